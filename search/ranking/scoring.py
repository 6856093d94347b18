"""What a document is worth to a query."""

from collections.abc import Iterable
from typing import NamedTuple

from search.packing import Zones
from search.ranking.likeness import FITS
from search.ranking.question import Question, Shares, Slot
from search.ranking.reading import Reading, read_document

_SYLLABLES, _PAIRS, _TITLE, _TITLE_PAIRS, _RUN, _TITLE_RUN, _PLACE = 10.0, 7.0, 2.5, 2.5, 2.5, 2.0, 12.0
_WRITTEN, _MAPPED, _MAPPED_ALONE, _SAID = 1.0, 0.85, 0.6, 0.4
# Of queries that are only a place.
_WORDS_ALONE, _SAID_ALONE, _TITLE_ALONE = 0.1, 0.15, 0.1
# The share of a term that grows with how often it occurs, and how fast it does.
_GROWING, _HALF_AT = 0.4, 1.2
# How much the length of a document counts against it.
_LENGTH = 0.25
_LONELY = 0.5


class Score(NamedTuple):
    """What a document is worth, in all and by its words; how far it is what was asked, in words and in places."""

    worth: float
    words: float
    # From 0 to 1.
    fit: float
    place: float


def score_document(question: Question, zones: Zones, marks: frozenset[str], length: int) -> Score:
    """Return the worth of a document, given by the keys of its zones, its marks and its length in syllables."""
    title, whole = read_document(question, zones, marks)
    words = _worth_of_words(question, title, whole, length)
    place, extra = _place(question, zones, marks)
    if question.is_only_place:
        words = words * _WORDS_ALONE + extra
    return Score(words + _PLACE * place, words, _fit(question, whole), place)


def _worth_of_words(question: Question, title: Reading, whole: Reading, length: int) -> float:
    half_at = _HALF_AT * (1 - _LENGTH + _LENGTH * length / question.average_length)
    weights, pair_weights = question.shares, question.pair_shares
    syllables = _share(weights, whole.best, whole.amounts, half_at)
    in_title = _plain_share(weights, title.best)
    # Where no pair of the query occurs anywhere its syllables count for them.
    pairs, pairs_in_title = syllables, in_title
    if pair_weights:
        pairs = _share(pair_weights, whole.joined, whole.joined_amounts, half_at)
        pairs_in_title = _plain_share(pair_weights, title.joined)
    worth = _SYLLABLES * syllables + _PAIRS * pairs
    worth += _TITLE * in_title + _TITLE_PAIRS * pairs_in_title
    return worth + _RUN * whole.has_run + _TITLE_RUN * title.has_run


def _share(shares: Shares, best: list[float], amounts: list[float], half_at: float) -> float:
    """Return which share was found, more of what occurs more often."""
    found = 0.0
    for position, share in shares:
        match = best[position]
        if match:
            amount = amounts[position]
            found += share * match * (1 - _GROWING + _GROWING * amount / (amount + half_at))
    return found


def _plain_share(shares: Shares, best: list[float]) -> float:
    found = 0.0
    for position, share in shares:
        found += share * best[position]
    return found


def _fit(question: Question, whole: Reading) -> float:
    """Return how much of the content was found; a syllable without either neighbour of the query counts half."""
    joined = whole.joined
    found = 0.0
    for position, share, pairs in question.told:
        is_joined = not pairs or joined[pairs[0]] >= FITS or joined[pairs[-1]] >= FITS
        found += share * whole.best[position] * (1 if is_joined else _LONELY)
    return found


def _place(question: Question, zones: Zones, marks: frozenset[str]) -> tuple[float, float]:
    """Return how well the places fit, and what a query that is only a place adds for its name in the text."""
    if not question.slots:
        return 0.0, 0.0
    fits = [_place_fit(slot, zones, marks, question.is_only_place) for slot in question.slots]
    extra = 0.0
    if question.is_only_place:
        extra = _SAID_ALONE * any(_is_said(slot, zones) for slot in question.slots)
        extra += _TITLE_ALONE * any(_is_said(slot, zones[:1]) for slot in question.slots)
    return sum(fits) / len(fits), extra


def _place_fit(slot: Slot, zones: Zones, marks: frozenset[str], is_alone: bool) -> float:
    if slot.written & marks:
        return _WRITTEN
    if slot.mapped & marks:
        return _MAPPED_ALONE if is_alone else _MAPPED
    return _SAID if _is_said(slot, zones) else 0.0


def _is_said(slot: Slot, zones: Iterable[str]) -> bool:
    return any(slot.name.search(text) for text in zones)


def stands_at(score: Score) -> bool:
    """Say whether a document stands at one of the places asked for, rather than only saying its name."""
    return score.place > _SAID
