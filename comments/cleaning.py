"""What readers type becomes plain text: nothing hidden in it, nothing piled on it, no more empty lines than one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from core.text import clean_line, clean_text

# Vietnamese in NFC needs none; other scripts of the country put up to three marks on a letter.
_MOST_MARKS = 3
# Controls, formats and directions, halves of letters, private letters; and the fillers that look like nothing.
_HIDDEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Co"})
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u00ad")
_LINES = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\v": "\n", "\f": "\n", "\t": " "})
_EMPTY_LINES = re.compile(r"\n{3,}")


def clean_writing(value: str) -> str:
    """Return what a reader wrote as text of paragraphs."""
    # Marks first: putting thousands of them in order takes long.
    return _EMPTY_LINES.sub("\n\n", clean_text(_without_piles(clean_text(_without_piles(_seen(value))))))


def clean_name(value: str) -> str:
    """Return what a reader wrote as one line."""
    return clean_line(clean_writing(value))


def _seen(value: str) -> Iterator[str]:
    for letter in value.replace("\r\n", "\n").translate(_LINES):
        if letter == "\n" or (letter not in _BLANKS and unicodedata.category(letter) not in _HIDDEN_KINDS):
            yield letter


def _without_piles(letters: Iterable[str]) -> str:
    """Leave a letter at most a few of the marks that are piled on it."""
    kept, marks = [], 0
    for letter in letters:
        marks = marks + 1 if unicodedata.category(letter).startswith("M") else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
