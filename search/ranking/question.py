"""A query made ready to be compared with many documents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from core.vietnamese.keys import folded_key
from search.marks import FIELD, MAPPED, WRITTEN, mark
from search.ranking.likeness import Typed, likeness
from search.ranking.rarity import Numbers, rarity_of
from search.types import AskedSyllable, Key, PlaceSlot, Understood

# Of a query of which so many syllables bear marks, those without any are meant so.
_MOSTLY_MARKED = 0.5


# Positions with what share of the whole each is.
Shares = tuple[tuple[int, float], ...]


class Piece(NamedTuple):
    """Something in a document that answers the syllables `first` up to `after` of the query."""

    first: int
    after: int
    weight: float
    # What must follow, for words of several syllables.
    rest: re.Pattern[str] | None = None


class Slot(NamedTuple):
    """A place of the query: the marks of documents written there, of those mapped there, and its name in a text."""

    written: frozenset[str]
    mapped: frozenset[str]
    name: re.Pattern[str]


class Question:
    """The syllables of a query with what they weigh in an index, and what in a document answers them."""

    def __init__(self, understood: Understood, statistics: Numbers) -> None:
        self.understood = understood
        self.rarity = rarity_of(understood, statistics)
        self.average_length = max(1.0, statistics.average_length)
        self.weights = self.rarity.syllables
        self.pieces = _Pieces(self)
        self._ways: dict[int, tuple[re.Pattern[str], ...]] = {}

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Return the positions that carry the meaning; without any and without places, all of them."""
        return self.understood.content or (() if self.understood.places else self._all)

    @cached_property
    def is_only_place(self) -> bool:
        """Say whether nothing but places is asked for."""
        return bool(self.understood.places) and not self.content and not self.understood.phrases

    @cached_property
    def scored(self) -> tuple[int, ...]:
        """Return the positions that are compared: those of places have marks for that, unless there is nothing else."""
        if self.is_only_place:
            return self._all
        return tuple(position for position in self._all if not self.understood.in_place(position))

    @cached_property
    def pairs(self) -> dict[int, float]:
        """Return the first positions of neighbours that are compared, with their weights."""
        weights, scored = self.rarity.pairs, set(self.scored)
        return {first: weights[first] for first in self.scored if first + 1 in scored}

    @cached_property
    def shares(self) -> Shares:
        """Return what share of the query each position that is compared is, by weight."""
        return _shares({position: self.weights[position] for position in self.scored})

    @cached_property
    def pair_shares(self) -> Shares:
        """Return the same of neighbours, by their first positions; those that never occur are left out."""
        return _shares({first: weight for first, weight in self.pairs.items() if weight})

    @cached_property
    def told(self) -> tuple[tuple[int, float, tuple[int, ...]], ...]:
        """Return what share of the content each position is, with the pairs that it is part of."""
        shares = _shares({position: self.weights[position] for position in self.content})
        return tuple((one, share, tuple({one - 1, one} & self.pairs.keys())) for one, share in shares)

    @cached_property
    def run(self) -> tuple[int, int]:
        """Return from where up to where the longest part without a place goes, idle words at its ends left out."""
        runs: list[list[int]] = []
        for position in self.scored:
            if runs and runs[-1][-1] == position - 1:
                runs[-1].append(position)
            else:
                runs.append([position])
        run = max(runs, key=len, default=[])
        told = [position for position in run if position in self.content] or run
        return (told[0], told[-1] + 1) if told else (0, 0)

    @cached_property
    def finder(self) -> re.Pattern[str]:
        """Return what finds the syllables in a zone of keys that may answer."""
        return any_of(self._folded)

    @cached_property
    def phrases(self) -> tuple[re.Pattern[str], ...]:
        """Return what must be found in a document: quotations and numbers."""
        return tuple(sequence(phrase.keys) for phrase in self.understood.phrases if phrase.keys)

    @cached_property
    def fields(self) -> tuple[tuple[str, Piece], ...]:
        """Return the marks of fields that the query names, with what their stories answer by that."""
        spans = [span for span in self.understood.fields if span.start in self.scored]
        return tuple(
            (mark(FIELD, span.field), Piece(span.start, span.start + span.length, span.weight)) for span in spans
        )

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Return the places."""
        return tuple(map(_slot, self.understood.places))

    def ways(self, position: int) -> tuple[re.Pattern[str], ...]:
        """Return what may stand for the syllable at `position` in a zone, with any marks."""
        if position not in self._ways:
            spans = [span for span in self.understood.synonyms if span.start <= position < span.start + span.length]
            folded = [[folded_key(key) for key in span.keys] for span in spans if span.keys]
            own = any_of(folded_meanings(self.understood.syllables[position]))
            self._ways[position] = (own, *map(sequence, folded))
        return self._ways[position]

    def answer(self, position: int, found: str) -> float:
        """Return how well the exact key `found` answers the syllable at `position`, whatever may be meant by it."""
        one = self.understood.syllables[position]
        others = [other.weight for other in one.alternatives if other.key in (found, folded_key(found))]
        return max([*others, self.literally(position, found)])

    def literally(self, position: int, found: str) -> float:
        """Return how well `found` answers the syllable at `position` as it was typed."""
        one = self.understood.syllables[position]
        if folded_key(found) != one.folded:
            return 0.0
        return likeness(self._typed[position], found)

    @cached_property
    def _all(self) -> tuple[int, ...]:
        return tuple(range(len(self.understood.syllables)))

    @cached_property
    def _typed(self) -> list[Typed]:
        syllables = self.understood.syllables
        marked = sum(one.is_marked for one in syllables)
        is_marked = marked >= _MOSTLY_MARKED * max(1, len(syllables))
        return [Typed(one.exact, is_marked and self.rarity.number(one.exact) > 0) for one in syllables]

    @cached_property
    def _folded(self) -> set[Key]:
        syllables = [self.understood.syllables[position] for position in self.scored]
        spans = [folded_key(key) for span in self.understood.synonyms for key in span.keys[:1]]
        return {*spans, *(key for one in syllables for key in folded_meanings(one))}


class _Pieces(dict[str, tuple[Piece, ...]]):
    """What an exact key of a document, with the space before it, may answer: found out once for each."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, found: str) -> tuple[Piece, ...]:
        pieces = self[found] = tuple(self._find(found[1:]))
        return pieces

    def _find(self, found: str) -> Iterable[Piece]:
        question = self._question
        for position in question.scored:
            weight = question.answer(position, found)
            if weight:
                yield Piece(position, position + 1, weight)
        for span in question.understood.synonyms:
            if span.start in question.scored and span.keys and span.keys[0] in (found, folded_key(found)):
                rest = sequence(span.keys[1:]) if span.keys[1:] else None
                yield Piece(span.start, span.start + span.length, span.weight, rest)


def _shares(weights: Mapping[int, float]) -> Shares:
    total = sum(weights.values())
    return tuple((position, weight / total) for position, weight in weights.items()) if total else ()


def folded_meanings(one: AskedSyllable) -> list[Key]:
    """Return the folded keys of all that a syllable may mean."""
    return [one.folded, *(folded_key(other.key) for other in one.alternatives)]


def any_of(keys: Iterable[Key]) -> re.Pattern[str]:
    """Return the pattern of any of these folded keys in a zone, with the space before it."""
    letters = "|".join(sorted(key for key in keys if not key.isdigit()))
    numbers = [key_pattern(key) for key in sorted(keys) if key.isdigit()]
    # No key begins with a sign.
    return re.compile(f" (?:{'|'.join([*numbers, f'(?:{letters})[0-9]+' if letters else '#'])})")


def key_pattern(key: Key) -> str:
    """Return the pattern of one key in a zone: of a folded one with any marks; a number is not part of a longer one."""
    if key.isdigit():
        return f"{key}(?= )"
    return key if key[-1:].isdigit() else f"{key}[0-9]+"


def sequence(keys: Sequence[Key]) -> re.Pattern[str]:
    """Return the pattern of keys that follow one another, with the space before each."""
    return re.compile("".join(f" {key_pattern(key)}" for key in keys))


def _slot(slot: PlaceSlot) -> Slot:
    written = frozenset(mark(WRITTEN, pk) for pk in slot.places)
    mapped = frozenset(mark(MAPPED, pk) for pk in slot.places) | {mark(WRITTEN, pk) for pk in slot.successors}
    return Slot(written, mapped, sequence(slot.keys) if slot.keys else re.compile("$^"))
