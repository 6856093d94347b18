"""Working days: weekends and the holidays of the law are none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.working_days import after_working_days, is_working_day


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01",  # New Year
        "2026-02-16",  # the eve of Bính Ngọ, a Monday
        "2026-02-20",  # the fourth day of the year
        "2026-04-27",  # stands in for the tenth of the third month, a Sunday
        "2026-04-30",
        "2026-05-01",
        "2026-09-01",  # beside the national day, a Wednesday
        "2026-09-02",
        "2026-11-24",  # the day of culture
        "2027-02-10",  # stands in for the first days of Đinh Mùi, a Saturday and a Sunday
        "2027-02-11",
        "2027-05-03",  # stands in for the first of May
        "2028-05-02",  # two holidays, 30 April on a Sunday and 1 May
        "2026-11-21",  # a Saturday
        "2026-11-22",
    ],
)
def test_days_off(text):
    assert not is_working_day(day(text))


@pytest.mark.parametrize("text", ["2026-01-02", "2026-02-13", "2026-02-23", "2025-11-24", "2026-11-23", "2027-02-12"])
def test_days_of_work(text):
    assert is_working_day(day(text))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-18", 2, "2026-11-20"),  # Wednesday to Friday
        ("2026-11-19", 2, "2026-11-23"),  # over a weekend
        ("2026-11-22", 2, "2026-11-25"),  # from a Sunday, over the day of culture
        ("2026-02-13", 2, "2026-02-24"),  # over the new year
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_reckoning_passes_over_days_off(start, count, end):
    assert after_working_days(day(start), count) == day(end)


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 1, 1)), st.integers(1, 12))
def test_between_a_day_and_its_end_lie_as_many_working_days_as_were_asked_for(start, count):
    end = after_working_days(start, count)
    days = (start + datetime.timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert sum(map(is_working_day, days)) == count
    assert is_working_day(end)
