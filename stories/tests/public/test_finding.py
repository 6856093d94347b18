"""The search by title: without accents, by the beginning of words, calm about anything that is typed."""

import html

import pytest

from places.models import Place
from stories.factories import make_article, make_document, make_exemplar, make_hidden_stories
from stories.finding import read_query
from stories.services.listing import rebuild
from stories.services.rows import title_words

pytestmark = pytest.mark.django_db


def titles(client, query: str) -> list[str]:
    """Return the titles that a search shows."""
    response = client.get("/tim-kiem/", {"q": query})
    assert response.status_code == 200
    text = html.unescape(response.content.decode()).replace("\u00a0", " ")
    return [part.split("</a>")[0].split(">")[-1] for part in text.split("<h3>")[1:]]


@pytest.mark.parametrize(
    "query", ["con mương", "con muong", "CON MƯƠNG", "muong con", "  con   mươ ", "con-mương!", "mương con mương"]
)
def test_titles_are_found_without_accents_by_the_beginning_of_words(client, query):
    make_exemplar(title="Bà Ban và con mương")
    make_article(title="Thương con")
    assert titles(client, query) == ["Bà Ban và con mương"]


def test_the_newest_come_first_and_pages_lead_on(client):
    for number in range(25):
        make_article(title=f"Con mương {number:02}")
    first = client.get("/tim-kiem/?q=muong").content.decode()
    assert "25 bài" in first.replace("\u00a0", " ")
    older = html.unescape(first.split('rel="next" href="')[1].split('"')[0])
    assert older.startswith("/tim-kiem/?q=muong&cu-hon=")
    assert client.get(older).content.decode().count("<h3>") == 5


@pytest.mark.parametrize("query", ["", " ", "a", "!", "%", "_", "😀", "中"])
def test_too_little_to_go_by_is_said_calmly(client, query):
    make_exemplar(title="A 😀 % _")
    response = client.get("/tim-kiem/", {"q": query})
    assert response.status_code == 200
    assert titles(client, query) == []
    assert "Xem theo lĩnh vực" in response.content.decode()


@pytest.mark.parametrize("query", ["ab" * 5000, "a b c d e f g h i j k l m " * 400, "'; DROP TABLE x; --" * 500])
def test_ten_thousand_letters_are_answered(client, query):
    response = client.get("/tim-kiem/", {"q": query})
    assert response.status_code == 200
    assert "chỉ phần đầu được dùng" in response.content.decode()
    assert len(read_query({"q": query}).text) <= 200


def test_a_percent_sign_finds_only_itself(client):
    make_exemplar(title="Mười phần trăm")
    assert titles(client, "100%_") == []


def test_what_is_hidden_is_not_found(client):
    make_hidden_stories("Chim hoàng yến")
    assert titles(client, "chim hoang yen") == []


def test_places_fields_and_documents_are_offered_beside(client):
    make_document(number="18/KH-UBND")
    make_exemplar(title="Một chuyện", place=Place.objects.get(slug="tinh-son-la"))
    assert "/dia-phuong/tinh-son-la/" in client.get("/tim-kiem/?q=son+la").content.decode()
    assert "18/KH-UBND" in client.get("/tim-kiem/?q=18/kh").content.decode()


def test_the_search_is_not_indexed_and_is_in_the_masthead(client):
    assert 'content="noindex,follow"' in client.get("/tim-kiem/?q=abc").content.decode()
    assert 'action="/tim-kiem/"' in client.get("/gioi-thieu/").content.decode()


def test_words_of_a_title_follow_a_change_and_a_rebuild():
    story = make_exemplar(title="Cũ")
    story.title = "Đổi mới – 100% \u201choa\u201d"
    story.save_revision().publish()
    story.listing.refresh_from_db()
    assert story.listing.title_words == title_words(story.title) == " doi moi 100 hoa "
    story.listing.title_words = ""
    story.listing.save()
    assert rebuild().stale == {story.pk}
