"""The calendar of stories as readers see it."""

import datetime
import html

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date

from home.models import DayChoice, DayRecord
from media.factories import ImageFactory
from stories.factories import make_exemplar, make_hidden_stories
from stories.models import Listing

pytestmark = pytest.mark.django_db
ONE = datetime.timedelta(days=1)


def exemplar(title: str = "Bà Ban giữ mương", **values):
    return make_exemplar(
        **{"title": title, "grade": "dien-hinh", "published_date": datetime.date(2020, 1, 1), **values}
    )


def record(day: datetime.date, **values):
    return DayRecord.objects.create(day=day, story=exemplar(**values))


def read(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_leaf_of_today_tells_the_day_in_both_calendars(client, today):
    story = exemplar()
    text = read(client, "/moi-ngay/2026/07/21/")
    for words in ("<b>21</b>", "Thứ Ba", "Tháng 7, năm 2026", "Mùng 8 tháng Sáu", "năm Bính Ngọ", "Chuyện hôm nay"):
        assert words in text
    assert f'href="/{story.address}/"' in text
    assert "<title>Thứ Ba, 21/07/2026: Bà Ban giữ mương · Lan Tỏa</title>" in text


def test_a_day_that_is_over_keeps_its_leaf_and_its_note(client, today):
    DayRecord.objects.create(day=today - ONE, story=exemplar(), note="Nhân ngày hội")
    text = read(client, "/moi-ngay/2026/07/20/")
    assert "Nhân ngày hội" in text
    assert "Chuyện của ngày" in text


def test_days_lead_to_those_beside_them_over_gaps(client, today):
    for number in (1, 4, 9):
        record(today - ONE * number)
    text = read(client, "/moi-ngay/2026/07/17/")
    assert 'href="/moi-ngay/2026/07/12/" rel="prev"' in text
    assert 'href="/moi-ngay/2026/07/20/" rel="next"' in text
    assert 'href="/moi-ngay/2026/07/21/" rel="next"' in read(client, "/moi-ngay/2026/07/20/")
    assert 'rel="next"' not in read(client, "/moi-ngay/2026/07/21/")
    assert 'rel="prev"' not in read(client, "/moi-ngay/2026/07/12/")


def test_a_day_whose_story_was_taken_away_says_so_without_its_title(client, today):
    hidden = make_hidden_stories("Kín tiếng")["unpublished"]
    DayRecord.objects.create(day=today - ONE, story=hidden)
    record(today - ONE * 2)
    text = read(client, "/moi-ngay/2026/07/20/", 410)
    assert "không còn trên trang" in text
    assert "Kín tiếng" not in text
    assert "/moi-ngay/2026/07/19/" in text
    assert "/moi-ngay/2026/07/20/" not in read(client, "/moi-ngay/")


@pytest.mark.parametrize(
    "day",
    [
        "2026/07/22",
        "2026/08/01",
        "2026/02/30",
        "2026/13/01",
        "2026/00/10",
        "2026/7/21",
        "0000/01/01",
        "9999/12/31",
        "2026/07/19",
        "26/07/21",
        "2026/07/21/x",
        "۲۰۲۶/07/21",
    ],
)
def test_days_to_come_and_days_that_do_not_exist_are_not_found(client, today, day):
    story = exemplar()
    for ahead in (1, 11):
        DayChoice.objects.create(day=today + ONE * ahead, story=story)
        DayRecord.objects.create(day=today + ONE * ahead, story=story)
    read(client, f"/moi-ngay/{day}/", 404)


def test_the_archive_shows_this_month_and_leads_to_the_months_beside_it(client, today):
    for day, title in (("2026-04-30", "xuân"), ("2026-06-30", "hạ"), ("2026-07-01", "thu")):
        record(datetime.date.fromisoformat(day), title=f"Chuyện mùa {title}")
    text = read(client, "/moi-ngay/")
    assert "Tháng 7 năm 2026" in text
    assert "Chuyện mùa thu" in text
    assert "Chuyện mùa hạ" not in text
    assert 'href="/moi-ngay/2026/06/" rel="prev"' in text
    june = read(client, "/moi-ngay/2026/06/")
    assert 'href="/moi-ngay/2026/04/" rel="prev"' in june
    assert 'href="/moi-ngay/2026/07/" rel="next"' in june
    assert "<title>Mỗi ngày một chuyện, tháng 6 năm 2026 · Lan Tỏa</title>" in june


def test_the_archive_begins_with_the_latest_month_that_has_a_leaf(client, today):
    record(datetime.date(2026, 3, 3), title="Chuyện tháng Ba")
    Listing.objects.all().update(sort_date="2027-01-01T00:00:00Z")
    assert "Chuyện tháng Ba" in read(client, "/moi-ngay/")


@pytest.mark.parametrize("month", ["2026/05", "2026/08", "2026/13", "2026/00", "9999/12", "0000/01", "2026/5"])
def test_months_without_leaves_are_not_found(client, today, month):
    record(today - ONE)
    read(client, f"/moi-ngay/{month}/", 404)


def test_a_site_without_stories_has_an_archive_that_says_so(client, today):
    assert "Chưa có ngày nào" in read(client, "/moi-ngay/")


@pytest.mark.parametrize("address", ["/moi-ngay/", "/moi-ngay/2026/07/21/"])
def test_caches_forget_the_leaf_within_a_minute(client, today, address):
    exemplar()
    assert "max-age=60" in client.get(address).headers["Cache-Control"]
    assert "max-age=60" in client.get("/").headers["Cache-Control"]


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_an_archive_of_20_days_costs_the_same_as_one_of_2(client, today):
    cover = ImageFactory()
    for number in (1, 2):
        record(today - ONE * number, cover=cover)
    few = queries(client, "/moi-ngay/")
    for number in range(3, 21):
        record(today - ONE * number, cover=cover)
    assert queries(client, "/moi-ngay/") == few <= 12
    assert queries(client, "/moi-ngay/2026/07/20/") <= 12


def feed(client, form: str):
    response = client.get(f"/moi-ngay/{form}/")
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_the_days_can_be_followed_a_leaf_an_item(client, today, form):
    story = exemplar("Trong & ngoài", lead="Lời dẫn.")
    for number in (1, 3):
        DayRecord.objects.create(day=today - ONE * number, story=story)
    DayRecord.objects.create(day=today - ONE * 2, story=make_hidden_stories("Kín tiếng")["unpublished"])
    found = feed(client, form)
    assert found.feed.title == "Mỗi ngày một chuyện · Lan Tỏa"
    assert found.feed.link == "http://testserver/moi-ngay/"
    days = ("21", "20", "18")
    assert [item.link for item in found.entries] == [f"http://testserver/moi-ngay/2026/07/{day}/" for day in days]
    assert [item.id for item in found.entries] == [item.link for item in found.entries]
    first = found.entries[0]
    assert html.unescape(first.title) == "Thứ Ba, 21/07/2026: Trong & ngoài"
    assert first.summary == "Lời dẫn."
    assert first.published_parsed[:4] == (2026, 7, 20, 17)


def test_without_a_day_the_feed_is_empty_and_conditions_say_nothing(client, today):
    assert feed(client, "rss").entries == []
    record(today - ONE)
    assert len(feedparser.parse(client.get("/moi-ngay/atom/?thang=x&nam=2020").content).entries) == 2


def test_another_leaf_is_sent_to_those_who_have_the_old_ones(client, today):
    exemplar()
    response = client.get("/moi-ngay/rss/")
    known = {"If-None-Match": response["ETag"], "If-Modified-Since": http_date(timezone.now().timestamp())}
    assert client.get("/moi-ngay/rss/", headers=known).status_code == 304
    DayChoice.objects.create(day=today, story=make_exemplar(title="Được chọn"))
    assert "Được chọn" in client.get("/moi-ngay/rss/", headers=known).content.decode()


def test_every_page_of_the_days_names_their_feeds(client, today):
    record(today - ONE)
    for address in ("/moi-ngay/", "/moi-ngay/2026/07/", "/moi-ngay/2026/07/20/"):
        head = read(client, address).split("</head>")[0]
        assert 'type="application/rss+xml" title="Mỗi ngày một chuyện" href="/moi-ngay/rss/"' in head
        assert 'type="application/atom+xml" title="Mỗi ngày một chuyện" href="/moi-ngay/atom/"' in head


def test_a_feed_of_many_days_asks_no_more_than_one_of_few(client, today):
    found = []
    for numbers in (range(1, 3), range(3, 45)):
        for number in numbers:
            record(today - ONE * number, cover=ImageFactory())
        with CaptureQueriesContext(connection) as asked:
            items = len(feed(client, "rss").entries)
        found.append((items, len(asked)))
    assert [items for items, _asked in found] == [3, 30]
    assert found[0][1] == found[1][1] <= 12
