"""Searches are counted by day, without anything personal, without failing or slowing the answer."""

import datetime

import pytest
from django.db import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from core.dates import today
from search import counting
from search.counting import count, forget_old, is_personal
from search.models import AskedQuery
from stories.factories import make_article

pytestmark = pytest.mark.django_db
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 9) Chrome/80.0 Mobile"}


def counted() -> dict[str, int]:
    return dict(AskedQuery.objects.values_list("query", "times"))


def test_a_query_is_counted_folded_once_a_day_with_its_results(client):
    make_article(title="Con mương")
    for query in ("con mương", "Con  Muong", "con mương"):
        client.get("/tim-kiem/", {"q": query}, **BROWSER)
    row = AskedQuery.objects.get()
    assert (row.query, row.times, row.day) == ("con muong", 3, today())


@pytest.mark.parametrize(
    "params",
    [{"trang": "2"}, {"loai": "guong"}, {"tu": "01/01/2025"}, {"format": "json"}, {"q": ""}, {"q": "?!"}],
)
def test_later_pages_filters_machines_and_empty_queries_are_not_counted(client, params):
    client.get("/tim-kiem/", {"q": "con mương"} | params, **BROWSER)
    client.get("/tim-kiem/goi-y/", {"q": "con mương"}, **BROWSER)
    assert counted() == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": "curl/8.0"},
        {"HTTP_USER_AGENT": "facebookexternalhit/1.1"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender", **BROWSER},
        {"HTTP_PURPOSE": "prefetch", **BROWSER},
    ],
)
def test_robots_and_pages_fetched_ahead_are_not_counted(client, headers):
    client.get("/tim-kiem/", {"q": "con mương"}, **headers)
    client.head("/tim-kiem/", {"q": "con mương"}, **BROWSER)
    assert counted() == {}


@pytest.mark.parametrize(
    "query",
    [
        *("ban@vidu.gov.vn", "viết cho a.b@c.vn", "0912345678", "0912 345 678", "0912.345.678", "(024) 3826-1234"),
        *("+84 912 345 678", "cccd 014085001234", "số ０９１２３４５６７８", "0 9 1 2 3 4 5 6 7 8"),
        *(
            "0912·345·678",
            "0912:345:678",
            "0912…345…678",
            "ban (at) vidu.vn",
            "ban vidu gmail.com",
            "hộ chiếu B1234567",
        ),
        *("số nhà 12 phố Huế", "12 ngõ 34 Trần Phú"),
    ],
)
def test_what_looks_like_a_persons_own_is_not_kept(client, query):
    assert is_personal(query)
    client.get("/tim-kiem/", {"q": query}, **BROWSER)
    assert counted() == {}


@pytest.mark.parametrize(
    "query", ["2590/KH-UBND", "152/2025/NĐ-CP", "năm 2026", "con mương", "30/4/1975", "3,4 km", "ngõ sạch"]
)
def test_numbers_of_documents_and_days_are_kept(query):
    assert not is_personal(query)


@given(digits=st.text("0123456789", min_size=9, max_size=14), separator=st.sampled_from(["", " ", ".", "-", " - "]))
def test_nine_digits_are_personal_however_they_are_set_apart(digits, separator):
    assert is_personal(f"gọi {separator.join(digits)} nhé")


def test_a_day_tells_only_so_many_queries_apart(monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_DAY", 3)
    for query in ("một", "hai", "ba", "bốn", "một", "năm"):
        count(query, 1)
    assert counted() == {"mot": 2, "hai": 1, "ba": 1}


def test_a_long_query_is_cut():
    count("ươ " * 300, 0)
    assert [len(query) <= 100 for query in counted()] == [True]


def test_the_answer_comes_even_if_counting_fails(client, monkeypatch, caplog):
    def fail(*args):
        raise DatabaseError("khóa")

    monkeypatch.setattr(counting, "count", fail)
    assert client.get("/tim-kiem/", {"q": "con mương"}, **BROWSER).status_code == 200
    assert "a search was not counted" in caplog.text


def test_old_days_are_forgotten(settings):
    settings.SEARCHES_KEPT_DAYS = 30
    for age in (0, 30, 31, 400):
        AskedQuery.objects.create(day=today() - datetime.timedelta(days=age), query=f"{age}", times=1)
    assert forget_old() == 2
    assert sorted(counted()) == ["0", "30"]
    assert forget_old() == 0
