"""Hours and the days of Vietnam that they belong to."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.clock import day_of, first_hour, hour_of, ordinal_of

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-31T23:59:59+07:00", "2026-12-31"),
        ("2027-01-01T00:00:00+07:00", "2027-01-01"),
        ("2026-12-31T17:00:00+00:00", "2027-01-01"),
        ("2028-02-29T23:30:00+07:00", "2028-02-29"),
        ("2026-06-01T06:59:59+00:00", "2026-06-01"),
    ],
)
def test_a_day_ends_at_midnight_of_vietnam(moment, day):
    assert str(day_of(hour_of(datetime.datetime.fromisoformat(moment).timestamp()))) == day


@given(st.integers(0, 4_000_000_000))
def test_any_hour_belongs_to_the_day_that_the_calendar_says(seconds):
    day = datetime.datetime.fromtimestamp(seconds, ZoneInfo("Etc/GMT-7")).date()
    hour = hour_of(seconds)
    assert day_of(hour) == day
    assert ordinal_of(hour) == day.toordinal()
    assert first_hour(day) <= hour < first_hour(day) + 24


@pytest.mark.parametrize("year", [1976, 2026, 2100])
def test_the_offset_is_that_of_the_time_zone(year):
    moment = datetime.datetime(year, 7, 1, tzinfo=VIETNAM)
    assert first_hour(moment.date()) * 3600 == moment.timestamp()
