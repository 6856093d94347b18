"""Queries and documents for tests of ranking, made without a database."""

from collections.abc import Iterable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from core.vietnamese import bigram, folded_key, has_marks, syllables
from search.packing import Zones
from search.types import Alternative, AskedSyllable, Understood

IDLE = {"va", "cua", "o", "tai", "la"}


def asked(text: str, alternatives: dict[str, tuple[Alternative, ...]] | None = None, **more: Any) -> Understood:
    """Return the query as typed, nothing understood but `more`; `alternatives` by folded syllable."""
    found = [
        AskedSyllable(
            one.exact,
            one.folded,
            one.start,
            one.end,
            is_content=one.folded not in IDLE,
            is_marked=has_marks(one.exact),
            alternatives=(alternatives or {}).get(one.folded, ()),
        )
        for one in syllables(text)
    ]
    return Understood(text, text, syllables=tuple(found), **more)


def keys(text: str) -> str:
    """Return a zone as it is packed."""
    return f" {' '.join(one.exact for one in syllables(text))} "


def zones(title: str = "", lead: str = "", meta: str = "", body: str = "") -> Zones:
    """Return the keys of a document."""
    return Zones(*map(keys, (title, lead, meta, body)))


class Figures:
    """Statistics of some documents."""

    def __init__(self, documents: Iterable[Zones]) -> None:
        found: dict[str, set[int]] = {}
        self.documents = 0
        length = 0
        for self.documents, document in enumerate(documents, start=1):
            for zone in document:
                exact = zone.split()
                length += len(exact)
                for row in (exact, [folded_key(key) for key in exact]):
                    for key in (*row, *(bigram(*pair) for pair in pairwise(row))):
                        found.setdefault(key, set()).add(self.documents)
        self.average_length = length / max(1, self.documents)
        self.found = found

    def numbers(self, wanted: Iterable[str]) -> dict[str, int]:
        """Return in how many documents each key occurs."""
        return {key: len(self.found.get(key, ())) for key in wanted}


def row(pk: int, document: Zones, marks: Iterable[str] = ()) -> Any:
    """Return a document as ranking gets it."""
    length = sum(len(zone.split()) for zone in document)
    return SimpleNamespace(id=pk, keys=document, marks=frozenset(marks), length=length)
