"""What editors put first, and their report of what was asked."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Page

from accounts import roles
from core.dates import today
from home.models import InformationPage
from search.models import AskedQuery, Promotion
from search.outbox import catch_up
from stories.factories import make_article, make_exemplar, make_hidden_stories, make_site, restrict
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
REPORT = "/quan-tri/ban-doc-tim-gi/"


def promote(page: Page, query: str = "Hòa bình", **values) -> Promotion:
    return Promotion.objects.create(query=query, page=Page.objects.get(pk=page.pk), **values)


def shown(client, query: str, **params) -> list[str]:
    """Return the titles of the results, those put first with a star."""
    catch_up()
    page = BeautifulSoup(client.get("/tim-kiem/", {"q": query} | params).content.decode(), "html.parser")
    hits = page.select(".hit")
    return [("*" if hit.select_one(".kicker") else "") + hit.h3.get_text().replace("\u00a0", " ") for hit in hits]


@pytest.mark.parametrize("query", ["hòa bình", "hoà bình", "hoa binh", "HÒA BÌNH", "  hoa   bình "])
def test_a_promoted_page_stands_first_once_however_the_query_is_written(client, query):
    make_article(title="Hòa bình trên bản")
    other = make_article(title="Chuyện khác về hòa bình")
    promote(other, note="Nên đọc trước.")
    found = shown(client, query)
    assert found[0] == "*Chuyện khác về hòa bình"
    assert found.count("Chuyện khác về hòa bình") == 0
    assert "Hòa bình trên bản" in found


def test_other_queries_filters_and_pages_are_left_alone(client):
    promote(make_article(title="Nơi khác"))
    assert shown(client, "hòa bình yên") == []
    assert shown(client, "hòa bình", loai="guong") == []
    assert client.get("/tim-kiem/?q=hòa+bình&format=json").json()["results"] == []


def test_pages_that_not_everybody_may_see_are_not_shown(client):
    for story in make_hidden_stories("Chim hoàng yến").values():
        if story.pk and Page.objects.filter(pk=story.pk).exists():
            promote(story)
    about = InformationPage(title="Trang kín", slug="trang-kin")
    make_site().add_child(instance=about)
    promote(about)
    assert shown(client, "hòa bình") == ["*Trang kín"]
    restrict(about)
    assert shown(client, "hòa bình") == []


def test_the_same_page_twice_for_a_query_is_refused_in_words():
    page = make_article()
    promote(page, "Hòa bình")
    with pytest.raises(ValidationError, match="đã được đưa lên đầu"):
        Promotion(query="hoa binh", page=Page.objects.get(pk=page.pk)).full_clean()


def test_an_editor_in_charge_puts_a_page_first(client):
    page = make_exemplar(title="Bà Ban")
    staff = sign_in(make_user(roles.APPROVER))
    sent = staff.post("/quan-tri/dua-len-dau/new/", {"query": "con mương", "page": page.pk, "note": ""})
    assert sent.status_code == 302
    assert shown(client, "con muong")[0] == "*Bà Ban"
    assert "con mương" in staff.get("/quan-tri/dua-len-dau/?q=muong").content.decode()


@pytest.fixture
def asked():
    for days, query, times, results in (
        (0, "con muong", 5, 3),
        (3, "con muong", 4, 1),
        (0, "=cmd()", 2, 0),
        (20, "lop hoc", 9, 0),
        (200, "cho phien", 50, 2),
    ):
        AskedQuery.objects.create(
            day=today() - datetime.timedelta(days=days), query=query, times=times, results=results
        )


def rows(page: str) -> list[tuple[str, str]]:
    table = BeautifulSoup(page, "html.parser").select("table tbody tr")
    return [tuple(cell.get_text(strip=True) for cell in row.select("td")[:2]) for row in table]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, [("con muong", "9"), ("lop hoc", "9"), ("=cmd()", "2")]),
        ({"days": "7"}, [("con muong", "9"), ("=cmd()", "2")]),
        ({"days": "365"}, [("cho phien", "50"), ("con muong", "9"), ("lop hoc", "9"), ("=cmd()", "2")]),
        ({"found": "khong"}, [("lop hoc", "9"), ("=cmd()", "2")]),
        ({"days": "9999", "found": "x", "ordering": "'"}, [("con muong", "9"), ("lop hoc", "9"), ("=cmd()", "2")]),
        ({"q": "MƯƠNG"}, [("con muong", "9")]),
    ],
)
def test_editors_see_what_was_asked_and_what_found_nothing(asked, params, expected):
    assert rows(sign_in(make_user()).get(REPORT, params).content.decode()) == expected


def test_the_report_can_be_taken_along_and_opened_safely(asked):
    editor = sign_in(make_user())
    csv = b"".join(editor.get(REPORT, {"export": "csv"}).streaming_content).decode()
    assert csv.startswith("\ufeffCâu tìm (không dấu),Số lần")
    assert "\n'=cmd()," in csv
    assert editor.get(REPORT, {"export": "xlsx"}).status_code == 200


def test_those_who_edit_nothing_see_neither():
    writer = sign_in(make_user(roles.WRITER))
    assert writer.get(REPORT).status_code in (302, 403)
    assert writer.get("/quan-tri/dua-len-dau/").status_code in (302, 403)
