"""Adds increments to all counters: the only place where views are added, so that every sum stays the same sum."""

import datetime
from collections import defaultdict
from collections.abc import Mapping

from django.db import connection

from core.dates import today
from visits.clock import first_hour
from visits.lines import Batch
from visits.models import DayViews, HourViews, PageViews, SiteDay, Totals
from visits.signals import views_counted
from visits.upserts import add_up
from visits.visitors import Registers

# Hours are kept for so many days, today among them; of days before there are only days.
KEPT_DAYS = 90
# PostgreSQL looks for circles of those who wait after a second: whoever counts gives up before that, and comes again.
_PATIENCE = "900ms"
_DAY_KEYS = ["day", "page", "source", "poster", "device"]


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


class Increments:
    """What a batch adds, to which row of which table: put in order before anything is locked."""

    def __init__(self, batch: Batch) -> None:
        self.hours: dict[tuple[int, int], int] = defaultdict(int)
        self.days: dict[tuple[str, int, int, int, int], int] = defaultdict(int)
        self.pages: dict[int, int] = defaultdict(int)
        self.site: dict[datetime.date, int] = defaultdict(int)
        self.ranks = batch.ranks
        first = first_kept_hour()
        for view, times in batch.views.items():
            hour, page, source, poster, device = view
            day = view.day
            # As text, which both databases take for a date, and which sorts like one.
            self.days[day.isoformat(), page, source, poster, device] += times
            self.pages[page] += times
            self.site[day] += times
            if hour >= first:
                self.hours[hour, page] += times
        self.hours = dict(sorted(self.hours.items()))
        self.days = dict(sorted(self.days.items()))
        self.pages = dict(sorted(self.pages.items()))


def add(increments: Increments, totals: Totals) -> None:
    """Add to every counter, and tell the rooms above; to be called in a transaction, with `lock_totals`."""
    pages = increments.pages
    add_up(HourViews, ["hour", "page"], ["views"], [(*key, views) for key, views in increments.hours.items()])
    add_up(DayViews, _DAY_KEYS, ["views"], [(*key, views) for key, views in increments.days.items()])
    add_up(PageViews, ["page"], ["counted", "at_origin"], [(page, views, 0) for page, views in pages.items()])
    for day in sorted(increments.site.keys() | increments.ranks.keys()):
        _add_to_site(day, increments.site.get(day, 0), increments.ranks.get(day, {}))
    totals.counted += sum(pages.values())
    totals.save()
    if pages:
        views_counted.send(sender=PageViews, added=pages)


def _add_to_site(day: datetime.date, views: int, ranks: Mapping[int, int]) -> None:
    row = SiteDay.objects.get_or_create(day=day)[0]
    registers = Registers(bytes(row.registers))
    if registers.raise_all(ranks):
        row.registers = registers.pack()
    row.views += views
    # Nobody visits without a view; the estimate may err.
    row.visitors = min(registers.estimate(), row.views)
    row.save()
