"""Puts together which stories are read most: too much to add up for a page of readers."""

import datetime

from django.db import transaction
from django.db.models import Sum

from core.dates import today
from visits.models import DayViews, MostRead

SPANS = (1, 7, 30)
NUMBER = 30


def refresh() -> None:
    """Store the stories viewed most in each span of days of Vietnam, today the last."""
    # Added up before anything is locked.
    rows = [row for days in SPANS for row in _rows(days)]
    with transaction.atomic():
        MostRead.objects.all().delete()
        MostRead.objects.bulk_create(rows)


def _rows(days: int) -> list[MostRead]:
    last = today()
    viewed = DayViews.objects.filter(day__gt=last - datetime.timedelta(days=days), day__lte=last, page__gt=0)
    sums = viewed.values_list("page").annotate(sum=Sum("views")).order_by("-sum", "-page")[:NUMBER]
    return [MostRead(days=days, rank=rank, page=page, views=views) for rank, (page, views) in enumerate(sums, 1)]
