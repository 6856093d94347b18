"""Addresses that nobody else has."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, models, transaction

# How often others may take the address between our look and our save before we give up.
ATTEMPTS = 5


def save_at_free_slug(row: Any, save: Callable[[], None], *wanted: str) -> None:
    """Give a row without `slug` the first free one of `wanted` and `save` it; a row that has one is only saved.

    Somebody may take the address between the look and the save: then the next free one is taken.

    Raises:
        IntegrityError: something else than the address is taken, or the address every time.
    """
    if row.slug:
        return save()
    for attempt in range(1, ATTEMPTS + 1):
        row.slug = free_slug(row, *wanted)
        try:
            with transaction.atomic():
                return save()
        except IntegrityError:
            if attempt == ATTEMPTS or not _is_taken(row):
                raise
    return None


def free_slug(row: models.Model, *wanted: str) -> str:
    """Return the first of `wanted` that no other row of the model has as `slug`, or the last with a number behind it.

    One query. All of `wanted` begin with the first.
    """
    others = type(row)._default_manager.exclude(pk=row.pk).filter(slug__startswith=wanted[0])
    taken = set(others.values_list("slug", flat=True))
    numbered = (f"{wanted[-1]}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (*wanted, *numbered) if slug not in taken)


def _is_taken(row: Any) -> bool:
    return bool(type(row)._default_manager.exclude(pk=row.pk).filter(slug=row.slug).exists())
