"""Dates as readers see them and as machines read them."""

import datetime

from core import dates

DAY = datetime.date(2023, 2, 14)


def test_a_day_with_time_is_written_in_vietnamese_form():
    assert dates.format_long(DAY, datetime.time(9, 2)) == "Thứ Ba, 14/02/2023, 09:02"


def test_a_day_without_time_shows_no_midnight():
    assert dates.format_long(DAY) == "Thứ Ba, 14/02/2023"
    assert dates.format_iso(DAY) == "2023-02-14"


def test_machines_read_the_offset_of_vietnam():
    assert dates.format_iso(DAY, datetime.time(9, 2)) == "2023-02-14T09:02+07:00"


def test_a_moment_belongs_to_the_day_it_is_in_vietnam():
    late = datetime.datetime(2026, 6, 30, 18, 30, tzinfo=datetime.UTC)
    assert dates.local(late).date() == datetime.date(2026, 7, 1)
