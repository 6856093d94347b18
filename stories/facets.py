"""How many stories each option of a filter leads to, under the other conditions that hold.

Under one condition or none all stories are counted and the numbers kept for a minute: such lists are few, and each is
asked for often. Under more, the newest `SAMPLE` stories are counted at once; beyond that a number is a least number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from core.caching import remember
from stories.models import Listing
from stories.querysets import LINKS, NEWEST_FIRST, Conditions

SAMPLE = 5_000
# Beyond it a list says that it has more: counting on costs more than it tells.
MOST_COUNTED = 10_000
# Conditions whose options are few enough for a kept count of each.
_FEW = {"field", "campaign", "subject_type", "grade", "year", "section_id", "stream_id", "province_now_id"}
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
        key = _key(conditions)
        if key is None:
            at_once.append((conditions, names))
        else:
            found |= _kept(f"{key}:{'+'.join(names.values())}", conditions, names)
    return found | _counted(at_once, SAMPLE, totals_of)


def _key(conditions: Conditions) -> str | None:
    """Return the name of these conditions in the cache, None for such as could have any number of names."""
    held = conditions.links | conditions.columns
    if conditions.words or len(held) > 1 or not _FEW.issuperset(held):
        return None
    return f"stories:facets:{conditions.kind or 'all'}:{','.join(f'{name}={value}' for name, value in held.items())}"


def _kept(key: str, conditions: Conditions, names: dict[str, str]) -> dict[str, Facet]:
    return remember(key, lambda: _counted([(conditions, names)], None))


def _counted(
    groups: Sequence[tuple[Conditions, dict[str, str]]], limit: int | None, totals_of: Conditions | None = None
) -> dict[str, Facet]:
    branches = [
        _branch(f"{number}:{by}", by, conditions, limit)
        for number, (conditions, names) in enumerate(groups)
        for by in dict.fromkeys(names.values() if totals_of not in (None, conditions) else (_TOTAL, *names.values()))
    ]
    if not branches:
        return {}
    numbers: dict[str, dict[str, int]] = {}
    for part, value, number in branches[0].union(*branches[1:], all=True):
        if value:
            numbers.setdefault(part, {})[value] = number
    return {
        name: _facet(numbers, group, by, limit)
        for group, (_c, names) in enumerate(groups)
        for name, by in names.items()
    }


def _facet(numbers: Mapping[str, Mapping[str, int]], group: int, by: str, limit: int | None) -> Facet:
    found, total = numbers.get(f"{group}:{by}", {}), sum(numbers.get(f"{group}:{_TOTAL}", {}).values())
    return Facet(found, total, is_partial=limit is not None and (total > limit or sum(found.values()) >= limit))


def _branch(part: str, by: str, conditions: Conditions, limit: int | None) -> QuerySet[Any, Any]:
    if by in LINKS:
        counted, key, column = LINKS[by][0].objects.all(), "story", f"{by}_id"
    else:
        counted, key, column = Listing.objects.all(), "pk", by or "kind"
    if limit is None and not conditions.links and not conditions.columns:
        counted = counted.filter(kind=conditions.kind) if conditions.kind else counted
    else:
        counted = counted.filter(**{f"{key}__in": _chosen(conditions, MOST_COUNTED + 1 if limit and not by else limit)})
    return (
        counted.order_by()
        .annotate(facet_part=Value(part, output_field=TextField()), facet_value=Cast(F(column), TextField()))
        .values("facet_part", "facet_value")
        .annotate(facet_number=Count("pk"))
        .values_list("facet_part", "facet_value", "facet_number")
    )


def _chosen(conditions: Conditions, limit: int | None) -> QuerySet[Any, Any]:
    rows = conditions.rows()
    return rows.values("story_id") if limit is None else rows.order_by(*NEWEST_FIRST).values("story_id")[:limit]
