"""Tells other rooms that places changed, so that they renew what they derived from them."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.dispatch import Signal

# Sent with sender=Place and ids: the ids (a set of int) of the places that changed, None if it may be any of them.
places_changed = Signal()


def announce(ids: Iterable[int] | None) -> None:
    """Send `places_changed` when the transaction is kept; what fails then is logged, for the places are stored."""
    found = None if ids is None else set(ids)
    sender = apps.get_model("places", "Place")
    transaction.on_commit(lambda: places_changed.send(sender=sender, ids=found), robust=True)


def announce_place(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Receive a place that was saved or deleted."""
    if not raw:
        announce([instance.pk])


def announce_succession(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Receive a succession that was saved or deleted."""
    if not raw:
        announce([instance.old_id, instance.new_id])
