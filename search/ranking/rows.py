"""Reads what ranking needs of candidates, each once in a request."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from search.packing import Zones, unpack
from search.public import public_rows


class Row(NamedTuple):
    """A public document as ranking sees it; ids grow with the moment of a document."""

    id: int
    story: int | None
    document: int | None
    marks: frozenset[str]
    keys: Zones
    length: int


class Rows:
    """Candidates by id; those that are not public any more are left out, whatever an index says."""

    def __init__(self) -> None:
        self._known: dict[int, Row | None] = {}

    def of(self, ids: Iterable[int]) -> list[Row]:
        """Return the rows of `ids`, those not known yet with one query."""
        wanted = list(dict.fromkeys(ids))
        missing = [pk for pk in wanted if pk not in self._known]
        if missing:
            self._known |= dict.fromkeys(missing)
            self._known |= {row.id: row for row in _read(missing)}
        return [row for pk in wanted if (row := self._known[pk])]


def _read(ids: Sequence[int]) -> Iterable[Row]:
    columns = ("id", "story_id", "document_id", "marks", "keys", "length")
    for pk, story, document, marks, keys, length in public_rows(ids, columns):
        yield Row(pk, story, document, frozenset(marks.split()), unpack(bytes(keys)), length)
