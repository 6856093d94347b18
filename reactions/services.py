"""Takes what readers give and keeps the tally of each page in step, in one transaction.

A device that has brought its cookie gives one of each to a page, and may change it. Without a cookie the reader is the
address, for that day. From one address and day a page takes one that no proof of work stands behind, and twenty with
a proof: thirty votes of a script count as one, and an office behind one address is not locked out.
"""

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from reactions.choices import Kind
from reactions.identity import Reader
from reactions.models import Reaction, ReactionTally

MOST_PROVEN = 20


class Refused(Exception):
    """It does not count; what the page has been given is as it was."""


class NeedsProof(Refused):
    """From this address the page has had the one of today that needs no proof."""


class AddressIsFull(Refused):
    """From this address the page has had all that it takes on one day."""


class PageIsGone(Refused):
    """The page was deleted meanwhile."""


def give(page: int, kind: Kind, value: int, reader: Reader) -> ReactionTally:
    """Store what the reader gives, in place of what the same reader gave before; return the new tally.

    Raises:
        Refused: it does not count.
    """
    try:
        with transaction.atomic():
            _lock(page)
            _change(page, kind, value, reader)
            return ReactionTally.objects.get(page=page)
    except IntegrityError:
        raise PageIsGone from None


@transaction.atomic
def take_back(page: int, kind: Kind, reader: Reader) -> ReactionTally:
    """Forget what the reader gave, if anything; return the new tally."""
    tally = ReactionTally.objects.select_for_update().filter(page=page).first()
    own = _own(page, kind, reader) if tally else None
    if own is None:
        return tally or ReactionTally(page_id=page)
    own.delete()
    _count(page, kind, -1, -own.value)
    return ReactionTally.objects.get(page=page)


def tally_of(page: int) -> ReactionTally:
    """Return what readers have given a page in all."""
    return ReactionTally.objects.filter(page=page).first() or ReactionTally(page_id=page)


def given_by(page: int, device: str) -> dict[str, int]:
    """Return what a device has given a page: kind and value."""
    if not device:
        return {}
    return dict(Reaction.objects.filter(page=page, device=device).values_list("kind", "value"))


def _lock(page: int) -> None:
    """Let nobody else give this page anything until the transaction ends: what follows counts rows."""
    ReactionTally.objects.get_or_create(page_id=page)
    ReactionTally.objects.select_for_update().get(page_id=page)


def _own(page: int, kind: Kind, reader: Reader) -> Reaction | None:
    given = Reaction.objects.filter(page=page, kind=kind)
    if reader.is_known:
        return given.filter(device=reader.device).first()
    # Whoever was here today and has not come back with a cookie either is the same reader, as far as anybody can say.
    return given.filter(address=reader.address, is_proven=False, is_known=False).first()


def _change(page: int, kind: Kind, value: int, reader: Reader) -> None:
    own = _own(page, kind, reader)
    if own is None:
        _add(page, kind, value, reader)
        return
    _count(page, kind, 0, value - own.value)
    own.value, own.device, own.is_known, own.changed_at = value, reader.device, reader.is_known, timezone.now()
    own.save(update_fields=["value", "device", "is_known", "changed_at"])


def _add(page: int, kind: Kind, value: int, reader: Reader) -> None:
    same = Reaction.objects.filter(page=page, kind=kind, address=reader.address, is_proven=reader.is_proven)
    if not reader.is_proven and same.exists():
        raise NeedsProof
    if reader.is_proven and same.count() >= MOST_PROVEN:
        raise AddressIsFull
    now = timezone.now()
    Reaction.objects.create(
        page_id=page,
        kind=kind,
        value=value,
        device=reader.device,
        address=reader.address,
        is_known=reader.is_known,
        is_proven=reader.is_proven,
        given_at=now,
        changed_at=now,
    )
    _count(page, kind, 1, value)


def _count(page: int, kind: Kind, number: int, value: int) -> None:
    changes: dict[str, models.Expression]
    if kind == Kind.THANKS:
        changes = {"thanks": F("thanks") + number}
    else:
        changes = {"scores": F("scores") + number, "score_sum": F("score_sum") + value}
    ReactionTally.objects.filter(page=page).update(**changes)
