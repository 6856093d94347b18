"""The figures that readers see: of the site, of pages, and which are read most."""

import datetime
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError
from django.db.models import Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.dates import today
from visits.marks.current import current_marks
from visits.models import MostRead, PageViews, SiteDay, Totals

# Figures that nobody has brought up to date for so long are none.
_STALE = datetime.timedelta(minutes=15)
_SPANS = {"today": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True)
class SiteFigures:
    """Views of the site, each figure at least the one before: days of Vietnam up to today, and all, with origins'.

    `online`: visitors of the last five minutes. `at`: when the rest was brought up to date.
    """

    online: int
    today: int
    week: int
    month: int
    year: int
    all: int
    at: datetime.datetime


def site_figures() -> SiteFigures | None:
    """Return the figures of now, in one query, or None where nobody counts.

    "All" is at least what any page was found to have before this was called.
    """
    try:
        totals: Any = Totals.objects.filter(pk=1).annotate(**_sums()).first()
    except DatabaseError:
        return None
    if totals is None or totals.folded_at is None or timezone.now() - totals.folded_at > _STALE:
        return None
    return SiteFigures(
        online=min(current_marks().online(time.time()), totals.today),
        today=totals.today,
        week=totals.week,
        month=totals.month,
        year=totals.year,
        all=totals.counted + totals.at_origin,
        at=totals.folded_at,
    )


def views_of(pages: Collection[int]) -> dict[int, int]:
    """Return how often each of the pages was viewed in all, here and before at its origin."""
    found = PageViews.objects.in_bulk(list(pages))
    return {page: found[page].counted + found[page].at_origin if page in found else 0 for page in pages}


def most_read(days: int, number: int) -> list[tuple[int, int]]:
    """Return the stories viewed most in the last `days` (1, 7 or 30) as ids and views, at most `number` (to 30).

    They are those of some minutes ago; some may not be public any more.
    """
    rows = MostRead.objects.filter(days=days).order_by("rank").values_list("page", "views")
    return list(rows[:number])


def _sums() -> dict[str, Any]:
    """Return the views of each span of days: in the statement that asks for all, or a view between two would show."""
    last = today()
    return {
        name: Coalesce(Subquery(_sum_since(last - datetime.timedelta(days=days - 1), last)), 0)
        for name, days in _SPANS.items()
    }


def _sum_since(first: datetime.date, last: datetime.date) -> Any:
    days = SiteDay.objects.filter(day__gte=first, day__lte=last)
    return days.values(one=Value(1)).annotate(sum=Sum("views")).values("sum")
