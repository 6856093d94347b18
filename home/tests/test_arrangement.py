"""The front page is what the editors have arranged: order, switches, titles, numbers, and no story twice."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.blocks import default_parts
from home.front.rows import Part
from home.front.rows import arrange as arrange_parts
from home.models import DayChoice, DayRecord, HomePage
from media.factories import ImageFactory
from places.models import Place
from stories.factories import make_article, make_campaign, make_exemplar, make_hidden_stories
from stories.models import Field, Story
from visits.factories import make_views
from visits.popularity import refresh

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.date(2020, 1, 1)
STORY = re.compile(r'<h[23][^>]*><a (?:class="press" )?href="(/(?:guong|tin-tuc|phong-trao)/[^"?]+/)"')


def arrange(*parts, **values) -> HomePage:
    """Store the parts: a name, or a name with settings."""
    home = HomePage.objects.get()
    pairs = [(part, {}) if isinstance(part, str) else part for part in parts]
    home.parts = [{"type": name, "value": value} for name, value in pairs]
    for name, value in values.items():
        setattr(home, name, value)
    home.save_revision().publish()
    return home


def front(client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    # Names and numbers are held together by hard spaces.
    return response.content.decode().replace("\u00a0", " ")


def headings(text: str) -> list[str]:
    return re.findall(r'<h2[^>]*id="phan-\d+">([^<]+)</h2>', text)


@pytest.fixture
def stories():
    """Some of everything, older than today."""
    field, place = Field.objects.first(), Place.objects.get(slug="tinh-son-la")
    campaign = make_campaign(title="Phong trào đang chạy", launcher="Hội Phụ nữ", level="tinh")
    for number in range(4):
        day = LONG_AGO + datetime.timedelta(days=number)
        make_exemplar(title=f"Gương {number}", grade="dien-hinh", published_date=day, fields=[field], place=place)
        make_exemplar(title=f"Việc tốt {number}", grade="viec-tot", published_date=day, campaigns=[campaign])
        make_article(title=f"Tin {number}", published_date=day, campaigns=[campaign])
    return campaign


def test_a_new_site_has_every_part_in_a_sensible_order():
    assert [block.block_type for block in HomePage.objects.get().parts] == [part["type"] for part in default_parts()]


def test_parts_stand_in_the_order_that_was_arranged(client, stories):
    arrange("news", "deeds", "exemplars", "places", "fields")
    assert headings(front(client)) == [
        "Tin mới",
        "Việc tốt quanh ta",
        "Gương điển hình mới",
        "Theo địa phương",
        "Theo lĩnh vực",
    ]


def test_a_part_that_is_switched_off_is_not_shown(client, stories):
    arrange("news", ("deeds", {"shown": False}))
    assert headings(front(client)) == ["Tin mới"]


def test_a_part_has_the_title_and_the_number_that_editors_gave_it(client, stories):
    arrange(("news", {"title": "Chuyện mới kể", "count": 2}))
    text = front(client)
    assert headings(text) == ["Chuyện mới kể"]
    assert len(STORY.findall(text)) == 2


def test_a_part_with_nothing_to_show_is_left_out(client):
    make_article(title="Tin duy nhất")
    text = front(client)
    assert headings(text) == []
    assert 'class="lead' in text
    assert "<h2 id=" not in text


def test_the_lead_is_the_newest_exemplar_unless_one_is_chosen(client, stories):
    arrange("lead", "exemplars")
    assert STORY.findall(front(client))[0] == "/guong/guong-3/"
    chosen = make_article(title="Tin được chọn", published_date=LONG_AGO)
    arrange("lead", "exemplars", lead_story=chosen)
    assert STORY.findall(front(client))[0] == f"/{chosen.address}/"


@pytest.mark.parametrize("state", ["draft", "scheduled", "unpublished", "expired", "restricted"])
def test_a_lead_that_is_not_public_gives_way(client, stories, state):
    hidden = make_hidden_stories("Kín tiếng")[state]
    arrange("lead", lead_story=hidden)
    text = front(client)
    assert "Kín tiếng" not in text
    assert STORY.findall(text) == ["/guong/guong-3/"]


def test_a_lead_that_was_deleted_gives_way(client, stories):
    chosen = make_article(title="Tin được chọn")
    arrange("lead", lead_story=chosen)
    chosen.delete()
    assert STORY.findall(front(client)) == ["/guong/guong-3/"]


@pytest.mark.parametrize("lead", ["", "Gương 1", "Tin 2"])
def test_no_story_stands_twice(client, stories, today, lead):
    arrange(*[part["type"] for part in default_parts()], lead_story=_story(lead) if lead else None)
    for number, title in enumerate(("Gương 0", "Tin 1"), start=1):
        DayRecord.objects.create(day=today - datetime.timedelta(days=number), story=_story(title))
    text = front(client).split("</main>")[0].split("<main")[1]
    links = re.findall(r'<a (?:class="press" )?href="(/(?:guong|tin-tuc|phong-trao)/[^"?]+/)"(?! tabindex)', text)
    assert len(links) == len(set(links)) >= 10


def _story(title: str) -> Story:
    return Story.objects.get(title=title)


def test_the_story_of_the_day_hangs_beside_the_lead(client, stories, today):
    DayChoice.objects.create(day=today, story=_story("Gương 3"), note="Nhân ngày hội")
    arrange("lead", "day")
    text = front(client)
    row = text.split('class="front"')[1]
    assert STORY.findall(row) == ["/guong/guong-2/", "/guong/guong-3/"]
    for words in ("<b>21</b>", "Thứ Ba", "Mùng 8 tháng Sáu", "Chuyện hôm nay", "Nhân ngày hội"):
        assert words in row


def test_a_campaign_shows_what_it_has_published_so_far(client, stories):
    arrange(("campaigns", {"stories_each": 3}))
    text = front(client)
    for words in ("Cấp tỉnh", "Hội Phụ nữ phát động", "<b>8</b> bài đã đăng"):
        assert words in text
    new = text.split('class="campaign__new"')[1].split("</ul>")[0]
    assert new.count("<li>") == 3
    assert "Tin 3" in new


def test_a_campaign_that_has_published_nothing_says_so(client):
    make_campaign(title="Phong trào mới")
    arrange("campaigns")
    assert "Chưa có bài nào" in front(client)


def test_words_of_the_editors_stand_where_they_put_them(client, stories):
    words = {"title": "Mời gặp mặt", "text": "Sáng thứ Bảy.", "button": "Đường tới", "address": "/lien-he/"}
    arrange("news", ("text", words | {"image": ImageFactory(title="Ảnh lời mời").pk}), "deeds")
    text = front(client)
    assert headings(text) == ["Tin mới", "Mời gặp mặt", "Việc tốt quanh ta"]
    assert '<a class="btn-2" href="/lien-he/">Đường tới</a>' in text


def test_words_alone_do_not_make_a_full_page(client):
    arrange(("text", {"title": "Sắp mở", "text": "Mời đón đọc."}))
    text = front(client)
    assert "chưa có chuyện nào" in text
    assert "Sắp mở" in text


def test_an_empty_site_says_what_will_be_here(client, today):
    text = front(client)
    for words in ("Gương điển hình", "Việc tốt quanh ta", "Mỗi ngày một chuyện", "<b>21</b>", "Thứ Ba"):
        assert words in text
    assert text.count("<h1") == 1


def test_a_page_without_parts_is_calm_too(client, stories):
    arrange()
    assert "Chuyện người tốt, việc tốt" in front(client)


def cost(client) -> int:
    client.get("/")
    with CaptureQueriesContext(connection) as found:
        assert client.get("/").status_code == 200
    return len(found)


def fill(number: int, campaigns, field, place, cover) -> None:
    for _round in range(number):
        common = {"fields": [field], "place": place, "cover": cover, "published_date": LONG_AGO}
        make_exemplar(grade="dien-hinh", **common)
        make_exemplar(grade="viec-tot", **common)
        make_article(campaigns=campaigns, **common)


def test_everything_on_costs_at_most_12_queries_however_many_stories(client, today):
    field, place, cover = Field.objects.first(), Place.objects.get(slug="tinh-son-la"), ImageFactory()
    campaigns = [make_campaign() for _number in range(3)]
    fill(3, campaigns, field, place, cover)
    words = ("text", {"title": "Mời gặp mặt", "image": ImageFactory().pk})
    arrange(*[part["type"] for part in default_parts()], words, lead_story=make_article(cover=cover))
    DayRecord.objects.create(day=today - datetime.timedelta(days=1), story=make_article())
    DayRecord.objects.create(day=today, story=make_article())
    few = cost(client)
    fill(8, campaigns, field, place, cover)
    assert cost(client) == few <= 12


def test_the_stories_read_most_stand_where_and_as_many_as_was_arranged(client, stories):
    for number in range(4):
        make_views(_story(f"Tin {number}").pk, number + 1)
    refresh()
    arrange(("most_read", {"days": "1", "count": 3}), "news")
    text = front(client)
    assert headings(text) == ["Đọc nhiều hôm nay", "Tin mới"]
    ranking = text.split('class="ranked"')[1].split("</ol>")[0]
    assert re.findall(r">(Tin \d)</a>", ranking) == ["Tin 3", "Tin 2", "Tin 1"]
    assert "4 lượt xem" in ranking


def test_a_ranking_takes_no_story_from_the_other_parts(client, stories):
    make_views(_story("Tin 3").pk, 5)
    refresh()
    arrange(("news", {"count": 4}), ("most_read", {"title": "Ai cũng đọc"}))
    text = front(client)
    assert headings(text) == ["Tin mới", "Ai cũng đọc"]
    assert text.count(">Tin 3</a>") == 2


@pytest.mark.parametrize(("number", "rows"), [(1, [1]), (3, [3]), (4, [2, 2]), (5, [3, 2])])
def test_columns_are_handed_out_evenly(number, rows):
    parts = [Part(name, ["x"]) for name in ("fields", "places", "most_read", "news", "fields")[:number]]
    assert [len(row.parts) for row in arrange_parts(parts)] == rows
