"""Spans of days that reports are about, what they are compared with, and the steps that a chart goes by."""

import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

DAY = datetime.timedelta(days=1)
# More days than this are not asked for at once.
LONGEST_SPAN = 3660


class Choice(models.TextChoices):
    """The spans that can be chosen by name; all but yesterday end with today."""

    TODAY = "today", _("Hôm nay")
    YESTERDAY = "yesterday", _("Hôm qua")
    WEEK = "7", _("7 ngày")
    MONTH_LONG = "30", _("30 ngày")
    QUARTER_LONG = "90", _("90 ngày")
    YEAR_LONG = "365", _("365 ngày")
    MONTH = "month", _("Tháng này")
    YEAR = "year", _("Năm nay")
    OWN = "own", _("Từ ngày … đến ngày …")


class Step(models.TextChoices):
    """What one bar of a chart stands for."""

    HOUR = "hour", _("Theo giờ")
    DAY = "day", _("Theo ngày")
    MONTH = "month", _("Theo tháng")


class Against(models.TextChoices):
    """What a span is compared with."""

    BEFORE = "before", _("Kỳ liền trước, dài bằng nhau")
    YEAR = "year", _("Cùng kỳ năm trước")
    NOTHING = "none", _("Không so sánh")


# Up to how many days each step can be read in one chart.
LONGEST = {Step.HOUR: 7, Step.DAY: 400, Step.MONTH: LONGEST_SPAN}


@dataclass(frozen=True)
class Span:
    """Days of Vietnam from `first` to `last`, both within."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def of_days(cls, number: int, last: datetime.date) -> Self:
        """Return so many days that end with `last`."""
        return cls(last - (number - 1) * DAY, last)

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def each(self) -> Iterator[datetime.date]:
        """Yield the days."""
        return (self.first + number * DAY for number in range(self.days))

    def before(self) -> "Span":
        """Return as many days, up to the day before the first."""
        return Span.of_days(self.days, self.first - DAY)

    def year_before(self) -> "Span":
        """Return the same days of the year before; the day of a leap year becomes the last of February."""
        return Span(_year_before(self.first), _year_before(self.last))


def chosen_span(choice: str, today: datetime.date) -> Span:
    """Return the span of a `Choice` other than OWN."""
    if choice == Choice.YESTERDAY:
        return Span(today - DAY, today - DAY)
    if choice == Choice.MONTH:
        return Span(today.replace(day=1), today)
    if choice == Choice.YEAR:
        return Span(today.replace(month=1, day=1), today)
    return Span.of_days(1 if choice == Choice.TODAY else int(choice), today)


def compared_span(span: Span, against: str) -> Span | None:
    """Return the days that `span` is compared with."""
    if against == Against.NOTHING:
        return None
    return span.year_before() if against == Against.YEAR else span.before()


def matching_parts(parts: Sequence[Span], before: Span, against: str) -> list[Span]:
    """Return which part of `before` each of the parts of a span is compared with.

    Together they are the whole of `before`: next to a year without one, 29 February goes with the day before it, and
    a part may have nothing to be compared with, that is, no days.
    """
    length = before.days
    firsts = [_year_before(part.first) if against == Against.YEAR else part.first - length * DAY for part in parts]
    ends = [*(first - DAY for first in firsts[1:]), before.last]
    return [Span(first, end) for first, end in zip(firsts, ends, strict=True)]


def usual_step(span: Span) -> Step:
    """Return the step that makes a readable chart: hours of one or two days, days of a quarter, else months."""
    if span.days <= 2:
        return Step.HOUR
    return Step.DAY if span.days <= 92 else Step.MONTH


def months(span: Span) -> list[Span]:
    """Return the months of a span; the first and the last may be parts of one."""
    found, first = [], span.first
    while first <= span.last:
        end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        found.append(Span(first, min(end, span.last)))
        first = end + DAY
    return found


def is_whole_month(span: Span) -> bool:
    """Say whether the span is one calendar month from its first day to its last."""
    return months(span) == [span] and span.first.day == 1 and (span.last + DAY).day == 1


def _year_before(day: datetime.date) -> datetime.date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))
