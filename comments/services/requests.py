"""What people ask of what we keep about them, with the days the law gives for it.

NĐ 356/2025/NĐ-CP: an answer within 2 working days, done within 15 days, once put off by 15 more at most.
"""

import datetime

from django.db import transaction
from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone

from accounts.models import User
from comments.models import Comment, DataRequest
from core.dates import local, today
from core.text import clean_line, clean_text
from core.working_days import after_working_days

ANSWER_WORKING_DAYS = 2
DONE_DAYS = datetime.timedelta(days=15)
PUT_OFF_DAYS = datetime.timedelta(days=15)
OPEN = (DataRequest.State.RECEIVED, DataRequest.State.ANSWERED)


class NotOpen(Exception):
    """The request is closed already, or gone."""


class NoWords(ValueError):
    """Whoever refuses or puts off says why; whoever answers says what."""


class CannotPutOff(Exception):
    """It was put off once already, or its day is over."""


def ask(
    kind: str,
    name: str,
    email: str = "",
    note: str = "",
    comment: Comment | None = None,
    is_proven: bool = False,
    received_at: datetime.datetime | None = None,
) -> DataRequest:
    """Take down a request and the days by which it is due; the same one sent twice is one.

    Args:
        kind: One of `DataRequest.Kind`.
        name: Who asks; cut at the length of the column, as `note` is.
        email: Where the answer goes; a valid address or "".
        note: What was asked, in the person's words.
        comment: The comment by which they ask.
        is_proven: Sent from the device that wrote the comment.
        received_at: When it came, if not now.
    """
    moment = received_at or timezone.now()
    asked = {
        "kind": DataRequest.Kind(kind),
        "name": clean_line(name)[:80],
        "email": email.strip(),
        "note": clean_text(note)[:1000],
        "comment": comment,
        "is_proven": is_proven,
    }
    with transaction.atomic():
        known = DataRequest.objects.filter(**asked, state__in=OPEN).first()
        return known or DataRequest.objects.create(**asked, received_at=moment, **due_dates(moment))


def due_dates(received_at: datetime.datetime) -> dict[str, datetime.date]:
    """Return `answer_due` and `done_due` of what came then; the day itself does not count."""
    day = local(received_at).date()
    return {"answer_due": after_working_days(day, ANSWER_WORKING_DAYS), "done_due": day + DONE_DAYS}


def answer(request: DataRequest, user: User, words: str) -> None:
    """Note what the person was told.

    Raises:
        NoWords: nothing was said.
        NotOpen: somebody has closed it.
    """
    _move(request, user, DataRequest.State.ANSWERED, _said(words))


def refuse(request: DataRequest, user: User, reason: str) -> None:
    """Close the request undone.

    Raises:
        NoWords: there is no reason.
        NotOpen: somebody has closed it.
    """
    _move(request, user, DataRequest.State.REFUSED, _said(reason))


def finish(request: DataRequest, user: User, outcome: str) -> None:
    """Close the request as done.

    Raises:
        NotOpen: somebody has closed it.
    """
    _move(request, user, DataRequest.State.DONE, outcome)


def put_off(request: DataRequest, user: User, reason: str) -> None:
    """Give it 15 days more, once.

    Raises:
        NoWords: there is no reason.
        CannotPutOff: it was put off before, or its day is over.
        NotOpen: somebody has closed it.
    """
    said = _said(reason)
    with transaction.atomic():
        row = locked(request)
        if not may_put_off(row):
            raise CannotPutOff
        row.is_put_off = True
        row.done_due += PUT_OFF_DAYS
        _save(row, user, said)


def may_put_off(request: DataRequest) -> bool:
    """Say whether it was never put off, and its day is not over."""
    return not request.is_put_off and request.done_due >= today()


def open_requests() -> QuerySet[DataRequest]:
    """Return what is not done yet, what is due next first."""
    due = Case(When(state=DataRequest.State.RECEIVED, then="answer_due"), default="done_due")
    return DataRequest.objects.filter(state__in=OPEN).order_by(due, "pk")


def closed_requests() -> QuerySet[DataRequest]:
    """Return what is done or refused, the latest first."""
    rows = DataRequest.objects.exclude(state__in=OPEN).select_related("handled_by")
    return rows.order_by("-handled_at", "-pk")


def check_open(request: DataRequest) -> None:
    """Do nothing for an open request.

    Raises:
        NotOpen: somebody has closed it.
    """
    with transaction.atomic():
        locked(request)


def overdue() -> QuerySet[DataRequest]:
    """Return what should have been answered or done before today."""
    late_answer = Q(state=DataRequest.State.RECEIVED, answer_due__lt=today())
    return open_requests().filter(late_answer | Q(done_due__lt=today()))


def locked(request: DataRequest) -> DataRequest:
    """Return the open request, locked for this transaction.

    Raises:
        NotOpen: somebody has closed it.
    """
    row = DataRequest.objects.select_for_update().filter(pk=request.pk, state__in=OPEN).first()
    if row is None:
        raise NotOpen
    return row


def _move(request: DataRequest, user: User, state: DataRequest.State, outcome: str) -> None:
    with transaction.atomic():
        row = locked(request)
        row.state = state
        _save(row, user, outcome)


def _save(row: DataRequest, user: User, outcome: str) -> None:
    row.handled_by, row.handled_at = user, timezone.now()
    row.outcome = outcome[:500]
    row.save()


def _said(words: str) -> str:
    said = clean_line(words)
    if not said:
        raise NoWords
    return said
