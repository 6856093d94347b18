"""Tables stay small."""

import datetime

import pytest
from django.utils import timezone

from core.dates import VIETNAM
from visits import counting, retention
from visits.choices import Device, Source
from visits.clock import first_hour, hour_of
from visits.lines import View
from visits.models import DayViews, FoldedFile, HourViews, SiteDay, Totals
from visits.retention import forget_old
from visits.services import record

pytestmark = pytest.mark.django_db
STORIES, HOURS, CLASSES = (
    6,
    (0, 23),
    ((Source.DIRECT, Device.PHONE), (Source.ZALO, Device.PHONE), (Source.GOOGLE, Device.COMPUTER)),
)
FIRST = datetime.date(2026, 3, 1)


@pytest.fixture
def calendar(monkeypatch):
    """The day that it is; tests turn the leaves."""

    class Calendar:
        day = FIRST

    for module in (counting, retention):
        monkeypatch.setattr(module, "today", lambda: Calendar.day)
    return Calendar


def test_a_year_keeps_hours_for_ninety_days_and_days_by_story_and_class(calendar):
    for number in range(365):
        calendar.day = FIRST + datetime.timedelta(days=number)
        start = first_hour(calendar.day)
        record(
            (View(start + hour, page, source, 0, device), 1 + page)
            for hour in HOURS
            for page in range(1, STORIES + 1)
            for source, device in CLASSES
        )
        forget_old()
        assert HourViews.objects.count() <= STORIES * len(HOURS) * 90
    assert HourViews.objects.count() == STORIES * len(HOURS) * 90
    assert DayViews.objects.count() == STORIES * 365 * len(CLASSES)
    assert HourViews.objects.order_by("hour").first().hour == first_hour(calendar.day - datetime.timedelta(days=89))
    assert SiteDay.objects.count() == 365
    assert Totals.objects.get().counted == sum(DayViews.objects.values_list("views", flat=True))


def test_the_days_keep_what_the_hours_held(calendar):
    record([(View(first_hour(FIRST) + hour, 5), 2) for hour in range(24)])
    calendar.day += datetime.timedelta(days=89)
    forget_old()
    assert HourViews.objects.count() == 24
    calendar.day += datetime.timedelta(days=1)
    forget_old()
    assert not HourViews.objects.exists()
    assert DayViews.objects.get().views == Totals.objects.get().counted == 48


def test_ninety_days_end_at_midnight_of_vietnam(calendar):
    """A day in Vietnam begins while it is still the day before where the hours are numbered."""
    calendar.day = datetime.date(2027, 1, 1)
    kept = datetime.datetime(2026, 10, 4, tzinfo=VIETNAM)
    hour = hour_of(kept.timestamp())
    HourViews.objects.bulk_create(HourViews(hour=hour + number, page=5, views=1) for number in (-1, 0))
    forget_old()
    assert HourViews.objects.get().hour == hour


def test_files_that_went_are_known_for_ninety_days(calendar):
    for days in (89, 90, 91):
        FoldedFile.objects.create(name=f"{days}", gone_on=FIRST - datetime.timedelta(days=days))
    FoldedFile.objects.create(name="still there")
    forget_old()
    assert set(FoldedFile.objects.values_list("name", flat=True)) == {"89", "90", "still there"}


def test_nothing_to_forget_costs_two_statements(django_assert_num_queries):
    record([(View(hour_of(timezone.now().timestamp()), 5), 1)])
    with django_assert_num_queries(2):
        forget_old()
    assert HourViews.objects.get().views == 1
