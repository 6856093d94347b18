"""Lets go of what the settings say is kept no longer; carried out by the periodic work, in small bites."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from comments.choices import State
from comments.models import Comment, DataRequest, Decision, Report
from comments.modes import site_settings
from comments.services.erasing import erase_comment
from comments.services.requests import OPEN
from core.limits import allow_once

# The work comes every few seconds; days end once.
PAUSE = 600
BATCH, MOST_BATCHES = 200, 10
# By its device a writer is known again who asks for removal, and who was approved before.
DEVICE_DAYS = 30
# Of a report that somebody has decided on, and of a request that is closed, as proof of how it was handled.
REPORT_DAYS, REQUEST_DAYS = 90, 365

Ids = list[int]


def keep_within_days() -> None:
    """Let go of what is due, at most every ten minutes however often it is called."""
    if allow_once("comments:retention", PAUSE):
        let_go()


def let_go() -> int:
    """Let go of what is due now; return how many rows that were. What is left over is done the next time."""
    return sum(_in_batches(rows, act) for rows, act in _due())


def _due() -> Iterable[tuple[QuerySet[Any], Callable[[Ids], None]]]:
    settings = site_settings()
    addresses, devices = _before(settings.address_days), _before(DEVICE_DAYS)
    # "Greater than nothing" reads the index of those that are still known, and no other row.
    known_devices = Comment.objects.filter(device__gt="")
    yield Comment.objects.filter(address__gt="", created_at__lt=addresses), _blank(Comment, "address")
    yield known_devices.filter(created_at__lt=devices), _blank(Comment, "device")
    yield known_devices.filter(state=State.HIDDEN, created_at__lt=addresses), _blank(Comment, "device")
    yield Report.objects.filter(address__gt="", made_at__lt=addresses), _blank(Report, "address")
    yield Report.objects.filter(is_open=False, made_at__lt=_before(REPORT_DAYS)), _delete(Report)
    yield _hidden_since(_before(settings.hidden_days)), _erase(State.HIDDEN)
    if settings.kept_days:
        shown = Comment.objects.filter(state=State.SHOWN, created_at__lt=_before(settings.kept_days))
        yield shown, _erase(State.SHOWN)
    closed = DataRequest.objects.exclude(state__in=OPEN).filter(handled_at__lt=_before(REQUEST_DAYS))
    yield closed, _delete(DataRequest)


def _hidden_since(moment: datetime.datetime) -> QuerySet[Comment]:
    """Return the hidden comments about which nothing was decided since `moment`."""
    later = Decision.objects.filter(comment=OuterRef("pk"), made_at__gte=moment)
    return Comment.objects.filter(~Exists(later), state=State.HIDDEN, created_at__lt=moment)


def _before(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def _in_batches(rows: QuerySet[Any], act: Callable[[Ids], None]) -> int:
    done = 0
    for _number in range(MOST_BATCHES):
        ids = list(rows.order_by().values_list("pk", flat=True)[:BATCH])
        if not ids:
            break
        act(ids)
        done += len(ids)
    return done


def _blank(model: Any, column: str) -> Callable[[Ids], None]:
    return lambda ids: model.objects.filter(pk__in=ids).update(**{column: ""})


def _delete(model: Any) -> Callable[[Ids], None]:
    return lambda ids: model.objects.filter(pk__in=ids).delete()


def _erase(state: State) -> Callable[[Ids], None]:
    def act(ids: Ids) -> None:
        for pk in ids:
            erase_comment(pk, None, only_in=state)

    return act
