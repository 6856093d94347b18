"""Marks in a text, as it was written, what answers a query."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from core.vietnamese import Syllable, syllables
from core.vietnamese.abbreviations import Abbreviations, expanded
from core.vietnamese.keys import folded_key
from search.ranking import Question
from search.ranking.likeness import FITS
from search.ranking.question import any_of, folded_meanings
from search.types import Key, Span

# Neighbours in the query that are neighbours here tell more.
_JOINED = 1.5
# What the name of a place tells, beside idf of ordinary syllables.
_NAME = 4.0
# No text is marked further than this, in characters.
LONGEST_MARKED = 20_000


class Answer(NamedTuple):
    """Syllables `start` up to `after` of a text answer those from `first` up to `last` of the query."""

    start: int
    after: int
    first: int
    last: int
    value: float
    is_telling: bool


class _Way(NamedTuple):
    """Keys that answer a part of the query when they follow one another."""

    keys: tuple[Key, ...]
    first: int
    last: int
    value: float
    is_telling: bool


class Marker:
    """Finds in texts what answers one query: typed, meant, by another word, by another name of a place."""

    def __init__(
        self, question: Question, abbreviations: Abbreviations, names: Iterable[tuple[int, tuple[Key, ...]]] = ()
    ) -> None:
        """Take a query, the table that the index was made with, and other names of places by slot, as exact keys."""
        self.question = question
        self._abbreviations = abbreviations
        self._names = tuple(names)
        self._ways: dict[Key, tuple[_Way, ...]] = {}

    def syllables(self, text: str) -> list[Syllable]:
        """Return the syllables of a text as they are indexed, with offsets in the text as written."""
        return expanded(text, syllables(text), self._abbreviations)

    def highlighted(self, text: str) -> tuple[Span, ...]:
        """Return all of `text` in pieces, those marked that answer the query."""
        return self.marked(text, self.syllables(text[:LONGEST_MARKED]))

    def marked(self, text: str, found: Sequence[Syllable], offset: int = 0) -> tuple[Span, ...]:
        """Return all of `text` in pieces, those marked that answer the query.

        The syllables were found there, or in a longer text of which it is the part from `offset` on.
        """
        pairs = ((found[one.start], found[one.after - 1]) for one in self.answers(found))
        return spans(text, ((first.start - offset, last.end - offset) for first, last in pairs))

    def answers(self, found: Sequence[Syllable]) -> list[Answer]:
        """Return what in a text answers the query, idle words and strays left out."""
        interesting = self._interesting
        return self._answers({index: one.exact for index, one in enumerate(found) if one.folded in interesting})

    def answers_in_zone(self, zone: str) -> list[Answer]:
        """Return the same of the packed keys of a text."""
        known: dict[int, Key] = {}
        index = done = 0
        for match in self._finder.finditer(zone):
            index += zone.count(" ", done, match.start())
            done = match.start()
            known[index] = match[0][1:]
        return self._answers(known)

    def _answers(self, keys: Mapping[int, Key]) -> list[Answer]:
        """Return what answers the query among exact keys by their numbers in a text; all others answer nothing."""
        found = list(self._all_answers(keys))
        joined = _joined(found)
        elsewhere = {found[number].first for number in joined}
        kept = []
        for number, one in enumerate(found):
            if number in joined:
                kept.append(one._replace(value=one.value * _JOINED))
            elif one.is_telling and one.first not in elsewhere:
                kept.append(one)
        return kept

    def _all_answers(self, keys: Mapping[int, Key]) -> Iterator[Answer]:
        known = self._ways
        for index, key in keys.items():
            ways = known.get(key)
            if ways is None:
                ways = known[key] = tuple(self._ways_of(key))
            for way in ways:
                if len(way.keys) == 1 or _follow(keys, index, way.keys):
                    yield Answer(index, index + len(way.keys), way.first, way.last, way.value, way.is_telling)

    def _ways_of(self, key: Key) -> Iterator[_Way]:
        """Return what may begin with an exact key of a text."""
        question, folded = self.question, folded_key(key)
        for position in self._words:
            weight = question.answer(position, key)
            if weight >= FITS:
                value = weight * question.weights[position]
                yield _Way((key,), position, position + 1, value, position in question.content)
        yield from (way for way in self._sequences if way.keys[0] in (key, folded))

    @cached_property
    def _words(self) -> list[int]:
        understood = self.question.understood
        return [position for position in range(len(understood.syllables)) if not understood.in_place(position)]

    @cached_property
    def _interesting(self) -> set[Key]:
        syllables_asked = [self.question.understood.syllables[position] for position in self._words]
        said = {folded_key(key) for way in self._sequences for key in way.keys}
        return said.union(*map(folded_meanings, syllables_asked))

    @cached_property
    def _finder(self) -> re.Pattern[str]:
        return any_of(self._interesting)

    @cached_property
    def _sequences(self) -> list[_Way]:
        understood, weights = self.question.understood, self.question.weights
        ways = []
        for span in understood.synonyms:
            last = span.start + span.length
            ways.append(_Way(span.keys, span.start, last, span.weight * sum(weights[span.start : last]), True))
        names = [(slot, slot.keys) for slot in understood.places]
        names += [(understood.places[number], keys) for number, keys in self._names]
        ways += [_Way(keys, slot.start, slot.start + slot.length, _NAME, True) for slot, keys in names]
        return [way for way in ways if way.keys]


def spans(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return `text` in pieces, those of `ranges` marked; what only spaces part is one piece."""
    pieces: list[Span] = []
    done = 0
    for start, end in _merged(text, ranges):
        if start > done:
            pieces.append(Span(text[done:start], False))
        pieces.append(Span(text[start:end], True))
        done = end
    if done < len(text):
        pieces.append(Span(text[done:], False))
    return tuple(pieces)


def _merged(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _follow(keys: Mapping[int, Key], index: int, wanted: Sequence[Key]) -> bool:
    """Say whether the exact keys from `index` on are those wanted, exact or folded."""
    found = (keys.get(at, "") for at in range(index, index + len(wanted)))
    return all(key in (one, folded_key(one)) for one, key in zip(found, wanted, strict=True))


def _joined(found: Sequence[Answer]) -> set[int]:
    """Return which answers stand beside another as in the query; one of the two must tell something."""
    ends: dict[tuple[int, int], list[int]] = {}
    joined: set[int] = set()
    for number, one in enumerate(found):
        for before in ends.get((one.start, one.first), ()):
            if one.is_telling or found[before].is_telling:
                joined |= {before, number}
        ends.setdefault((one.after, one.last), []).append(number)
    return joined
