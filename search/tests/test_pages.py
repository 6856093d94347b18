"""The page of search and its JSON: whatever the address says, an answer that helps on and shows nothing hidden."""

import datetime
import html
import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.factories import load_real
from places.models import Place
from search import engine
from search.outbox import catch_up
from search.types import Found, Wanted
from stories.factories import (
    make_article,
    make_campaign,
    make_document,
    make_exemplar,
    make_hidden_stories,
)
from stories.models import Field, Listing

pytestmark = pytest.mark.django_db
ROW = {"title", "url", "kind", "date", "place", "fields", "snippet"}
PARAMETERS = (
    *("q", "linh-vuc", "dia-phuong", "loai", "doi-tuong", "nam", "phong-trao", "tu", "den", "sap-xep", "trang"),
    "format",
)
_INDEX = re.compile(r"lantoa_search_(?:tokens|search\w+)")
NASTY = (
    *("", " ", "0", "-1", "101", "1e99", "9" * 40, "null", "%", "' OR 1=1 --", "<script>alert(1)</script>"),
    *("a" * 10_000, "\u202e", "😀", "ﬁ", "\x00", "a\x00b", "32/13/2026", "2026-02-30", "00/00/0000", "[]", "{{7*7}}"),
    *('"', '"" ""', "“con mương", "(a OR b)* NEAR/2 ~x^3", "title:a AND NOT b", "\u0301\u0323", "?", "…", "và của là"),
)


def soup(client, **params):
    """Return the page that these parameters lead to, when the index has caught up."""
    catch_up()
    response = client.get("/tim-kiem/", params)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode().replace("\u00a0", " "), "html.parser")


def titles(page) -> list[str]:
    return [heading.get_text() for heading in page.select(".hit h3")]


def data(client, **params):
    """Return the answer for machines, when the index has caught up."""
    catch_up()
    response = client.get("/tim-kiem/", params | {"format": "json"})
    assert response.status_code == 200
    return response.json()


@pytest.fixture
def stories():
    """Three stories and a document about water, of several kinds, fields, places and years."""
    son_la, field = Place.objects.get(slug="tinh-son-la"), Field.objects.get(slug="nong-nghiep")
    campaign = make_campaign(title="Nghìn việc tốt", fields=[Field.objects.get(slug="van-hoa")])
    canal = make_exemplar(
        title="Bà Ban và con mương giữ nước",
        lead="Mười năm giữ nước cho bốn bản.",
        fields=[field, Field.objects.get(slug="moi-truong")],
        place=son_la,
        year=2026,
        campaigns=[campaign],
        published_date=datetime.date(2026, 7, 18),
    )
    make_exemplar(title="Tổ giữ nước sạch", subject_type="tap-the", year=2024, published_date=datetime.date(2024, 3, 2))
    make_article(title="Hội thi giữ nước", published_date=datetime.date(2025, 1, 1))
    make_document(number="2590/KH-UBND", subject="Kế hoạch giữ nước", date=datetime.date(2023, 5, 4))
    catch_up()
    return canal


def test_the_page_shows_results_with_their_words_marked(client, stories):
    page = soup(client, q="giu nuoc")
    assert page.h1.get_text() == "Tìm thấy 4 kết quả"
    assert "Bà Ban và con mương giữ nước" in titles(page)
    assert {mark.get_text().lower() for mark in page.select(".hit h3 mark")} == {"giữ nước"}
    hit = next(hit for hit in page.select(".hit") if "Bà Ban" in hit.get_text())
    assert hit.a["href"] == f"/{stories.address}/"
    assert "Nông nghiệp" in hit.get_text() and "Sơn La" in hit.get_text() and "18/07" in hit.get_text()
    assert page.select_one("meta[name=robots]")["content"] == "noindex,follow"


@pytest.mark.parametrize(
    "address", ["/tim-kiem/", "/tim-kiem/?q=nuoc", "/tim-kiem/?format=json", "/tim-kiem/goi-y/?q=a"]
)
def test_nothing_of_it_is_stored_and_no_cookie_is_set(client, stories, address):
    response = client.get(address)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "script-src 'self';" in response["Content-Security-Policy"]
    assert client.post(address).status_code == 405


def test_the_answer_for_machines_is_what_it_promises(client, stories):
    found = data(client, q="giữ nước")
    assert list(found) == ["total", "results", "facets", "understood", "suggestion"]
    assert found["total"] == 4 == len(found["results"])
    assert all(set(row) == ROW for row in found["results"])
    row = next(row for row in found["results"] if row["url"] == f"/{stories.address}/")
    assert row["title"] == "Bà Ban và con mương giữ nước"
    assert (row["kind"], row["date"], row["place"]) == ("exemplar", "2026-07-18", "tỉnh Sơn La")
    assert row["fields"][0] == "Nông nghiệp" and set(row["fields"]) == {"Nông nghiệp", "Môi trường"}
    assert "giữ nước" in row["snippet"] and "<" not in row["snippet"]
    document = next(row for row in found["results"] if row["kind"] == "document")
    assert (document["date"], document["place"], document["fields"]) == ("2023-05-04", None, [])
    assert {"value": "guong", "label": "Gương điển hình", "count": 2} in found["facets"]["loai"]
    assert found["understood"] == []
    assert found["suggestion"] is None


def test_a_story_without_a_known_date_has_none(client):
    make_exemplar(title="Chuyện không rõ ngày", published_date=None, date_unknown=True)
    assert data(client, q="chuyện không rõ ngày")["results"][0]["date"] is None


@pytest.mark.parametrize(
    ("params", "number"),
    [
        ({"linh-vuc": "nong-nghiep"}, 1),
        ({"dia-phuong": "tinh-son-la"}, 1),
        ({"loai": "guong"}, 2),
        ({"loai": "tin-tuc"}, 1),
        ({"loai": "van-ban"}, 1),
        ({"doi-tuong": "tap-the"}, 1),
        ({"nam": "2024"}, 1),
        ({"phong-trao": "nghin-viec-tot"}, 1),
        ({"tu": "01/01/2025"}, 2),
        ({"tu": "2025-01-01", "den": "1/1/2025"}, 1),
        ({"den": "31/12/2024", "loai": "guong"}, 1),
        ({"linh-vuc": "nong-nghiep", "dia-phuong": "tinh-son-la", "nam": "2026"}, 1),
        ({"linh-vuc": "y-te"}, 4),
        ({"linh-vuc": "van-hoa"}, 0),
    ],
)
def test_every_filter_narrows(client, stories, params, number):
    assert data(client, q="giữ nước", **params)["total"] == number


def test_filters_alone_list_what_they_leave_newest_first(client, stories):
    assert [row["title"] for row in data(client, loai="guong")["results"]] == [
        "Bà Ban và con mương giữ nước",
        "Tổ giữ nước sạch",
    ]


def test_the_order_can_be_the_newest_first(client, stories):
    dates = [row["date"] for row in data(client, q="giữ nước", **{"sap-xep": "moi-nhat"})["results"]]
    assert dates == sorted(dates, reverse=True)
    assert "Kết quả, mới nhất trước" in soup(client, q="giữ nước", **{"sap-xep": "moi-nhat"}).get_text()


def test_an_option_keeps_the_words_and_says_how_many_it_leads_to(client, stories):
    page = soup(client, q="giữ nước")
    option = next(link for link in page.select(".facet a") if "Tin bài" in link.get_text())
    assert option["href"] == "/tim-kiem/?q=gi%E1%BB%AF+n%C6%B0%E1%BB%9Bc&loai=tin-tuc"
    found = soup(client, q="giữ nước", loai="tin-tuc")
    assert titles(found) == ["Hội thi giữ nước"]
    # The other options of the chosen filter stay, with what they would lead to.
    others = {row["value"]: row["count"] for row in data(client, q="giữ nước", loai="tin-tuc")["facets"]["loai"]}
    assert others == {"guong": 2, "tin-tuc": 1, "van-ban": 1}
    chosen = found.select_one(".facet a[aria-current]")
    assert html.unescape(chosen["href"]) == "/tim-kiem/?q=gi%E1%BB%AF+n%C6%B0%E1%BB%9Bc"


def test_what_was_understood_can_be_taken_off(client, tmp_path):
    places = load_real(tmp_path, "huyen-thuan-chau-son-la")
    make_exemplar(title="Bà Ban giữ nước", place=places["xa-nong-lay-son-la"])
    found = data(client, q="giu nuoc nong lay", loai="guong")
    said = {row["kind"]: row for row in found["understood"]}
    assert "Nong Lay" in said["place"]["label"]
    assert said["loai"] == {"kind": "loai", "text": "guong", "label": "Gương điển hình"}
    page = soup(client, q="giu nuoc nong lay", loai="guong")
    chips = {chip.span.get_text(): chip["href"] for chip in page.select(".ask .chip:not(.chip--line)")}
    assert next(url for words, url in chips.items() if words.startswith("Nơi:")) == "/tim-kiem/?q=giu+nuoc&loai=guong"
    assert chips["Gương điển hình"] == "/tim-kiem/?q=giu+nuoc+nong+lay"


def test_an_old_place_is_shown_with_its_name_of_today_and_its_stories(client, tmp_path):
    places = load_real(tmp_path, "huyen-thuan-chau-son-la")
    for number in range(4):
        make_exemplar(title=f"Chuyện {number}", place=places["xa-nong-lay-son-la"])
    page = soup(client, q="nong lay")
    first = page.select_one(".beside a")
    assert first.b.get_text() == "Xã Nong Lay, nay là xã Chiềng La"
    assert first.span.get_text() == "huyện Thuận Châu, tỉnh Sơn La · 4 bài"
    assert first["href"] == "/dia-phuong/xa-nong-lay-son-la/"
    assert len(titles(page)) == 4


def test_fields_and_documents_that_the_words_name_are_offered(client, stories):
    assert soup(client, q="nông nghiệp").select_one(".chips a[href='/linh-vuc/nong-nghiep/']")
    assert "2590/KH-UBND" in soup(client, q="2590/kh").get_text()


def test_typing_without_marks_and_in_telex_finds_the_same(client, stories):
    for query in ("con muong", "con mương", "con muwowng", "CON MƯƠNG"):
        assert titles(soup(client, q=query))[:1] == ["Bà Ban và con mương giữ nước"], query
    said = data(client, q="con muwowng")["understood"]
    assert {"kind": "corrected", "text": "con muwowng", "label": "con mương"} in said


def test_a_quotation_is_said_and_can_be_loosened(client, stories):
    page = soup(client, q='"con mương"')
    assert titles(page) == ["Bà Ban và con mương giữ nước"]
    chip = page.select_one(".ask .chip")
    assert chip.span.get_text() == "Đúng cụm: “con mương”"
    assert chip["href"] == "/tim-kiem/?q=con+m%C6%B0%C6%A1ng"


def test_results_stand_on_numbered_pages(client):
    for number in range(23):
        make_article(title=f"Con mương số {number}")
    first, last = soup(client, q="con mương"), soup(client, q="con mương", trang="3")
    assert len(titles(first)) == 10
    assert len(titles(last)) == 3
    assert not set(titles(first)) & set(titles(last))
    assert [link["href"].rpartition("=")[2] for link in first.select(".pager a")] == ["2", "3", "2"]
    assert last.select_one(".pager [aria-current]").get_text() == "Trang 3"
    beyond = soup(client, q="con mương", trang="77")
    assert titles(beyond) == []
    assert beyond.h1.get_text() == "Tìm thấy 23 kết quả"
    assert beyond.find("a", string="Về trang đầu")["href"] == "/tim-kiem/?q=con+m%C6%B0%C6%A1ng"
    assert data(client, q="con mương", trang="77")["results"] == []


def test_the_empty_form_shows_examples_and_ways_on(client, stories):
    page = soup(client)
    assert page.h1.get_text() == "Tìm kiếm"
    examples = [link["href"] for link in page.select(".ask .chip")]
    assert all(url.startswith("/tim-kiem/?q=") for url in examples) and len(examples) > 2
    assert page.select_one("a[href='/linh-vuc/']")
    assert data(client) == {"total": 0, "results": [], "facets": {}, "understood": [], "suggestion": None}


def test_an_empty_result_says_what_to_drop_and_where_to_look(client, stories):
    page = soup(client, q="giữ nước", loai="guong", nam="1999")
    assert page.h1.get_text() == "Chưa tìm thấy kết quả nào"
    ways = {way["href"]: way.span.get_text() for way in page.select(".empty .toc a")}
    assert ways == {"/tim-kiem/?q=gi%E1%BB%AF+n%C6%B0%E1%BB%9Bc&loai=guong": "còn 2 kết quả"}
    assert page.select_one("a[href='/dia-phuong/']")


def test_what_comes_near_stands_apart_from_results(client, monkeypatch, stories):
    hits = engine.search("con mương", Wanted()).hits

    def find_near(self, wanted):
        return Found(self.understood, near=hits[:1])

    monkeypatch.setattr(engine.Inquiry, "find", find_near)
    page = soup(client, q="con mương trên sao Hỏa")
    assert page.h1.get_text() == "Chưa tìm thấy kết quả nào"
    near = page.select_one("section[aria-labelledby=gan]")
    assert near.h2.get_text() == "Gần với điều bạn tìm"
    assert titles(near) == ["Bà Ban và con mương giữ nước"]
    assert data(client, q="con mương trên sao Hỏa")["results"] == []


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"nam": "20x6"}, "Năm: 20x6"),
        ({"loai": "x"}, "Loại: x"),
        ({"tu": "31/02/2026"}, "Từ ngày: 31/02/2026"),
        ({"den": "hôm qua"}, "Đến ngày: hôm qua"),
        ({"sap-xep": "ngau-nhien"}, "Sắp xếp: ngau-nhien"),
        ({"trang": "101"}, "Trang: 101"),
        ({"dia-phuong": "khong-co"}, "Địa phương: khong-co"),
    ],
)
def test_what_says_nothing_is_named_and_passed_over(client, stories, params, said):
    page = soup(client, q="giữ nước", **params)
    assert page.select_one("#bo-qua").get_text() == f"Bỏ qua điều kiện không hiểu: {said}."
    assert page.h1.get_text() == "Tìm thấy 4 kết quả"


def test_two_days_the_wrong_way_round_are_put_in_order(client, stories):
    page = soup(client, q="giữ nước", tu="31/12/2025", den="2025-01-01")
    assert "hai ngày đã được đổi chỗ" in page.get_text()
    assert titles(page) == ["Hội thi giữ nước"]
    assert page.select_one("#rong-tu")["value"] == "2025-01-01"


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_every_parameter_takes_any_value(client, stories, parameter, value):
    for more in ({}, {"q": "giữ nước"}, {"format": "json"}):
        response = client.get("/tim-kiem/", {parameter: value} | more)
        assert response.status_code == 200
        assert "<script>alert(1)</script>" not in response.content.decode() or more.get("format") == "json"
    assert client.get("/tim-kiem/goi-y/", {parameter: value}).status_code == 200


@pytest.mark.parametrize("query", ["%00", "q=%ff%fe", "q=%ed%a0%80", "%", "&&&=", "q[]=1", "q=a&q=b&q", "q&loai&trang"])
def test_broken_queries_are_answered(client, query):
    for address in ("/tim-kiem/", "/tim-kiem/goi-y/"):
        assert client.get(f"{address}?{query}").status_code == 200
    response = client.get(f"/tim-kiem/?{query}&format=json")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_parameter_may_be_repeated(client, parameter):
    assert client.get(f"/tim-kiem/?{parameter}=a&{parameter}=b&{parameter}").status_code == 200


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(params=st.dictionaries(st.sampled_from(PARAMETERS[:-1]), st.text(max_size=60), max_size=4))
def test_any_parameters_give_a_page_and_an_honest_answer(client, params):
    assert client.get("/tim-kiem/", params).status_code == 200
    found = data(client, **params)
    assert isinstance(found["total"], int) and len(found["results"]) <= 10
    assert all(isinstance(one, dict) and set(one) == {"kind", "text", "label"} for one in found["understood"])


def test_the_beginning_of_a_long_query_counts_and_that_is_said(client, stories):
    page = soup(client, q="giữ nước " * 1000)
    assert "chỉ phần đầu được dùng" in page.get_text()
    assert len(page.select_one("#tim-trang")["value"]) <= 200


def test_hidden_stories_are_in_no_result_count_option_or_suggestion(client):
    make_article(title="Chim sẻ công khai")
    hidden = "Chim hoàng yến kín tiếng"
    for story in make_hidden_stories(hidden).values():
        if story.pk and type(story).objects.filter(pk=story.pk).exists():
            story.refresh_from_db()
    for query in ("chim hoang yen", "chim hoàng yến kín tiếng", "chim", '"hoàng yến"'):
        assert "hoàng yến kín" not in soup(client, q=query).get_text().lower().replace(query, "")
        found = data(client, q=query)
        assert found["total"] == len(found["results"]) <= 1
        assert hidden not in client.get("/tim-kiem/goi-y/", {"q": query}).content.decode()
    assert {row["count"] for rows in data(client, q="chim")["facets"].values() for row in rows} <= {1}


def test_a_result_that_is_no_longer_public_is_left_out(client, monkeypatch, stories):
    real = engine.Inquiry.find

    def late(*args):
        found = real(*args)
        Listing.objects.filter(pk=stories.pk).delete()
        return found

    monkeypatch.setattr(engine.Inquiry, "find", late)
    assert "Bà Ban" not in "".join(titles(soup(client, q="giữ nước")))


@pytest.mark.parametrize(
    "params", [{"q": "giữ nước"}, {"q": "giữ nước sơn la"}, {"q": "giữ nước", "loai": "guong", "nam": "2026"}]
)
def test_the_page_asks_the_database_the_same_however_many_stories_there_are(client, stories, params):
    def asked() -> tuple[int, int]:
        """Return the queries of the page, but for those that read the index, and all of them."""
        catch_up()
        client.get("/tim-kiem/", params)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/tim-kiem/", params).status_code == 200
        own = [one for one in queries if not _INDEX.search(one["sql"])]
        return len(own), len(queries)

    def more(number: int) -> None:
        for count in range(number):
            make_exemplar(title=f"Giữ nước {count}", year=2026, place=Place.objects.get(slug="tinh-son-la"))

    more(10)
    few = asked()
    # Still few enough to be ranked all.
    more(20)
    assert asked() == few
    assert few[0] <= 20


def test_the_page_of_a_search_is_one_of_the_site(client, stories):
    text = client.get("/tim-kiem/?q=nuoc").content.decode()
    assert re.search(r"<title>Tìm “nuoc” · Lan Tỏa</title>", text)
    assert 'action="/tim-kiem/"' in client.get("/gioi-thieu/").content.decode()


def test_suggestions_lead_to_pages(client, stories):
    found = client.get("/tim-kiem/goi-y/?q=con muo").json()
    assert {"text": "Bà Ban và con mương giữ nước", "url": f"/{stories.address}/"} in found
    assert client.get("/tim-kiem/goi-y/").json() == []
    assert len(client.get("/tim-kiem/goi-y/?q=giu").json()) <= 8
