"""How much each syllable and each pair of neighbours of a query tells: the rarer, the more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise, product
from math import log
from typing import Protocol

from core.vietnamese import bigram
from core.vietnamese.keys import folded_key
from search.types import AskedSyllable, Key, Understood


class Numbers(Protocol):
    """What `search.statistics.Statistics` tells of an index."""

    @property
    def documents(self) -> int:
        """Return how many documents there are."""

    @property
    def average_length(self) -> float:
        """Return their average length in syllables."""

    def numbers(self, keys: Iterable[Key]) -> Mapping[Key, int]:
        """Return in how many documents each key occurs."""


@dataclass(frozen=True)
class Rarity:
    """The weights of a query's syllables and pairs in one index."""

    understood: Understood
    documents: int
    numbers: Mapping[Key, int]

    def number(self, key: Key) -> int:
        """Return in how many documents a key of the query occurs."""
        return self.numbers.get(key, 0)

    def weight(self, number: int) -> float:
        """Return what a key tells that occurs in so many documents (idf of BM25)."""
        # An index that is being written may count a key before its document.
        return log(1 + max(0.0, self.documents - number + 0.5) / (number + 0.5))

    @cached_property
    def syllables(self) -> list[float]:
        """Return the weight of each syllable: of the exact key if it bears marks and occurs, else of the folded."""
        return [self.weight(self._syllable_number(one)) for one in self.understood.syllables]

    @cached_property
    def pairs(self) -> list[float]:
        """Return the weight of each syllable with the next; 0 for pairs that never occur, however they are meant."""
        return [self._pair_weight(*pair) for pair in pairwise(self.understood.syllables)]

    def _syllable_number(self, one: AskedSyllable) -> int:
        return (self.number(one.exact) if one.is_marked else 0) or self.number(one.folded)

    def _pair_weight(self, first: AskedSyllable, second: AskedSyllable) -> float:
        exact = self.number(bigram(first.exact, second.exact)) if first.is_marked and second.is_marked else 0
        number = exact or self.number(bigram(first.folded, second.folded))
        number = number or max(map(self.number, _pair_keys(first, second)))
        return self.weight(number) if number else 0.0


def rarity_of(understood: Understood, statistics: Numbers) -> Rarity:
    """Return the weights of a query, asking the index's figures once."""
    found = statistics.numbers(dict.fromkeys(_keys(understood)))
    return Rarity(understood, statistics.documents, found)


def _keys(understood: Understood) -> Iterator[Key]:
    for one in understood.syllables:
        yield from (one.exact, one.folded)
        yield from chain.from_iterable((other.key, folded_key(other.key)) for other in one.alternatives)
    for first, second in pairwise(understood.syllables):
        yield from _pair_keys(first, second)
    for span in understood.synonyms:
        folded = [folded_key(key) for key in span.keys]
        yield from (*folded, *(bigram(*pair) for pair in pairwise(folded)))


def _pair_keys(first: AskedSyllable, second: AskedSyllable) -> Iterator[Key]:
    """Return the exact and folded keys of two neighbours, in all that they may mean."""
    for one, other in product(_meanings(first), _meanings(second)):
        yield bigram(one, other)
        yield bigram(folded_key(one), folded_key(other))


def _meanings(one: AskedSyllable) -> list[Key]:
    return [one.exact, *(other.key for other in one.alternatives)]
