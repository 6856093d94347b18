"""Makes counts for tests, as the folder of the journal would have stored them."""

import datetime
from typing import Any

from django.utils import timezone

from core.dates import today
from visits.clock import first_hour
from visits.lines import View
from visits.models import Totals
from visits.services import record


def make_views(page: int, times: int = 1, *, day: datetime.date | None = None, hour: int = 12, **values: Any) -> None:
    """Let a page be viewed so often on a day of Vietnam (today) in its hour `hour`, and the counters be up to date."""
    record([(View(first_hour(day or today()) + hour, page, **values), times)])
    mark_folded()


def mark_folded(moment: datetime.datetime | None = None) -> None:
    """Note that the counters were brought up to date at that moment, or now."""
    Totals.objects.update_or_create(pk=1, defaults={"folded_at": moment or timezone.now()})
