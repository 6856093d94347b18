"""Dates as Vietnamese readers write them, in the time zone of Vietnam."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# Where a story without a known date stands in lists: behind everything that has one.
UNKNOWN = datetime.datetime(1900, 1, 1, tzinfo=VIETNAM)
# No known date may lie before it, nor where a time zone leads beyond the calendar.
FIRST_YEAR, LAST_YEAR = 1901, 2100
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def weekday_name(day: datetime.date) -> str:
    """Return "Thứ Hai" … "Chủ Nhật" for `day`."""
    return _WEEKDAYS[day.weekday()]


def local(moment: datetime.datetime) -> datetime.datetime:
    """Return `moment` (aware) in Vietnam's time."""
    return moment.astimezone(VIETNAM)


def today() -> datetime.date:
    """Return the day that it is in Vietnam now."""
    return local(timezone.now()).date()


def at(day: datetime.date, time: datetime.time | None = None) -> datetime.datetime:
    """Return `day` at `time` (midnight without one) as an aware moment in Vietnam's time."""
    return datetime.datetime.combine(day, time or datetime.time(), tzinfo=VIETNAM)


def format_long(day: datetime.date, time: datetime.time | None = None) -> str:
    """Return "Thứ Ba, 14/02/2023, 09:02", without the time when there is none."""
    text = f"{weekday_name(day)}, {day:%d/%m/%Y}"
    return f"{text}, {time:%H:%M}" if time else text


def format_iso(day: datetime.date, time: datetime.time | None = None) -> str:
    """Return "2023-02-14T09:02+07:00" for machines, only the day when no time is known."""
    return at(day, time).isoformat(timespec="minutes") if time else day.isoformat()
