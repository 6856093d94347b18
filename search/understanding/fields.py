"""The fields of life that words of a query name."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from core.vietnamese import has_marks, syllables
from search.kept import Kept
from search.types import FieldSpan, Key
from search.understanding.draft import Draft
from stories.models import Field, FieldAlias

_WEIGHT = 0.8
# "Gia đình, dòng họ" is named by either; an alias only as a whole.
_PARTS = re.compile(r"[,;]| và | - ")
_SHORTEST, _LONGEST = 2, 8

# By the folded keys of a name: its exact keys and the field.
Names = dict[tuple[Key, ...], list[tuple[tuple[Key, ...], int]]]


def field_spans(draft: Draft, settled: AbstractSet[int]) -> tuple[FieldSpan, ...]:
    """Return the names of fields in a query, the longest of those that overlap; none over `settled` positions."""
    names = names_of_fields.get()
    found: list[FieldSpan] = []
    start = 0
    while start < len(draft.syllables):
        spans = _spans_at(draft, start, names, settled)
        found += spans
        start += max((span.length for span in spans), default=1)
    return tuple(found)


def _spans_at(draft: Draft, start: int, names: Names, settled: AbstractSet[int]) -> list[FieldSpan]:
    most = min(_LONGEST, len(draft.syllables) - start)
    for length in range(most, _SHORTEST - 1, -1):
        typed = draft.syllables[start : start + length]
        known = names.get(tuple(one.folded for one in typed), ())
        fields = [pk for exact, pk in known if _alike([one.exact for one in typed], exact)]
        if fields and settled.isdisjoint(range(start, start + length)):
            return [FieldSpan(start, length, pk, _WEIGHT) for pk in dict.fromkeys(fields)]
    return []


def _alike(typed: list[Key], name: tuple[Key, ...]) -> bool:
    return all(one == other or not has_marks(one) for one, other in zip(typed, name, strict=True))


def _names(_held: Names | None) -> Names:
    found: Names = {}
    for name, pk in _rows():
        parts = syllables(name)
        if _SHORTEST <= len(parts) <= _LONGEST:
            keys = tuple(one.folded for one in parts)
            found.setdefault(keys, []).append((tuple(one.exact for one in parts), pk))
    return found


def _rows() -> Iterator[tuple[str, int]]:
    for name, pk in Field.objects.order_by("pk").values_list("name", "pk"):
        yield name, pk
        yield from ((part, pk) for part in _PARTS.split(name) if part != name)
    yield from FieldAlias.objects.order_by("pk").values_list("name", "field_id")


names_of_fields = Kept("fields", _names)
