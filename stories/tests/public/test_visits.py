"""What readers see of visits: on stories and cards, in the block, and which stories are read most."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.sites import default_site
from stories.factories import make_article, make_exemplar, make_hidden_stories, restrict
from stories.models import Field, Listing
from visits.factories import make_views, mark_folded
from visits.models import MostRead, Totals, VisitSettings
from visits.popularity import refresh

pytestmark = pytest.mark.django_db
BLOCK = 'class="stats"'
FIGURES = ("Đang online", "Hôm nay", "7 ngày", "30 ngày", "365 ngày", "Tất cả")


def text_of(client, address: str) -> str:
    """Return a page with plain spaces."""
    return client.get(address).content.decode().replace("\u00a0", " ")


def figures(text: str) -> list[int]:
    """Return the six figures of the block, in its order."""
    block = text.split(BLOCK)[1].split("</section>")[0]
    found = re.findall(r"<dt>([^<]+)</dt>\s*<dd>([\d.]+)</dd>", block)
    assert tuple(name for name, _number in found) == FIGURES
    return [int(number.replace(".", "")) for _name, number in found]


def choose(**values) -> None:
    """Change what is shown of visits."""
    stored = VisitSettings.for_site(default_site())
    for name, value in values.items():
        setattr(stored, name, value)
    stored.save()


def told(client, story) -> dict:
    """Return what the page of a story fetches."""
    response = client.get(f"/xem/so-lieu/?trang={story.pk}")
    assert response.status_code == 200
    return response.json()


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


def test_a_story_says_how_often_it_was_viewed_here_and_before(client):
    story = make_article(title="Tin được đọc", views_at_origin=478)
    assert "478</span> lượt xem</p>" in text_of(client, f"/{story.address}/")
    make_views(story.pk)
    assert "<p><span data-views>479</span> lượt xem</p>" in text_of(client, f"/{story.address}/")


def test_a_card_says_views_and_comments_in_words(client):
    story = make_article(views_at_origin=1479)
    assert "<span>1.479 lượt xem</span>" in text_of(client, "/tin-tuc/")
    Listing.objects.filter(pk=story.pk).update(comments=3)
    assert "<span>1.479 lượt xem, 3 ý kiến</span>" in text_of(client, "/tin-tuc/")
    assert "lượt xem, 3 ý kiến</p>" in text_of(client, f"/{story.address}/")
    Listing.objects.filter(pk=story.pk).update(views=0)
    assert "<span>3 ý kiến</span>" in text_of(client, "/tin-tuc/")


def test_nothing_is_said_of_what_nobody_has_viewed(client):
    story = make_article()
    for address in (f"/{story.address}/", "/tin-tuc/", "/"):
        assert "lượt xem" not in text_of(client, address).split("<footer")[0], address


def test_the_newsroom_may_hide_them(client):
    story = make_article(views_at_origin=479)
    make_views(story.pk)
    refresh()
    choose(shows_views=False, shows_block=False, shows_most_read=False)
    for address in (f"/{story.address}/", "/tin-tuc/", "/"):
        text = text_of(client, address)
        assert "lượt xem" not in text, address
        assert "Đọc nhiều" not in text, address
        assert BLOCK not in text, address
    assert "data-figures" not in text_of(client, f"/{story.address}/")
    answer = told(client, story)
    assert (answer["views"], answer["block"].strip(), answer["most_read"].strip()) == ("", "", "")
    assert "không có số liệu" in text_of(client, "/truy-cap/")


@pytest.mark.parametrize(
    "address", ["/", "/guong/", "/linh-vuc/", "/dia-phuong/", "/van-ban/", "/gioi-thieu/", "/truy-cap/"]
)
def test_the_block_shows_six_figures_that_agree(client, address):
    story = make_article(views_at_origin=479)
    for days, times in ((0, 3), (6, 5), (29, 7), (364, 11), (400, 13)):
        make_views(story.pk, times, day=days_ago(days))
    make_views(-1, 2)
    text = text_of(client, address)
    assert figures(text) == [0, 5, 10, 17, 28, 41 + 479]
    assert text.count(BLOCK) == 1
    folded = timezone.localtime(Totals.objects.get().folded_at)
    assert f"Lượt đọc, tính đến {folded:%H:%M} ngày {folded:%d/%m/%Y}." in text


@pytest.mark.parametrize("address", ["/", "/guong/", "/truy-cap/"])
def test_where_nobody_counts_there_is_no_block(client, address):
    assert BLOCK not in text_of(client, address)
    make_views(-1)
    assert BLOCK in text_of(client, address)
    mark_folded(timezone.now() - datetime.timedelta(minutes=16))
    assert BLOCK not in text_of(client, address)


def test_pages_for_errors_ask_for_no_figures(client):
    make_views(-1)
    assert BLOCK not in text_of(client, "/khong-co/")


def test_a_story_fetches_its_figures_when_a_reader_comes_near(client):
    story, other = make_article(views_at_origin=478), make_article(title="Tin đọc nhiều")
    page = text_of(client, f"/{story.address}/")
    assert BLOCK not in page
    assert f'data-figures="/xem/so-lieu/?trang={story.pk}"' in page
    make_views(other.pk, 5)
    make_views(story.pk, 9)
    refresh()
    response = client.get(f"/xem/so-lieu/?trang={story.pk}")
    answer = response.json()
    assert answer["views"] == "487"
    assert figures(answer["block"])[-1] == 492
    assert "Tin đọc nhiều" in answer["most_read"]
    assert f"/{story.address}/" not in answer["most_read"]
    assert answer["sheet"] == "/static/css/lists.css"
    assert response.headers["Cache-Control"] == "public, max-age=10"
    assert not response.cookies


def test_no_figures_are_told_of_what_is_not_public(client):
    hidden = make_hidden_stories("Bí mật")
    for story in hidden.values():
        assert client.get(f"/xem/so-lieu/?trang={story.pk or 999999}").status_code == 404
    for said in ("", "x", "-1", "0", "9" * 30, "1.0", "%00", "１", "1&trang=x"):
        assert client.get(f"/xem/so-lieu/?trang={said}").status_code in (400, 404), said
    assert client.get("/xem/so-lieu/").status_code == 404
    assert client.post("/xem/so-lieu/").status_code == 405


def test_what_a_story_fetches_costs_few_queries(client):
    stories = [make_article() for _number in range(8)]
    for story in stories:
        make_views(story.pk)
    refresh()
    told(client, stories[0])
    with CaptureQueriesContext(connection) as found:
        told(client, stories[0])
    assert len(found) <= 3


def ranked(text: str, heading: str) -> list[tuple[str, str]]:
    """Return titles and views below a heading."""
    part = text.split(f">{heading}</h2>")[1].split("</ol>")[0]
    return re.findall(r'<a class="press" href="[^"]+">([^<]+)</a>.*?<span>([\d.]+ lượt xem)</span>', part, re.S)


@pytest.fixture
def read():
    """Stories read today, within a week, and within a month."""
    field = Field.objects.first()
    make = {"Hôm nay": (0, 3), "Tuần này": (3, 20), "Tháng này": (20, 100)}
    stories = {title: make_exemplar(title=title, fields=[field]) for title in make}
    for title, (days, times) in make.items():
        make_views(stories[title].pk, times, day=days_ago(days))
    make_views(-1, 500)
    refresh()
    return stories


def test_most_read_of_a_day_a_week_and_a_month(client, read):
    text = text_of(client, "/truy-cap/")
    assert ranked(text, "Đọc nhiều hôm nay") == [("Hôm nay", "3 lượt xem")]
    assert ranked(text, "Đọc nhiều 7 ngày qua") == [("Tuần này", "20 lượt xem"), ("Hôm nay", "3 lượt xem")]
    assert [title for title, _views in ranked(text, "Đọc nhiều 30 ngày qua")] == ["Tháng này", "Tuần này", "Hôm nay"]


@pytest.mark.parametrize("address", ["/", "/guong/"])
def test_it_stands_on_the_front_page_and_beside_lists(client, read, address):
    assert len(ranked(text_of(client, address), "Đọc nhiều 7 ngày qua")) == 2


def test_only_the_beginning_of_a_list_has_it(client, read):
    for address in ("/guong/?nam=2026", "/guong/?q=x&nam=1999", "/phong-trao/"):
        assert "Đọc nhiều" not in text_of(client, address), address


def test_what_is_not_public_any_more_is_not_read_most(client, read):
    read["Tuần này"].unpublish()
    restrict(read["Hôm nay"])
    for address in ("/", "/guong/", "/truy-cap/"):
        text = text_of(client, address)
        assert "Tuần này</a>" not in text, address
        assert "Hôm nay</a>" not in text, address
    assert "Đọc nhiều 7 ngày qua" not in text_of(client, "/")


def test_stories_that_are_gone_are_no_trouble(client, read):
    MostRead.objects.create(days=7, rank=99, page=10**9, views=1)
    read["Tuần này"].delete()
    assert ranked(text_of(client, "/guong/"), "Đọc nhiều 7 ngày qua") == [("Hôm nay", "3 lượt xem")]


def test_the_page_of_the_figures_is_found_and_says_how_they_come_about(client):
    text = text_of(client, "/truy-cap/")
    for words in ("30 phút", "máy tự động", "không đặt cookie", "giờ Việt Nam", "Thống kê truy cập"):
        assert words in text
    assert "EMC" not in text
    foot = text_of(client, "/").split("<footer")[1]
    assert '<a href="/truy-cap/">Thống kê truy cập</a>' in foot
    assert '<a href="/truy-cap/">Thống kê truy cập</a>' in text_of(client, "/so-do-trang/").split("<main")[1]
    assert client.post("/truy-cap/").status_code == 405
