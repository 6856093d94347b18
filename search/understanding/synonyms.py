"""Other words for what a query says."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from math import log
from typing import NamedTuple

from core.vietnamese import bigram
from search.types import Key, SynonymSpan
from search.understanding.draft import Draft
from search.vocabulary import SynonymTable, synonyms

_WEIGHT = 0.85
_MOST_SPANS = 24


class _Found(NamedTuple):
    """Syllables `start` to `start + length`, and the exact keys of other words for them."""

    start: int
    length: int
    other: tuple[Key, ...]


class Synonyms:
    """Looks for words of a query that have others beside them."""

    def __init__(self, draft: Draft, settled: Collection[int]) -> None:
        """`settled` are the positions of syllables that mean nothing else."""
        self._draft = draft
        self._settled = frozenset(settled)
        self._found = list(self._others(synonyms()))[:_MOST_SPANS]

    def keys(self) -> Iterator[Key]:
        """Return what must be known of the index."""
        for one in self._found:
            yield from _telling(one.other)

    def spans(self) -> tuple[SynonymSpan, ...]:
        """Return the words that the index knows, weighted; `keys` must have been learned."""
        weighed = ((one, self._weight(one)) for one in self._found)
        return tuple(SynonymSpan(*one, weight) for one, weight in weighed if weight)

    def _others(self, table: SynonymTable) -> Iterator[_Found]:
        """Return the other words, those for the longest words first."""
        size = len(self._draft.syllables)
        exact = [one.exact for one in self._draft.syllables]
        for length in range(min(table.longest, size), 0, -1):
            for start in range(size - length + 1):
                if self._settled.isdisjoint(range(start, start + length)):
                    others = table.of(exact[start : start + length], self._draft.is_accented)
                    yield from (_Found(start, length, other) for other in others)

    def _weight(self, found: _Found) -> float:
        """Return what the other word is worth: less if it is commoner; 0 if the index does not know it."""
        other = min(map(self._draft.number, _telling(found.other)))
        if not other:
            return 0.0
        own = self._idf(self._own_number(found))
        return _WEIGHT * (min(1.0, self._idf(other) / own) if own else 1.0)

    def _own_number(self, found: _Found) -> int:
        if found.length == 1:
            return self._draft.number(self._draft.keys[found.start])
        return min(map(self._draft.together, range(found.start, found.start + found.length - 1)))

    def _idf(self, number: int) -> float:
        return log(1 + max(0.0, self._draft.statistics.documents - number + 0.5) / (number + 0.5))


def _telling(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return what every text has that says a word: its pairs, or its one syllable."""
    return tuple(bigram(*pair) for pair in pairwise(keys)) or keys
