"""What may have been meant by one syllable: the same letters with other marks, the same sound, one edit."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from core.vietnamese import folded_key
from core.vietnamese.sounds import shared_start, sound_key
from search.types import Key
from search.understanding.draft import Draft
from search.understanding.filler import is_stop_word

# Of the variants of one syllable, the commonest so many of each way are looked at; more if no document has it.
_MOST_VARIANTS, _MOST_OF_UNSEEN = 12, 30
_SOUND_BONUS, _START_BONUS = 0.7, 0.4


class Way(Enum):
    """How a variant differs: gains needed without and with evidence for what was typed, and the weights."""

    MARKS = (0.65, 1.0, 0.9, 0.8)
    SOUND = (0.65, 1.8, 0.9, 0.7)
    EDIT = (1.35, 2.15, 0.9, 0.7)


class Variant(NamedTuple):
    """Another syllable for the one at `position`; `likeness` is what speaks for it before its neighbours are asked."""

    position: int
    key: Key
    way: Way
    likeness: float


def variants_of(draft: Draft, at: int) -> list[Variant]:
    """Return the variants of a syllable; in a query with marks they have the tone that was typed, or its letters."""
    one, words = draft.syllables[at], draft.vocabulary
    most = _MOST_VARIANTS if draft.number(draft.keys[at]) else _MOST_OF_UNSEEN
    found: dict[Key, Way] = {}
    for way, keys in _ways(draft, at):
        others = [key for key in keys if key not in found and key != one.exact and not is_stop_word(key)]
        # Of equal ones the first is taken: it must be the same in every process.
        others.sort(key=lambda key: (-words.number(key), key))
        found |= dict.fromkeys(others[:most], way)
    return [Variant(at, key, way, _likeness(one.folded, key, way)) for key, way in found.items()]


def _ways(draft: Draft, at: int) -> Iterator[tuple[Way, Iterable[Key]]]:
    folded, words = draft.syllables[at].folded, draft.vocabulary
    if not draft.is_accented:
        yield Way.SOUND, words.sounding(folded)
        yield Way.EDIT, words.edited(folded)
        return
    yield Way.MARKS, words.marked(folded)
    yield Way.SOUND, _marked(draft, at, words.sounding(folded), is_sound=True)
    yield Way.EDIT, _marked(draft, at, words.edited(folded))


def _marked(draft: Draft, at: int, folded: Iterable[Key], is_sound: bool = False) -> Iterator[Key]:
    """Return the exact keys of folded ones whose tone is that typed; those that sound alike have all its marks.

    Of a syllable that has no marks and is not in the index marks may have been left out.
    """
    typed = draft.syllables[at].exact
    is_bare = not draft.marked[at] and not draft.number(typed)
    sound = sound_key(typed)
    for letters in folded:
        for key in draft.vocabulary.marked(letters):
            if is_bare or (key[-1] == typed[-1] and (not is_sound or sound_key(key) == sound)):
                yield key


def _likeness(typed: Key, variant: Key, way: Way) -> float:
    start = shared_start(typed, folded_key(variant)) / len(typed)
    return _START_BONUS * start + (_SOUND_BONUS if way is Way.SOUND else 0)
