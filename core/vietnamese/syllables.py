"""A text as syllables, each with its keys and where it stands."""

import re
import unicodedata
from typing import NamedTuple

from core.vietnamese.keys import keys_of

# Latin letters, those in ligatures, in full width and in the bold of "mathematical" alphabets too; no other script.
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\u212a\u212b\ufb00-\ufb06"
_LETTER += "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a5"
_DIGIT = "0-9\uff10-\uff19"
# Signs that stand on the letter before them: text may come decomposed.
_MARK = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.combining(chr(code)))
_MARK += "\ufe00-\ufe0f\ufe20-\ufe2f\u20dd-\u20e4"
# Signs within a word that nobody sees: soft hyphens, zero width, direction.
_UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Letters and digits that stand together are apart: "kh2590" is two syllables. No part can match in two ways.
_SYLLABLE = re.compile(
    f"[{_LETTER}]++(?:[{_MARK}]++[{_LETTER}]*+|[{_UNSEEN}]++[{_LETTER}]++)*+|[{_DIGIT}]++[{_MARK}]*+"
)


class Syllable(NamedTuple):
    """A syllable: its keys, and its place in the text, in characters of the text as given."""

    exact: str
    folded: str
    start: int
    end: int


def syllables(text: str) -> list[Syllable]:
    """Return the syllables of `text`, NFC or NFD; whatever has no Latin letter or digit is left out."""
    found = []
    # As `Syllable(…)` makes them, in half the time: a query analyses hundreds.
    make = tuple.__new__
    for match in _SYLLABLE.finditer(text):
        exact, folded = keys_of(match[0])
        if exact:
            found.append(make(Syllable, (exact, folded, match.start(), match.end())))
    return found


def found_words(text: str) -> list[str]:
    """Return the syllables and numbers of `text` as written; a few may have no key."""
    return _SYLLABLE.findall(text)


def exact_keys(text: str) -> tuple[str, ...]:
    """Return the exact keys of the syllables of `text`, in their order."""
    return tuple(one.exact for one in syllables(text))
