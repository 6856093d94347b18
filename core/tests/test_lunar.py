"""The lunar calendar is Vietnam's, also where China's differs."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lunar import FIRST_DAY, LAST_DAY, LunarDay, lunar_day, solar_day

DAYS = st.dates(FIRST_DAY, LAST_DAY)
ONE = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        # A day or a month before China's: 30/1/1968, 17/2/1969, 20/2/1985, 18/2/2007, 3/2/2030.
        ("1968-01-29", 1968),
        ("1969-02-16", 1969),
        ("1985-01-21", 1985),
        ("2007-02-17", 2007),
        ("2030-02-02", 2030),
        # The same in both countries.
        ("2000-02-05", 2000),
        ("2023-01-22", 2023),
        ("2024-02-10", 2024),
        ("2025-01-29", 2025),
        ("2026-02-17", 2026),
        ("2027-02-06", 2027),
        ("2033-01-31", 2033),
    ],
)
def test_tet_falls_on_the_day_it_was_kept_in_vietnam(day, year):
    tet = datetime.date.fromisoformat(day)
    assert lunar_day(tet) == LunarDay(1, 1, year)
    assert solar_day(LunarDay(1, 1, year)) == tet


@pytest.mark.parametrize(
    ("first", "month", "year"),
    [
        # China's leap month of that winter was the tenth of 1984.
        ("1985-03-21", 2, 1985),
        ("2004-03-21", 2, 2004),
        ("2020-05-23", 4, 2020),
        ("2023-03-22", 2, 2023),
        ("2025-07-25", 6, 2025),
        ("2028-06-23", 5, 2028),
        ("2033-12-22", 11, 2033),
    ],
)
def test_leap_months_are_known(first, month, year):
    day = datetime.date.fromisoformat(first)
    assert lunar_day(day) == LunarDay(1, month, year, leap=True)
    before = lunar_day(day - ONE)
    assert (before.month, before.leap) == (month, False)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-01-21", "mùng 3 tháng Chạp năm Ất Tỵ"),
        ("2026-03-03", "rằm tháng Giêng năm Bính Ngọ"),
        ("2026-07-21", "mùng 8 tháng Sáu năm Bính Ngọ"),
        ("2026-11-21", "ngày 13 tháng Mười năm Bính Ngọ"),
        ("2025-08-08", "rằm tháng Sáu nhuận năm Ất Tỵ"),
        ("2025-12-20", "mùng 1 tháng Mười Một năm Ất Tỵ"),
        ("2024-02-10", "mùng 1 tháng Giêng năm Giáp Thìn"),
        ("2023-02-01", "ngày 11 tháng Giêng năm Quý Mão"),
    ],
)
def test_a_day_has_the_name_that_people_use(day, words):
    assert str(lunar_day(datetime.date.fromisoformat(day))) == words


@given(DAYS.filter(lambda day: day < LAST_DAY))
def test_day_follows_day(day):
    today, tomorrow = lunar_day(day), lunar_day(day + ONE)
    if tomorrow.day == 1:
        assert today.day in (29, 30)
        assert (tomorrow.month, tomorrow.leap) in {(today.month % 12 + 1, False), (today.month, True)}
        assert tomorrow.year - today.year == (1 if tomorrow.month == 1 and not tomorrow.leap else 0)
    else:
        assert tomorrow == LunarDay(today.day + 1, today.month, today.year, today.leap)


@given(DAYS)
def test_the_way_back_leads_to_the_same_day(day):
    assert solar_day(lunar_day(day)) == day


@given(st.integers(1901, 2099))
def test_tet_comes_between_the_20th_of_january_and_the_21st_of_february(year):
    tet = solar_day(LunarDay(1, 1, year))
    assert datetime.date(year, 1, 20) <= tet <= datetime.date(year, 2, 21)


def test_days_that_do_not_exist_are_refused():
    for lunar in (LunarDay(1, 1, 2025, leap=True), LunarDay(30, 2, 2026), LunarDay(31, 1, 2026), LunarDay(1, 1, 3000)):
        with pytest.raises(ValueError, match=r".+"):
            solar_day(lunar)


def test_beyond_the_reckoned_years_there_is_no_lunar_day():
    assert lunar_day(FIRST_DAY - ONE) is None
    assert lunar_day(LAST_DAY + ONE) is None
