"""How many public stories there are under a field, a place, a year …: read from figures that the database keeps."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import IntegerField, QuerySet, Sum
from django.db.models.functions import Cast

from stories.models import ListingTally

# Every story has a kind.
TOTAL = "kind"


def tallies(dimensions: Iterable[str], kind: str = "") -> dict[str, dict[str, int]]:
    """Return the numbers of stories of `kind` (of all, if empty) by dimension and value, in one query."""
    rows = _standing(kind).filter(dimension__in=list(dimensions)).order_by()
    found: dict[str, dict[str, int]] = {}
    for dimension, value, number in rows.values_list("dimension", "value").annotate(Sum("number")):
        found.setdefault(dimension, {})[value] = number
    return found


def tally(dimension: str, kind: str = "", among: Collection[int] | None = None) -> dict[int, int]:
    """Return the numbers of stories by id under one dimension, of all ids or of some."""
    return {int(value): number for value, number in tally_rows(dimension, kind, among)}


def tally_rows(dimension: str, kind: str = "", among: Collection[int] | None = None) -> QuerySet[Any, Any]:
    """Return a query of the ids, as text, under one dimension with the numbers of their stories."""
    rows = _standing(kind).filter(dimension=dimension).order_by()
    if among is not None:
        rows = rows.filter(value__in=[str(pk) for pk in among])
    return rows.values_list("value").annotate(number_found=Sum("number"))


def ids_with_stories(dimension: str, kind: str = "") -> QuerySet[ListingTally, int]:
    """Return a query of the ids under a dimension that have a story."""
    ids = Cast("value", IntegerField())
    return _standing(kind).filter(dimension=dimension).order_by().annotate(known=ids).values_list("known", flat=True)


def number_of_stories(kind: str = "") -> int:
    """Return how many public stories there are."""
    return tally_total(tallies([TOTAL], kind))


def tally_total(found: dict[str, dict[str, int]]) -> int:
    """Return the number of all stories from what `tallies` found with the dimension `TOTAL`."""
    return sum(found.get(TOTAL, {}).values())


def _standing(kind: str) -> QuerySet[ListingTally]:
    rows = ListingTally.objects.filter(number__gt=0)
    return rows.filter(kind=kind) if kind else rows
