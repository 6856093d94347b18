"""Hours and days of the counts: hours since 1970 in UTC, of which a day of Vietnam takes twenty-four."""

import datetime
import functools

HOUR = 3600
# Vietnam is seven hours ahead all year round, and has been since before the first count.
_AHEAD = 7
_FIRST_DAY = datetime.date(1970, 1, 1).toordinal()


def hour_of(now: float) -> int:
    """Return the hour of a moment, given in seconds since 1970."""
    return int(now // HOUR)


@functools.lru_cache(maxsize=1000)
def day_of(hour: int) -> datetime.date:
    """Return the day of Vietnam that an hour belongs to."""
    return datetime.date.fromordinal(ordinal_of(hour))


def ordinal_of(hour: int) -> int:
    """Return the number (`datetime.date.toordinal`) of the day of Vietnam that an hour belongs to."""
    return _FIRST_DAY + (hour + _AHEAD) // 24


def first_hour(day: datetime.date) -> int:
    """Return the hour that a day of Vietnam begins with; 23 more belong to it."""
    return (day.toordinal() - _FIRST_DAY) * 24 - _AHEAD
