"""Working days of Vietnam: Monday to Friday but for the public holidays.

Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3 and Điều 112; 24 November since 2026 by Nghị quyết 80-NQ/TW. Days that
the Government moves in a single year are not known here: what is reckoned falls due no later for it. (The package
"holidays" knows them up to its own release, but holds python-dateutil two versions back.)
"""

import datetime
from collections.abc import Iterator
from functools import lru_cache

from core.lunar import FIRST_DAY, LAST_DAY, LunarDay, solar_day

_DAY = datetime.timedelta(days=1)
_SATURDAY = 5
# The new year begins on the eve; four days of it follow.
_NEW_YEAR_DAYS = range(-1, 4)
_CULTURE_DAY_SINCE = 2026
# To which side of 2 September the second day of the national holiday lies, by the day of the week it falls on.
_BESIDE_NATIONAL_DAY = (1, -1, -1, 1, -1, -1, 1)


def is_working_day(day: datetime.date) -> bool:
    """Say whether offices work on `day`."""
    return day.weekday() < _SATURDAY and day not in _days_off(day.year)


def after_working_days(day: datetime.date, count: int) -> datetime.date:
    """Return the last of the `count` (at least 1) working days that follow `day`, which itself does not count."""
    while count:
        day += _DAY
        count -= is_working_day(day)
    return day


@lru_cache(maxsize=16)
def _days_off(year: int) -> frozenset[datetime.date]:
    """Return the public holidays of a year, with the days that stand in for those that fall on a weekend."""
    holidays = set(_holidays(year))
    off = set(holidays)
    for day in sorted(holidays):
        if day.weekday() < _SATURDAY:
            continue
        while day.weekday() >= _SATURDAY or day in off:
            day += _DAY
        off.add(day)
    return frozenset(off)


def _holidays(year: int) -> Iterator[datetime.date]:
    yield datetime.date(year, 1, 1)
    yield datetime.date(year, 4, 30)
    yield datetime.date(year, 5, 1)
    national = datetime.date(year, 9, 2)
    yield national
    yield national + _BESIDE_NATIONAL_DAY[national.weekday()] * _DAY
    if year >= _CULTURE_DAY_SINCE:
        yield datetime.date(year, 11, 24)
    if FIRST_DAY.year < year <= LAST_DAY.year:
        new_year = solar_day(LunarDay(1, 1, year))
        yield from (new_year + number * _DAY for number in _NEW_YEAR_DAYS)
        yield solar_day(LunarDay(10, 3, year))
