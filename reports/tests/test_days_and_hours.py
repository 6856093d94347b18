"""Days and hours are those of Vietnam: around midnight, the new year, and where hours are forgotten."""

import datetime

import pytest

from core.dates import VIETNAM
from reports import figures
from reports.figures import course_of, kept_days, times_of_day, views_of_days
from reports.question import Question
from reports.spans import DAY, Against, Choice, Span, Step, chosen_span
from visits import counting
from visits.lines import View
from visits.retention import forget_old
from visits.services import record

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime.date(2027, 1, 1)
EVE = NEW_YEAR - DAY


@pytest.fixture
def clock(monkeypatch):
    """Return a function that stops all clocks at a moment of Vietnam."""

    def stop(moment):
        at = moment.replace(tzinfo=VIETNAM)
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)
        monkeypatch.setattr("time.time", at.timestamp)

    return stop


def hour_at(*parts):
    """Return the hour of a moment of Vietnam, as it is counted."""
    return int(datetime.datetime(*parts, tzinfo=VIETNAM).timestamp() // 3600)


def test_a_view_a_second_before_midnight_belongs_to_the_old_year(clock):
    clock(datetime.datetime(2027, 1, 1, 0, 30))
    record([(View(hour_at(2026, 12, 31, 23, 59), 5), 3), (View(hour_at(2027, 1, 1, 0, 0), 5), 4)])
    today = chosen_span(Choice.TODAY, NEW_YEAR)
    assert views_of_days(Question(today), Span(EVE, NEW_YEAR)) == {EVE: 3, NEW_YEAR: 4}
    points = course_of(Question(today, step=Step.HOUR, begun=EVE))
    assert [point.views for point in points] == [4] + [None] * 23
    assert points[0].long == "0:00, 01/01/2027"
    assert [point.earlier for point in points] == [0] * 23 + [3]
    months = course_of(Question(Span(EVE - 30 * DAY, NEW_YEAR), step=Step.MONTH))
    assert [(point.long, point.views) for point in months] == [("12/2026", 3), ("01/01/2027", 4)]
    assert [point.views for point in times_of_day(Question(Span(EVE, NEW_YEAR)))] == [4] + [0] * 22 + [3]


def test_hours_are_told_apart_for_ninety_days_and_days_for_ever(clock):
    clock(datetime.datetime(2026, 11, 22, 12, 30))
    first = datetime.date(2026, 11, 22) - 89 * DAY
    record([(View(hour_at(first.year, first.month, first.day, 7), 5), 2)])
    clock(datetime.datetime(2026, 11, 23, 0, 0))
    forget_old()
    span = Span(first, first)
    assert views_of_days(Question(span), span) == {first: 2}
    assert kept_days(span) is None
    assert times_of_day(Question(span)) == []
    assert kept_days(Span(first, first + DAY)) == Span(first + DAY, first + DAY)
    assert counting.KEPT_DAYS == 90


def test_hours_that_are_forgotten_are_not_compared_with(clock):
    clock(datetime.datetime(2026, 11, 22, 12, 30))
    last_kept = datetime.date(2026, 11, 22) - 89 * DAY
    question = Question(Span(last_kept, last_kept), step=Step.HOUR, begun=last_kept - 100 * DAY)
    assert {point.earlier for point in course_of(question)} == {None}
    year = Question(Span(EVE, EVE), Against.YEAR, Step.HOUR, begun=datetime.date(2020, 1, 1))
    assert {point.earlier for point in course_of(year)} == {None}


def test_what_is_to_come_has_no_figure(clock):
    clock(datetime.datetime(2026, 11, 22, 12, 30))
    span = Span(datetime.date(2026, 11, 21), datetime.date(2026, 11, 24))
    assert [point.views for point in course_of(Question(span))] == [0, 0, None, None]
    assert figures.begun() is None
