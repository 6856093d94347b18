"""How well a syllable of a document answers one that was typed, by their marks; their letters are the same."""

from typing import NamedTuple

from core.vietnamese.keys import folded_key

SAME = 1.0
# From here on a syllable counts as found.
FITS = 0.6
_UNMARKED, _HALF_MARKED, _DOUBTFUL, _OTHER, _FAR = 0.9, 0.85, 0.5, 0.3, 0.25
_NONE = "0"


class Typed(NamedTuple):
    """A typed syllable: its exact key, and whether its marks are taken at their word."""

    exact: str
    # The syllable is a word as typed, and whoever typed it marks syllables where they have marks.
    is_literal: bool


def likeness(typed: Typed, found: str) -> float:
    """Return how well the exact key `found` answers: 1 the same, `FITS` or more if `typed` may only lack marks."""
    if typed.exact == found:
        return SAME
    qualities, tone = _marks(typed.exact)
    found_qualities, found_tone = _marks(found)
    if tone in (_NONE, found_tone) and _are_within(qualities, found_qualities):
        return _DOUBTFUL if typed.is_literal else _HALF_MARKED if qualities or tone != _NONE else _UNMARKED
    return _OTHER if tone == found_tone or qualities == found_qualities else _FAR


def _marks(exact: str) -> tuple[str, str]:
    digits = exact[len(folded_key(exact)) :]
    return digits[:-1], digits[-1:]


def _are_within(some: str, all_of_them: str) -> bool:
    return all(some.count(one) <= all_of_them.count(one) for one in set(some))
