"""Spans, what they are compared with, and steps: days of the calendar, whatever the year."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.spans import (
    DAY,
    LONGEST_SPAN,
    Against,
    Choice,
    Span,
    Step,
    chosen_span,
    compared_span,
    is_whole_month,
    matching_parts,
    months,
    usual_step,
)

TODAY = datetime.date(2026, 11, 22)
NEW_YEAR = datetime.date(2027, 1, 1)
spans = st.builds(
    lambda first, days: Span(first, first + days * DAY),
    st.dates(datetime.date(1902, 1, 1), datetime.date(2090, 1, 1)),
    st.integers(0, LONGEST_SPAN),
)


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (Choice.TODAY, "2026-11-22", "2026-11-22"),
        (Choice.YESTERDAY, "2026-11-21", "2026-11-21"),
        (Choice.WEEK, "2026-11-16", "2026-11-22"),
        (Choice.MONTH_LONG, "2026-10-24", "2026-11-22"),
        (Choice.QUARTER_LONG, "2026-08-25", "2026-11-22"),
        (Choice.YEAR_LONG, "2025-11-23", "2026-11-22"),
        (Choice.MONTH, "2026-11-01", "2026-11-22"),
        (Choice.YEAR, "2026-01-01", "2026-11-22"),
    ],
)
def test_named_spans_end_with_today(choice, first, last):
    assert chosen_span(choice, TODAY) == Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def test_on_new_years_day_this_year_is_one_day_and_yesterday_lies_in_the_old():
    assert chosen_span(Choice.YEAR, NEW_YEAR) == chosen_span(Choice.MONTH, NEW_YEAR) == Span(NEW_YEAR, NEW_YEAR)
    assert chosen_span(Choice.YESTERDAY, NEW_YEAR).first == datetime.date(2026, 12, 31)


@given(spans)
def test_the_span_before_is_as_long_and_ends_the_day_before(span):
    before = compared_span(span, Against.BEFORE)
    assert (before.days, before.last + DAY) == (span.days, span.first)
    assert compared_span(span, Against.NOTHING) is None


def test_the_year_before_a_leap_day_has_none():
    leap = Span(datetime.date(2024, 2, 29), datetime.date(2024, 3, 1))
    assert leap.year_before() == Span(datetime.date(2023, 2, 28), datetime.date(2023, 3, 1))


@given(spans)
def test_months_are_the_span_without_a_gap_and_without_a_day_twice(span):
    days = [day for month in months(span) for day in month.each()]
    assert days == list(span.each())
    assert all(month.first.month == month.last.month for month in months(span))


@given(spans, st.sampled_from([Against.BEFORE, Against.YEAR]), st.booleans())
def test_what_parts_are_compared_with_is_the_whole_span_before(span, against, by_month):
    before = compared_span(span, against)
    parts = months(span) if by_month else [Span(day, day) for day in span.each()]
    days = [day for part in matching_parts(parts, before, against) for day in part.each()]
    assert days == list(before.each())


@pytest.mark.parametrize(
    ("days", "step"), [(1, Step.HOUR), (2, Step.HOUR), (3, Step.DAY), (92, Step.DAY), (93, Step.MONTH)]
)
def test_the_usual_step_makes_a_readable_chart(days, step):
    assert usual_step(Span.of_days(days, TODAY)) == step


def test_a_whole_month_is_told_from_a_part():
    assert is_whole_month(Span(datetime.date(2026, 2, 1), datetime.date(2026, 2, 28)))
    assert not is_whole_month(Span(datetime.date(2026, 11, 1), TODAY))
    assert not is_whole_month(Span(datetime.date(2026, 1, 1), datetime.date(2026, 2, 28)))
