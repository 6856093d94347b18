"""A query while it is being understood: its syllables, and what the index knows of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from core.vietnamese import Syllable, bigram, has_marks
from search.statistics import Statistics
from search.types import Key
from search.understanding.spelling import Vocabulary

# From this share of syllables with marks on, the marks are taken at their word.
_ACCENTED = 0.5


@dataclass
class Draft:
    """The text put right, its syllables, and the positions of those that are wanted as they stand."""

    text: str
    syllables: list[Syllable]
    literal: frozenset[int]
    statistics: Statistics
    vocabulary: Vocabulary
    # In how many documents what was asked for so far occurs.
    numbers: dict[Key, int] = field(default_factory=dict)
    is_accented: bool = False

    def __post_init__(self) -> None:
        """Ask the index for the syllables and the neighbours, in every form that is needed."""
        self.marked = [has_marks(one.exact) for one in self.syllables]
        words = sum(not one.folded.isdigit() for one in self.syllables)
        self.is_accented = any(self.marked) and sum(self.marked) >= _ACCENTED * words
        # By which a syllable is compared: exact keys in a query with marks, else folded ones.
        self.keys = [one.exact if self.is_accented else one.folded for one in self.syllables]
        self.learn(self._own_keys())

    def learn(self, keys: Iterable[Key]) -> None:
        """Ask the index how often keys occur."""
        unknown = {key for key in keys if key not in self.numbers}
        if unknown:
            found = self.statistics.numbers(unknown)
            self.numbers.update({key: found.get(key, 0) for key in unknown})

    def number(self, key: Key) -> int:
        """Return in how many documents a key occurs that was asked for before."""
        return self.numbers.get(key, 0)

    def together(self, position: int) -> int:
        """Return in how many documents a syllable and the next one stand together."""
        if position + 1 >= len(self.keys):
            return 0
        return self.number(bigram(self.keys[position], self.keys[position + 1]))

    def is_written(self, position: int) -> bool:
        """Say whether any document has a syllable and the next one side by side with the marks that were typed."""
        one, other = self.syllables[position : position + 2]
        if self.marked[position] or self.marked[position + 1]:
            return bool(self.number(bigram(one.exact, other.exact)))
        return bool(self.number(bigram(one.folded, other.folded)))

    def evidence(self, first: Key, second: Key) -> float:
        """Return how much speaks for two keys being neighbours: that they are, how often, and beyond chance."""
        together = self.number(bigram(first, second))
        if not together:
            return 0.0
        singles = max(1, self.syllable_number(first) * self.syllable_number(second))
        return log(1 + together) + 0.4 * log(max(1.0, together * self.statistics.documents / singles))

    def syllable_number(self, key: Key) -> int:
        """Return in how many documents a syllable occurs, one of the query or of the vocabulary."""
        return self.numbers.get(key) or self.vocabulary.number(key)

    def _own_keys(self) -> Iterator[Key]:
        for one in self.syllables:
            yield from (one.exact, one.folded)
        for one, other in pairwise(self.syllables):
            yield bigram(one.folded, other.folded)
            yield bigram(one.exact, other.exact)
