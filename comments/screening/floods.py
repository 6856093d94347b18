"""Slows down who sends too much; an office behind one address is not locked out."""

import datetime
from collections.abc import Sequence
from enum import Enum

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.screening.types import Code, Refusal
from comments.services.posting import Sender
from core.dates import local

_MINUTE, _HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)
_SPAN = datetime.timedelta(minutes=10)
# How many of one device a minute and an hour; of one address in ten minutes until they are held, until refused.
A_MINUTE, AN_HOUR = 3, 20
HELD_FROM, REFUSED_FROM = 30, 300


class Flow(Enum):
    """How much comes from an address."""

    CALM = 0
    FLOOD = 1


def told_to_wait(sender: Sender) -> Refusal | None:
    """Return the refusal of an address that was told to wait, without asking the database."""
    until = cache.get(_key(sender)) if sender.address else None
    return _address_refused(until) if until is not None and until > timezone.now() else None


def flow_of(sender: Sender) -> Flow | Refusal:
    """Say how much came from the sender before; refused when it is too much. Two queries."""
    now = timezone.now()
    return _device_refused(_times("device", sender.device, now - _HOUR, AN_HOUR), now) or _of_address(sender, now)


def _of_address(sender: Sender, now: datetime.datetime) -> Flow | Refusal:
    sent = _times("address", sender.address, now - _SPAN, REFUSED_FROM)
    if len(sent) < REFUSED_FROM:
        return Flow.FLOOD if len(sent) >= HELD_FROM else Flow.CALM
    until = sent[-1] + _SPAN
    cache.set(_key(sender), until, (until - now).total_seconds())
    return _address_refused(until)


def _times(column: str, value: str, since: datetime.datetime, most: int) -> Sequence[datetime.datetime]:
    """Return when the latest comments came, the latest first."""
    if not value:
        return ()
    rows: QuerySet[Comment] = Comment.objects.filter(**{column: value}, created_at__gt=since).order_by("-created_at")
    return list(rows.values_list("created_at", flat=True)[:most])


def _device_refused(sent: Sequence[datetime.datetime], now: datetime.datetime) -> Refusal | None:
    if len(sent) >= A_MINUTE and sent[A_MINUTE - 1] > now - _MINUTE:
        return Refusal(_("Bạn vừa gửi mấy ý kiến liền nhau. Xin chờ một phút rồi gửi tiếp nhé."), Code.DEVICE)
    if len(sent) >= AN_HOUR:
        again = _shown(sent[AN_HOUR - 1] + _HOUR)
        message = _("Bạn đã gửi nhiều ý kiến trong một giờ qua. Xin gửi tiếp sau %(time)s nhé.")
        return Refusal(message % {"time": again}, Code.DEVICE)
    return None


def _address_refused(until: datetime.datetime) -> Refusal:
    message = _("Từ mạng bạn đang dùng vừa có rất nhiều ý kiến gửi tới. Xin gửi lại sau %(time)s nhé.")
    return Refusal(message % {"time": _shown(until)}, Code.ADDRESS)


def _shown(moment: datetime.datetime) -> str:
    # Seconds are not shown: whoever comes back then must not come too early.
    return f"{local(moment + _MINUTE):%H:%M}"


def _key(sender: Sender) -> str:
    return f"comments:flood:{sender.address}"
