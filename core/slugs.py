"""Addresses that nobody else has."""

from django.db import models


def free_slug(row: models.Model, *wanted: str) -> str:
    """Return the first of `wanted` that no other row of the model has as `slug`, or the last with a number behind it.

    One query. All of `wanted` begin with the first.
    """
    others = type(row)._default_manager.exclude(pk=row.pk).filter(slug__startswith=wanted[0])
    taken = set(others.values_list("slug", flat=True))
    numbered = (f"{wanted[-1]}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (*wanted, *numbered) if slug not in taken)
