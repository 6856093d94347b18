"""Adds increments to all counters: the only place where views are added, so that every sum stays the same sum."""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection

from core.dates import today
from visits.clock import first_hour
from visits.lines import Batch, View
from visits.models import DayViews, HourViews, PageViews, SiteDay, Totals
from visits.signals import views_counted
from visits.upserts import add_up
from visits.visitors import Registers

# Hours are kept for so many days, today among them; of days before there are only days.
KEPT_DAYS = 90
# PostgreSQL looks for circles of those who wait after a second: whoever counts gives up before that, and comes again.
_PATIENCE = "900ms"


def first_kept_hour() -> int:
    """Return the first hour that is still told apart."""
    return first_hour(today() - datetime.timedelta(days=KEPT_DAYS - 1))


def lock_totals(*, patient: bool = True) -> Totals:
    """Return the row of totals, which all who change a counter lock first: they take turns, in one order.

    To be called in a transaction.

    Raises:
        OperationalError: not `patient`, and somebody else held it, or holds later what is wanted, for too long.
    """
    if not patient and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
    return Totals.objects.select_for_update().get_or_create(pk=1)[0]


def add(batch: Batch, totals: Totals) -> None:
    """Add a batch to every counter, and tell the rooms above; to be called in a transaction, with `lock_totals`."""
    _add_hours(batch.views)
    _add_days(batch.views)
    added = _sums((view.page, times) for view, times in batch.views.items())
    add_up(PageViews, ["page"], ["counted", "at_origin"], [(page, number, 0) for page, number in _sorted(added)])
    _add_to_site(batch)
    totals.counted += sum(added.values())
    totals.save()
    if added:
        views_counted.send(sender=PageViews, added=dict(added))


def _add_hours(views: Counter[View]) -> None:
    first = first_kept_hour()
    hours = _sums(((view.hour, view.page), times) for view, times in views.items() if view.hour >= first)
    add_up(HourViews, ["hour", "page"], ["views"], [(*key, number) for key, number in _sorted(hours)])


def _add_days(views: Counter[View]) -> None:
    # As text, which both databases take for a date, and which sorts like one.
    days = _sums(((str(view.day), *view[1:]), times) for view, times in views.items())
    keys = ["day", "page", "source", "poster", "device"]
    add_up(DayViews, keys, ["views"], [(*key, number) for key, number in _sorted(days)])


def _add_to_site(batch: Batch) -> None:
    days = _sums((view.day, times) for view, times in batch.views.items())
    for day in sorted(days.keys() | batch.ranks.keys()):
        row = SiteDay.objects.get_or_create(day=day)[0]
        row.views += days[day]
        registers = Registers(bytes(row.registers))
        if registers.raise_all(batch.ranks.get(day, {})):
            row.registers = registers.pack()
        # Nobody visits without a view; the estimate may err.
        row.visitors = min(registers.estimate(), row.views)
        row.save()


def _sums(pairs: Iterable[tuple[Any, int]]) -> Counter[Any]:
    sums: Counter[Any] = Counter()
    for key, number in pairs:
        sums[key] += number
    return sums


def _sorted(sums: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(sums.items())
