"""A text as syllables, each with its keys and where it stands."""

import re
from typing import NamedTuple

from core.vietnamese.keys import exact_key, folded_key

# A letter with the marks that follow it (text may come decomposed), or digits: "kh2590" is two syllables.
_SYLLABLE = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+")


class Syllable(NamedTuple):
    """A syllable: its keys, and its place in the text, in characters of the text as given."""

    exact: str
    folded: str
    start: int
    end: int


def syllables(text: str) -> list[Syllable]:
    """Return the syllables of `text`, NFC or NFD; whatever has no Latin letter or digit is left out."""
    found = []
    for match in _SYLLABLE.finditer(text):
        exact = exact_key(match.group())
        if exact:
            found.append(Syllable(exact, folded_key(exact), match.start(), match.end()))
    return found
