"""Other syllables that may have been meant: typed with a slip, a wrong mark, or as they sound.

Nothing is replaced. What neighbours the index knows decides: a variant is worth asking for if it stands beside the
query's own neighbours much oftener than what was typed.
"""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from itertools import product
from math import log
from typing import NamedTuple

from core.vietnamese import bigram, folded_key, has_marks
from core.vietnamese.grammar import is_plain_syllable, is_syllable
from core.vietnamese.sounds import shared_start, sound_key
from search.types import Alternative, Key
from search.understanding.draft import Draft
from search.understanding.filler import is_stop_word

MOST_A_SYLLABLE, MOST_A_QUERY = 2, 4
# How much a neighbour that is filler tells.
_FILLER = 0.3
_UNSEEN_GAIN, _UNSEEN_WEIGHT = 0.6, 0.95
_SURE_GAIN = 1.8
_SOUND_BONUS, _START_BONUS = 0.7, 0.4
_PAIR_EVIDENCE, _PAIR_WEIGHT = 1.2, 0.8
# What is no syllable and in no document must be a slip, whatever stands beside it.
_NO_WORD_WEIGHT = 0.7
# Of the variants of one syllable, the commonest so many of each way are looked at.
_MOST_VARIANTS = 12
_MOST_PAIRED = 10
_TWICE = 2


class Way(Enum):
    """How a variant differs: gains needed without and with evidence for what was typed, and the weights."""

    MARKS = (0.65, 1.0, 0.9, 0.8)
    SOUND = (0.65, 1.8, 0.9, 0.7)
    EDIT = (1.35, 2.15, 0.9, 0.7)


class Variant(NamedTuple):
    """Another syllable for the one at `position`."""

    position: int
    key: Key
    way: Way


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
        positions = range(len(draft.syllables))
        self._doubted = [at for at in positions if at not in settled and at not in filler and self._is_doubtful(at)]
        self._variants = {at: list(self._variants_of(at)) for at in self._doubted}

    def keys(self) -> Iterator[Key]:
        """Return what must be known of the index."""
        for at, variants in self._variants.items():
            for variant in variants:
                yield from (pair for pair, _weight in self._pairs(at, variant.key))

    def alternatives(self) -> dict[int, tuple[Alternative, ...]]:
        """Return the alternatives by position, the likeliest first; `keys` must have been learned."""
        offers = [offer for variants in self._variants.values() for offer in self._offers(variants)]
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
        key = draft.key(at)
        if key.isdigit() or len(draft.syllables[at].folded) == 1:
            return False
        if not draft.number(key):
            return True
        if len(draft.syllables) == 1:
            return False
        return not any(self._is_usual(first) for first in (at - 1, at) if first >= 0)

    def _is_usual(self, first: int) -> bool:
        draft = self._draft
        together = draft.together(first)
        if together < _TWICE or {first, first + 1} & set(self._filler):
            return False
        singles = draft.number(draft.key(first)) * draft.number(draft.key(first + 1))
        return together * draft.statistics.documents >= singles

    def _variants_of(self, at: int) -> Iterator[Variant]:
        draft = self._draft
        typed, folded = draft.syllables[at].exact, draft.syllables[at].folded
        words = draft.vocabulary
        ways = {Way.SOUND: words.sounding(folded), Way.EDIT: words.edited(folded)}
        if draft.is_accented:
            ways = {
                Way.MARKS: [key for key in words.marked(folded) if key != typed],
                **{way: list(self._marked(at, way, found)) for way, found in ways.items()},
            }
        seen: set[Key] = set()
        for way, found in ways.items():
            others = {key for key in found if key not in seen and not is_stop_word(key)}
            likeliest = sorted(others, key=lambda key: (-words.number(key), key))[:_MOST_VARIANTS]
            seen.update(likeliest)
            yield from (Variant(at, key, way) for key in likeliest)

    def _marked(self, at: int, way: Way, folded: Iterable[Key]) -> Iterator[Key]:
        """Return the exact keys of folded ones whose tone is that typed; those that sound alike have all its marks."""
        typed = self._draft.syllables[at].exact
        is_bare = not has_marks(typed) and not self._draft.number(typed)
        for letters in folded:
            for key in self._draft.vocabulary.marked(letters):
                is_alike = way is Way.EDIT or sound_key(key) == sound_key(typed)
                if is_bare or (is_alike and key[-1] == typed[-1]):
                    yield key

    def _pairs(self, at: int, key: Key) -> Iterator[tuple[Key, float]]:
        """Return the pairs that a key at a position makes with its neighbours, with the weight of each."""
        draft = self._draft
        if at > 0:
            yield bigram(draft.key(at - 1), key), _FILLER if at - 1 in self._filler else 1.0
        if at + 1 < len(draft.syllables):
            yield bigram(key, draft.key(at + 1)), _FILLER if at + 1 in self._filler else 1.0

    def _evidence(self, at: int, key: Key) -> float:
        """Return how much speaks for a key at a position."""
        pairs = (pair for pair, _weight in self._pairs(at, key))
        weights = (weight for _pair, weight in self._pairs(at, key))
        return sum(
            weight * self._draft.evidence(*pair.split("zz")) for pair, weight in zip(pairs, weights, strict=True)
        )

    def _offers(self, variants: list[Variant]) -> Iterator[Offer]:
        at = variants[0].position if variants else 0
        typed = self._draft.key(at)
        if len(self._draft.syllables) == 1:
            yield from (self._alone(variant) for variant in variants)
            return
        known = self._evidence(at, typed)
        is_unseen = self._is_unseen(at)
        for variant in variants:
            gain = self._evidence(at, variant.key) - known
            weight = _weight(variant.way, gain, bool(known), is_unseen)
            if weight:
                yield Offer(gain + self._likeness(variant), variant, weight)

    def _alone(self, variant: Variant) -> Offer:
        """Return the offer of a variant of the one syllable typed: the commoner, the likelier."""
        number = self._draft.vocabulary.number(variant.key)
        return Offer(log(1 + number) + self._likeness(variant), variant, _UNSEEN_WEIGHT)

    def _likeness(self, variant: Variant) -> float:
        typed, meant = self._draft.syllables[variant.position].folded, folded_key(variant.key)
        shared = shared_start(typed, meant)
        return _START_BONUS * shared / len(typed) + (_SOUND_BONUS if variant.way is Way.SOUND else 0)

    def _pair_offers(self, offered: Collection[int]) -> list[Offer]:
        """Return for neighbours that nothing speaks for, neither them nor variants of one, the best two variants."""
        couples = [
            couple
            for at in self._doubted
            if at + 1 in self._variants and not {at, at + 1} & set(offered) and self._is_lost(at)
            for couple in product(self._paired(at), self._paired(at + 1))
        ]
        self._draft.learn(bigram(one.key, other.key) for one, other in couples)
        best: dict[int, tuple[float, Variant, Variant]] = {}
        for one, other in couples:
            evidence = self._draft.evidence(one.key, other.key)
            rank = evidence + self._likeness(one) + self._likeness(other)
            if evidence >= self._needed(one.position) and rank > best.get(one.position, (0.0,))[0]:
                best[one.position] = (rank, one, other)
        return [Offer(rank, variant, _PAIR_WEIGHT) for rank, *both in best.values() for variant in both]

    def _paired(self, at: int) -> list[Variant]:
        """Return the variants to try beside another: of a syllable that the index knows no mistyped letters."""
        variants = self._variants[at]
        if not self._is_unseen(at):
            variants = [one for one in variants if one.way is not Way.EDIT]
        return variants[:_MOST_PAIRED]

    def _needed(self, at: int) -> float:
        return _UNSEEN_GAIN if self._is_unseen(at) and self._is_unseen(at + 1) else _PAIR_EVIDENCE

    def _is_unseen(self, at: int) -> bool:
        return not self._draft.number(self._draft.key(at))

    def _last_offers(self, offered: Collection[int]) -> list[Offer]:
        """Return the likeliest variants of what can be no word of the index, where the neighbours do not help."""
        found = []
        for at in self._doubted:
            word = self._draft.text[self._draft.syllables[at].start : self._draft.syllables[at].end]
            if at not in offered and self._is_unseen(at) and not (is_syllable(word) or is_plain_syllable(word)):
                found += [self._alone(variant)._replace(weight=_NO_WORD_WEIGHT) for variant in self._variants[at]]
        return found

    def _is_lost(self, at: int) -> bool:
        """Say whether nothing speaks for a syllable and the next one."""
        return not any(self._evidence(one, self._draft.key(one)) for one in (at, at + 1))


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
