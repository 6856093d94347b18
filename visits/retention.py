"""Keeps the tables small: hours are forgotten, whose views the days hold too, and files that went long ago."""

import datetime

from core.dates import today
from visits.counting import KEPT_DAYS, first_kept_hour
from visits.models import FoldedFile, HourViews


def forget_old() -> None:
    """Forget the hours of more than ninety days ago, and the files that went that long ago."""
    _forget_hours(first_kept_hour())
    # A file that is brought back from a copy must not count again.
    FoldedFile.objects.filter(gone_on__lt=today() - datetime.timedelta(days=KEPT_DAYS)).delete()


def _forget_hours(first: int) -> None:
    """Forget hours before `first`, one at a time: others want to write, too."""
    old = HourViews.objects.filter(hour__lt=first).order_by("hour").values_list("hour", flat=True)
    while (hour := old.first()) is not None:
        HourViews.objects.filter(hour=hour).delete()
