"""Other syllables that may have been meant: typed with a slip, a wrong mark, or as they sound.

Nothing is replaced. What neighbours the index knows decides: a variant is worth asking for if it stands beside the
query's own neighbours much oftener than what was typed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from math import log
from typing import NamedTuple

from core.vietnamese import bigram
from core.vietnamese.grammar import is_plain_syllable, is_syllable
from search.types import Alternative, Key
from search.understanding.draft import Draft
from search.understanding.variants import Variant, Way, variants_of

MOST_A_SYLLABLE, MOST_A_QUERY = 2, 4
# How much a neighbour that is filler tells.
_FILLER = 0.3
_UNSEEN_GAIN, _UNSEEN_WEIGHT = 0.6, 0.95
_SURE_GAIN = 1.8
_PAIR_EVIDENCE, _PAIR_WEIGHT = 1.2, 0.8
_MOST_PAIRED = 10
# What is no syllable and in no document must be a slip, whatever stands beside it.
_NO_WORD_WEIGHT = 0.7
_TWICE = 2


class Side(NamedTuple):
    """A neighbour of a doubted syllable, and how much it tells."""

    key: Key
    is_before: bool
    weight: float

    def pair(self, key: Key) -> tuple[Key, Key]:
        """Return a key and the neighbour in the order of the query."""
        return (self.key, key) if self.is_before else (key, self.key)


@dataclass
class Doubt:
    """A syllable that may be a slip."""

    position: int
    typed: Key
    is_unseen: bool
    sides: list[Side]
    variants: list[Variant]


class Offer(NamedTuple):
    """A variant worth asking for; the higher the rank, the likelier."""

    rank: float
    variant: Variant
    weight: float


class Slips:
    """Looks for variants of the syllables of a query that may be slips."""

    def __init__(self, draft: Draft, filler: Collection[int], settled: Collection[int]) -> None:
        """`settled` are the positions of syllables that are not to be doubted."""
        self._draft = draft
        self._filler = filler
        doubted = [at for at in range(len(draft.keys)) if at not in settled and at not in filler]
        self._doubts = {at: self._doubt(at) for at in doubted if self._is_doubtful(at)}

    def keys(self) -> Iterator[Key]:
        """Return what must be known of the index."""
        for doubt in self._doubts.values():
            for side in doubt.sides:
                for variant in doubt.variants:
                    yield bigram(*side.pair(variant.key))

    def alternatives(self) -> dict[int, tuple[Alternative, ...]]:
        """Return the alternatives by position, the likeliest first; `keys` must have been learned."""
        offers = [offer for doubt in self._doubts.values() for offer in self._offers(doubt)]
        offers += self._pair_offers({offer.variant.position for offer in offers})
        offers += self._last_offers({offer.variant.position for offer in offers})
        found: dict[int, list[Alternative]] = {}
        number = 0
        for _rank, variant, weight in sorted(offers, key=_by_rank):
            others = found.setdefault(variant.position, [])
            if number < MOST_A_QUERY and len(others) < MOST_A_SYLLABLE:
                others.append(Alternative(variant.key, weight))
                number += 1
        return {at: tuple(others) for at, others in found.items() if others}

    def _is_doubtful(self, at: int) -> bool:
        """Say whether a syllable may be a slip: not if it stands beside a neighbour twice, and beyond chance."""
        draft = self._draft
        key = draft.keys[at]
        if key.isdigit() or len(draft.syllables[at].folded) == 1:
            return False
        if not draft.number(key):
            return True
        return len(draft.keys) > 1 and not any(self._is_usual(first) for first in (at - 1, at) if first >= 0)

    def _is_usual(self, first: int) -> bool:
        draft = self._draft
        together = draft.together(first)
        if together < _TWICE or first in self._filler or first + 1 in self._filler:
            return False
        singles = draft.number(draft.keys[first]) * draft.number(draft.keys[first + 1])
        return together * draft.statistics.documents >= singles

    def _doubt(self, at: int) -> Doubt:
        draft = self._draft
        key = draft.keys[at]
        beside = [(one, one < at) for one in (at - 1, at + 1) if 0 <= one < len(draft.keys)]
        sides = [Side(draft.keys[one], before, _FILLER if one in self._filler else 1.0) for one, before in beside]
        return Doubt(at, key, not draft.number(key), sides, variants_of(draft, at))

    def _evidence(self, doubt: Doubt, key: Key) -> float:
        """Return how much speaks for a key at the place of a doubted syllable."""
        return sum(side.weight * self._draft.evidence(*side.pair(key)) for side in doubt.sides)

    def _offers(self, doubt: Doubt) -> Iterator[Offer]:
        if not doubt.sides:
            yield from (self._alone(variant, _UNSEEN_WEIGHT) for variant in doubt.variants)
            return
        known = self._evidence(doubt, doubt.typed)
        for variant in doubt.variants:
            gain = self._evidence(doubt, variant.key) - known
            weight = _weight(variant.way, gain, bool(known), doubt.is_unseen) if gain > 0 else 0
            if weight:
                yield Offer(gain + variant.likeness, variant, weight)

    def _alone(self, variant: Variant, weight: float) -> Offer:
        """Return the offer of a variant without neighbours: the commoner, the likelier."""
        number = self._draft.vocabulary.number(variant.key)
        return Offer(log(1 + number) + variant.likeness, variant, weight)

    def _pair_offers(self, offered: Collection[int]) -> list[Offer]:
        """Return for neighbours that nothing speaks for, neither them nor variants of one, the best two variants."""
        lost = [doubt for at, doubt in self._doubts.items() if at not in offered]
        lost = [doubt for doubt in lost if not self._evidence(doubt, doubt.typed)]
        at_once = {doubt.position: doubt for doubt in lost}
        couples = [(one, at_once[one.position + 1]) for one in lost if one.position + 1 in at_once]
        tried = [couple for pair in couples for couple in product(*map(_paired, pair))]
        self._draft.learn(bigram(one.key, other.key) for one, other in tried)
        best: dict[int, tuple[float, Variant, Variant]] = {}
        for one, other in tried:
            evidence = self._draft.evidence(one.key, other.key)
            rank = evidence + one.likeness + other.likeness
            at = one.position
            if evidence >= _needed(at_once[at], at_once[at + 1]) and (at not in best or rank > best[at][0]):
                best[at] = (rank, one, other)
        return [Offer(rank, variant, _PAIR_WEIGHT) for rank, one, other in best.values() for variant in (one, other)]

    def _last_offers(self, offered: Collection[int]) -> list[Offer]:
        """Return the variants of what can be no word of the index, where the neighbours do not help."""
        found = []
        for at, doubt in self._doubts.items():
            word = self._draft.text[self._draft.syllables[at].start : self._draft.syllables[at].end]
            if at not in offered and doubt.is_unseen and not (is_syllable(word) or is_plain_syllable(word)):
                found += [self._alone(variant, _NO_WORD_WEIGHT) for variant in doubt.variants]
        return found


def _paired(doubt: Doubt) -> list[Variant]:
    """Return the variants to try beside those of a neighbour: no mistyped letters of what the index knows."""
    variants = [one for one in doubt.variants if doubt.is_unseen or one.way is not Way.EDIT]
    return variants[:_MOST_PAIRED]


def _needed(*doubts: Doubt) -> float:
    """Return the evidence that variants of neighbours need: little, if the index knows neither as typed."""
    return _UNSEEN_GAIN if all(doubt.is_unseen for doubt in doubts) else _PAIR_EVIDENCE


def _weight(way: Way, gain: float, is_known: bool, is_unseen: bool) -> float:
    """Return the weight of a variant, 0 if its gain does not suffice."""
    least, least_known, weight, weight_known = way.value
    if is_unseen and gain >= _UNSEEN_GAIN:
        return _UNSEEN_WEIGHT
    if gain < (least_known if is_known else least):
        return 0.0
    is_sure = not is_known and (way is Way.MARKS or gain >= _SURE_GAIN)
    return weight if is_sure else weight_known


def _by_rank(offer: Offer) -> tuple[float, int, Key]:
    return -offer.rank, offer.variant.position, offer.variant.key
