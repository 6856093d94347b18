"""Sample visits: a year that looks like one, sums that agree, once, and gone without a trace of them."""

import datetime
import time

import pytest
from django.db.models import Sum
from django.utils import timezone

from core import dates
from demo.models import DemoRecord
from demo.samples import ORIGIN
from demo.visits import forget_visits, load_visits
from stories.factories import make_exemplar
from visits.choices import Device, OtherPage, Source
from visits.clock import day_of, hour_of
from visits.lines import View
from visits.models import DayViews, HourViews, PageViews, SiteDay, Totals
from visits.services import record

pytestmark = pytest.mark.django_db
NEWEST_DAYS, STORIES = 40, 12


@pytest.fixture
def stories(monkeypatch):
    """A sample for each poster, one on its way, and one story of the site's own."""
    monkeypatch.setattr("demo.visits._POSTER_EACH", 1)
    monkeypatch.setattr("demo.visits._SHARED_SHARE", 0.5)
    newest = dates.today() - datetime.timedelta(days=NEWEST_DAYS)
    made = [
        make_exemplar(
            origin=ORIGIN, origin_id=f"mau-{number}", published_date=newest - datetime.timedelta(days=50 * number)
        ).pk
        for number in range(STORIES)
    ]
    make_exemplar(origin=ORIGIN, origin_id="dang-viet", publish=False)
    make_exemplar(title="Bài của chính trang này")
    return made


@pytest.fixture
def loaded(stories):
    return load_visits()


def total(model, column="views", **conditions):
    return model.objects.filter(**conditions).aggregate(total=Sum(column))["total"] or 0


def rows(model):
    return sorted(model.objects.values_list(*(field.name for field in model._meta.fields if field.name != "id")))


def test_all_sums_agree(loaded, stories):
    first_kept = min(HourViews.objects.values_list("hour", flat=True))
    kept = [day_of(first_kept) + datetime.timedelta(days=number) for number in range(90)]
    assert kept[-1] == dates.today()
    assert loaded > 10_000
    assert Totals.objects.get().counted == total(PageViews, "counted") == total(DayViews) == total(SiteDay) == loaded
    assert total(HourViews) == total(SiteDay, day__in=kept)
    assert set(PageViews.objects.values_list("page", flat=True)) <= set(stories)
    for day in SiteDay.objects.all():
        assert total(DayViews, day=day.day) == day.views >= day.visitors


def test_it_ends_now_and_no_story_is_read_before_it_is_out(loaded, stories):
    assert SiteDay.objects.count() == 365
    assert max(HourViews.objects.values_list("hour", flat=True)) <= hour_of(time.time())
    newest = DayViews.objects.filter(page=stories[0])
    assert newest.earliest("day").day >= dates.today() - datetime.timedelta(days=NEWEST_DAYS)


def test_it_looks_like_a_year_of_readers(loaded):
    days = {row.day: row.views for row in SiteDay.objects.exclude(day=dates.today())}
    working = [views for day, views in days.items() if day.weekday() < 5]
    free = [views for day, views in days.items() if day.weekday() >= 5]
    assert sum(working) / len(working) > 1.1 * sum(free) / len(free)
    by_hour = [0] * 24
    for row in HourViews.objects.filter(hour__lt=hour_of(time.time()) // 24 * 24 - 24):
        by_hour[(row.hour + 7) % 24] += row.views
    assert max(by_hour) in by_hour[19:23]
    assert sum(by_hour[7:23]) > 10 * sum(by_hour[0:6])
    assert set(DayViews.objects.values_list("device", flat=True)) == {Device.PHONE, Device.TABLET, Device.COMPUTER}
    assert {Source.ZALO, Source.FACEBOOK, Source.GOOGLE, Source.DIRECT, Source.POSTER} <= set(
        DayViews.objects.values_list("source", flat=True)
    )
    # Somebody has sent a story round.
    assert DayViews.objects.filter(source=Source.ZALO, device=Device.PHONE, views__gt=50).exists()


def test_twelve_posters_lead_to_a_story_each(loaded):
    scanned = set(DayViews.objects.exclude(poster=0).values_list("poster", "page"))
    assert sorted(poster for poster, _page in scanned) == list(range(1, 13))
    assert not DayViews.objects.filter(source=Source.POSTER, poster=0).exists()
    assert not DayViews.objects.exclude(source=Source.POSTER).exclude(poster=0).exists()


def test_loading_again_adds_nothing_and_the_next_day_adds_that_day(loaded, monkeypatch):
    before = rows(SiteDay)
    assert load_visits() == 0
    assert rows(SiteDay) == before
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    added = load_visits()
    assert added == SiteDay.objects.get(day=dates.today()).views
    assert total(SiteDay) == loaded + added


def test_every_load_makes_the_same_year(loaded, stories):
    before = [rows(model) for model in (SiteDay, DayViews, HourViews, PageViews)]
    forget_visits(stories)
    assert not SiteDay.objects.exists()
    load_visits()
    assert [rows(model) for model in (SiteDay, DayViews, HourViews, PageViews)] == before


def test_what_readers_viewed_elsewhere_stays(loaded, stories):
    own, hour = make_exemplar().pk, hour_of(time.time())
    record([(View(hour, own), 3), (View(hour, OtherPage.HOME), 2), (View(hour, stories[0]), 1)])
    forget_visits(stories)
    assert dict(PageViews.objects.values_list("page", "counted")) == {own: 3, OtherPage.HOME: 2}
    assert [(row.day, row.views) for row in SiteDay.objects.all()] == [(dates.today(), 5)]
    assert Totals.objects.get().counted == total(DayViews) == total(HourViews) == 5
    assert not DemoRecord.objects.filter(key="visits").exists()


def test_a_site_that_has_counted_gets_no_sample_visits(stories):
    record([(View(hour_of(time.time()), OtherPage.HOME), 1)])
    assert load_visits() == 0
    assert total(SiteDay) == 1


def test_without_sample_stories_there_is_nothing_to_visit(db):
    assert load_visits() == 0
    assert not SiteDay.objects.exists()
