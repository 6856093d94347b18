"""How many stories each option of a filter leads to, under the other conditions that hold.

Without conditions the figures that the database keeps say it. Under some, the newest `SAMPLE` stories are counted at
once; beyond that a number is a least number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from stories.models import Listing
from stories.querysets import LINKS, NEWEST_FIRST, Conditions
from stories.tallies import TOTAL, tallies, tally_total

SAMPLE = 200
# Beyond it a list says that it has more: counting on costs more than it tells.
MOST_COUNTED = 500
_TOTAL = ""


@dataclass(frozen=True)
class Facet:
    """The numbers of one filter: by option, as text, and of all stories that the other conditions leave.

    If `is_partial`, only the newest were counted by option, and the total ends at one more than `MOST_COUNTED`.
    """

    numbers: Mapping[str, int]
    total: int
    is_partial: bool = False


def count_options(asked: Mapping[str, tuple[str, Conditions]], totals_of: Conditions | None = None) -> dict[str, Facet]:
    """Return the facet of each name in `asked`: the column or link that it counts by, and the other conditions.

    Names that share their conditions must share the object, so that they are counted together. With `totals_of` only
    the total under these conditions is needed: each further one costs another walk.
    """
    groups: dict[int, tuple[Conditions, dict[str, str]]] = {}
    for name, (by, conditions) in asked.items():
        groups.setdefault(id(conditions), (conditions, {}))[1][name] = by
    found: dict[str, Facet] = {}
    at_once: list[tuple[Conditions, dict[str, str]]] = []
    for conditions, names in groups.values():
        if conditions.links or conditions.columns:
            at_once.append((conditions, names))
        else:
            found |= _unconditional(conditions.kind, names)
    return found | _counted(at_once, totals_of)


def _unconditional(kind: str, names: Mapping[str, str]) -> dict[str, Facet]:
    figures = tallies({TOTAL, *names.values()}, kind)
    total = tally_total(figures)
    return {name: Facet(figures.get(by, {}), total) for name, by in names.items()}


def _counted(
    groups: Sequence[tuple[Conditions, dict[str, str]]], totals_of: Conditions | None = None
) -> dict[str, Facet]:
    branches = [
        _branch(f"{number}:{by}", by, conditions)
        for number, (conditions, names) in enumerate(groups)
        for by in dict.fromkeys(names.values() if totals_of not in (None, conditions) else (_TOTAL, *names.values()))
    ]
    if not branches:
        return {}
    numbers: dict[str, dict[str, int]] = {}
    for part, value, number in branches[0].union(*branches[1:], all=True):
        if value:
            numbers.setdefault(part, {})[value] = number
    return {name: _facet(numbers, group, by) for group, (_c, names) in enumerate(groups) for name, by in names.items()}


def _facet(numbers: Mapping[str, Mapping[str, int]], group: int, by: str) -> Facet:
    found, total = numbers.get(f"{group}:{by}", {}), sum(numbers.get(f"{group}:{_TOTAL}", {}).values())
    return Facet(found, total, is_partial=total > SAMPLE or sum(found.values()) >= SAMPLE)


def _branch(part: str, by: str, conditions: Conditions) -> QuerySet[Any, Any]:
    if by in LINKS:
        counted, key, column = LINKS[by][0].objects.all(), "story", f"{by}_id"
    else:
        counted, key, column = Listing.objects.all(), "pk", by or "kind"
    chosen = conditions.rows().order_by(*NEWEST_FIRST).values("story_id")[: SAMPLE if by else MOST_COUNTED + 1]
    counted = counted.filter(**{f"{key}__in": chosen})
    return (
        counted.order_by()
        .annotate(facet_part=Value(part, output_field=TextField()), facet_value=Cast(F(column), TextField()))
        .values("facet_part", "facet_value")
        .annotate(facet_number=Count("pk"))
        .values_list("facet_part", "facet_value", "facet_number")
    )
