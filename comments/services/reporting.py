"""Takes down what readers report; moderators see reported comments first."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from comments.models import Comment, Report
from core.limits import count

_HOUR = 3600
# An office behind one address reports no more; a machine would.
_AN_HOUR = 20


class TooMany(Exception):
    """The address has reported a lot within the hour."""


def report(comment: Comment, reason: str, note: str, address: str) -> None:
    """Note that a reader reports a comment, once for an address while nobody has looked at it, if it is still there.

    Raises:
        TooMany: nothing was noted.
    """
    with transaction.atomic():
        locked = Comment.objects.select_for_update().filter(pk=comment.pk).first()
        if locked is None:
            return
        if address and locked.reports.filter(address=address, is_open=True).exists():
            return
        if count(f"comments:reports:{address}", _HOUR) > _AN_HOUR:
            raise TooMany
        Report.objects.create(comment=locked, reason=reason, note=note, made_at=timezone.now(), address=address)
        Comment.objects.filter(pk=locked.pk).update(open_reports=F("open_reports") + 1)
