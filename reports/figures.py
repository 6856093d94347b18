"""The figures of a report, and what its charts draw: days and hours of Vietnam, and nothing that nobody counted."""

import datetime
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Min, Q, QuerySet, Sum

from core.dates import today
from reports.question import Question
from reports.spans import DAY, Span, Step, matching_parts, months
from reports.wording import month_words
from visits.clock import first_hour, hour_of
from visits.counting import KEPT_DAYS
from visits.models import DayViews, HourViews, SiteDay

_HOURS = 24
# Counters count hours in UTC, which is so many hours behind.
_AHEAD = -first_hour(datetime.date(1970, 1, 1))


@dataclass(frozen=True)
class Point:
    """A step of a chart: its name, short for the axis and long; its views, and those it is compared with.

    None where there can be no figure: in the future, or because nothing is compared.
    """

    short: str
    long: str
    views: int | None
    earlier: int | None = None


def begun() -> datetime.date | None:
    """Return the first day that was counted."""
    first: datetime.date | None = SiteDay.objects.aggregate(first=Min("day"))["first"]
    return first


def views_of_days(question: Question, span: Span | None) -> dict[datetime.date, int]:
    """Return the views of each day of `span` that had any."""
    if span is None:
        return {}
    model = SiteDay if question.is_whole else DayViews
    rows = model._default_manager.filter(day__gte=span.first, day__lte=span.last)
    if not question.is_whole:
        rows = rows.filter(question.ways())
    return dict(rows.order_by().values_list("day").annotate(number=Sum("views")))


def visitors(question: Question, span: Span | None) -> int | None:
    """Return the visitors of every day, added up; None where nobody knows: of a part of the site, of no days."""
    if span is None or not question.is_whole:
        return None
    rows = SiteDay.objects.filter(day__gte=span.first, day__lte=span.last)
    return rows.aggregate(number=Sum("visitors"))["number"] or 0


def course_of(question: Question) -> list[Point]:
    """Return the points of the chart over time."""
    if question.step == Step.HOUR:
        return _course_by_hour(question)
    views, earlier = (views_of_days(question, span) for span in (question.span, question.before))
    by_month = question.step == Step.MONTH
    parts = months(question.span) if by_month else [Span(day, day) for day in question.span.each()]
    return [
        Point(
            f"{part.first:%m/%Y}" if by_month else f"{part.first:%d/%m}",
            month_words(part) if by_month else f"{part.first:%d/%m/%Y}",
            _known(_sum(views, part), is_future=part.first > today()),
            None if compared is None else _sum(earlier, compared),
        )
        for part, compared in zip(parts, _compared(question, parts), strict=True)
    ]


def kept_days(span: Span) -> Span | None:
    """Return the days of `span` of which hours are kept, None if there are none."""
    first = max(span.first, today() - (KEPT_DAYS - 1) * DAY)
    return Span(first, span.last) if first <= span.last else None


def times_of_day(question: Question) -> list[Point]:
    """Return the views of the span by the hour of the day; nothing where no hours are known."""
    span = kept_days(question.span)
    if span is None or not question.is_of_hours:
        return []
    rows = _hours_of(question, span).values_list((F("hour") + _AHEAD) % _HOURS)
    found = dict(rows.annotate(number=Sum("views")))
    return [Point(str(hour), f"{hour}:00–{hour}:59", found.get(hour, 0)) for hour in range(_HOURS)]


def _course_by_hour(question: Question) -> list[Point]:
    views = _by_hour(question, question.span)
    before = question.before
    is_kept = before is not None and kept_days(before) == before
    earlier = _by_hour(question, before) if before and is_kept else []
    first, now = first_hour(question.span.first), hour_of(time.time())
    return [
        Point(
            f"{number % _HOURS}h",
            f"{number % _HOURS}:00, {question.span.first + number // _HOURS * DAY:%d/%m/%Y}",
            _known(count, is_future=first + number > now),
            earlier[number] if is_kept else None,
        )
        for number, count in enumerate(views)
    ]


def _by_hour(question: Question, span: Span) -> list[int]:
    found = dict(_hours_of(question, span).values_list("hour").annotate(number=Sum("views")))
    first = first_hour(span.first)
    return [found.get(hour, 0) for hour in range(first, first + span.days * _HOURS)]


def _hours_of(question: Question, span: Span) -> QuerySet[HourViews]:
    hours = Q(hour__gte=first_hour(span.first), hour__lt=first_hour(span.last + DAY))
    return HourViews.objects.filter(hours & question.pages()).order_by()


def _compared(question: Question, parts: Sequence[Span]) -> Sequence[Span | None]:
    if question.before is None:
        return [None] * len(parts)
    return matching_parts(parts, question.before, question.against)


def _known(views: int, *, is_future: bool) -> int | None:
    """Return None for the views of a time to come; clocks of machines may differ by a little."""
    return None if is_future and not views else views


def _sum(views: Mapping[datetime.date, int], span: Span) -> int:
    return sum(views.get(day, 0) for day in span.each())
