"""The first page, and that nothing of the admin calls elsewhere."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from stories.factories import make_article, make_exemplar
from stories.tests.admin.conftest import add_url, edit_url, make_user, sign_in


class Addresses(HTMLParser):
    """Collects where a page loads from, sends to or leads to; not what only a browser without script shows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(re.sub(r"<noscript.*?</noscript>", "", page, flags=re.S))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href", "action", "srcset", "poster", "data", "formaction", "xlink:href") and value:
                self.found.append(value)


def elsewhere(page: str) -> list[str]:
    """Return the addresses on other hosts, those inside scripts' settings included."""
    found = [address for address in Addresses(page).found if re.match(r"(https?:)?//", address)]
    return found + re.findall(
        r"https?://(?!www\.w3\.org)[^\s\"'<>\\]+", " ".join(re.findall(r"<script.*?</script>", page, re.S))
    )


def test_nothing_is_loaded_from_or_leads_to_another_host(admin):
    story = make_exemplar()
    assert elsewhere(Client().get("/quan-tri/login/").content.decode()) == []
    for address in ("/quan-tri/", "/quan-tri/guong/", "/quan-tri/guong/viet/", add_url(), edit_url(story)):
        response = admin.get(address)
        page = response.content.decode().replace("http://testserver", "")
        assert elsewhere(page) == [], address
        assert "connect-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("role", ["admin", "writer", "editor", "approver", "administrator"])
def test_the_four_things_to_write_are_one_press_away(request, role):
    client = request.getfixturevalue(role)
    page = client.get("/quan-tri/").content.decode()
    for text in ("Viết gương", "Viết việc tốt", "Viết tin", "Phong trào"):
        assert text in page
    for address in set(re.findall(r'href="(/quan-tri/[a-z-]+/viet/[^"]*)"', page)):
        assert client.get(address, follow=True).status_code == 200


def test_a_moderator_sees_a_calm_page(moderator):
    page = moderator.get("/quan-tri/").content.decode()
    assert "Viết gương" not in page
    assert "Bài của tôi đang dở" not in page


def test_my_drafts_are_mine_and_the_newest_first(db):
    me, other = make_user(name="toi"), make_user(name="nguoi-khac")
    make_exemplar(title="Cũ", owner=me, publish=False)
    make_article(title="Mới", owner=me, publish=False)
    make_exemplar(title="Đã lên trang", owner=me)
    make_exemplar(title="Của người khác", owner=other, publish=False)
    page = sign_in(me).get("/quan-tri/").content.decode()
    assert page.index("Mới</a>") < page.index("Cũ</a>")
    assert "Đã lên trang</a>" not in page
    assert "Của người khác" not in page


def test_the_first_page_costs_the_same_with_many_drafts(db, django_assert_max_num_queries):
    me = make_user(name="toi")
    client = sign_in(me)
    for _ in range(20):
        make_exemplar(owner=me, publish=False)
    client.get("/quan-tri/")
    with django_assert_max_num_queries(30):
        client.get("/quan-tri/")


def test_wagtails_own_news_and_name_are_gone(admin):
    page = admin.get("/quan-tri/").content.decode()
    body = page.split("<body")[1].split("<noscript")[0] + page.split("</noscript>")[1]
    for text in ("What&#x27;s new", "upgrade", "Wagtail 8", "guide.wagtail.org", "Editor guide"):
        assert text not in body
    assert "<title>" in page
    assert "- Wagtail</title>" not in page
