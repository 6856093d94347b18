"""Abbreviations written out, in what is indexed and in what is asked: "UBND" is found as "Ủy ban nhân dân".

The table comes from the caller. In the number of a document ("2590/KH-UBND") nothing is written out.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from core.vietnamese.grammar import is_plain_syllable
from core.vietnamese.keys import has_marks
from core.vietnamese.syllables import Syllable, syllables

# What may stand between the parts of a short form: "KT-XH", "TP.HCM", "F0".
_JOINTS = frozenset(("", "-", "–", ".", "&"))
_IN_NUMBER = frozenset("/-–")


class FullForm(NamedTuple):
    """A full form as written, its keys, and whether its short form counts in capitals alone."""

    text: str
    keys: tuple[tuple[str, str], ...]
    in_capitals: bool


@dataclass(frozen=True)
class Abbreviations:
    """Full forms by the exact keys of their short forms, and by the folded ones for those who type no marks."""

    exact: Mapping[tuple[str, ...], FullForm]
    folded: Mapping[tuple[str, ...], FullForm]
    # Folded keys that a short form begins with, and how many syllables the longest has.
    firsts: frozenset[str]
    longest: int


class _Found(NamedTuple):
    """A short form found: syllables `first` to `last`, the end excluded."""

    first: int
    last: int
    full: FullForm


def abbreviations_of(pairs: Iterable[tuple[str, str]]) -> Abbreviations:
    """Return the table of short and full forms ("UBND", "Ủy ban nhân dân"); of two alike the first one counts."""
    exact: dict[tuple[str, ...], FullForm] = {}
    folded: dict[tuple[str, ...], FullForm] = {}
    for short, full in pairs:
        parts = syllables(short)
        keys = tuple((one.exact, one.folded) for one in syllables(full))
        if parts and keys:
            form = FullForm(full, keys, len(parts) == 1 and is_plain_syllable(parts[0].folded))
            exact.setdefault(tuple(part.exact for part in parts), form)
            folded.setdefault(tuple(part.folded for part in parts), form)
    longest = max(map(len, folded), default=0)
    return Abbreviations(exact, folded, frozenset(parts[0] for parts in folded), longest)


def expanded(text: str, found: list[Syllable], table: Abbreviations) -> list[Syllable]:
    """Return the syllables `found` in `text` with those of full forms for short ones.

    Every syllable of a full form stands where its short form stands, so that this can be marked in the text.
    """
    written: list[Syllable] = []
    done = 0
    for first, last, full in _short_forms(text, found, table):
        start, end = found[first].start, found[last - 1].end
        written += found[done:first]
        written += [Syllable(exact, folded, start, end) for exact, folded in full.keys]
        done = last
    return written + found[done:] if written else found


def written_out(text: str, table: Abbreviations) -> str:
    """Return `text` with full forms for short ones: "ubnd xã" → "Ủy ban nhân dân xã"."""
    found = syllables(text)
    written = ""
    done = 0
    for first, last, full in _short_forms(text, found, table):
        written = _beside(_beside(written, text[done : found[first].start]), full.text)
        done = found[last - 1].end
    return _beside(written, text[done:]) if done else text


def _beside(written: str, following: str) -> str:
    """Return both, a space between words: the number in "UBND2" is none of the word before it."""
    apart = written and following and not (_parts_words(written[-1]) or _parts_words(following[0]))
    return f"{written} {following}" if apart else written + following


def _parts_words(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "ZPS" or sign.isspace()


def _short_forms(text: str, found: list[Syllable], table: Abbreviations) -> Iterator[_Found]:
    done = 0
    for first, syllable in enumerate(found):
        if first < done or syllable.folded not in table.firsts or _is_in_number(text, syllable.start):
            continue
        for last in range(min(first + table.longest, len(found)), first, -1):
            parts = found[first:last]
            full = _full_form(parts, table) if _is_joined(text, parts) else None
            if full and (not full.in_capitals or _is_in_capitals(text, found, first)):
                yield _Found(first, last, full)
                done = last
                break


def _full_form(parts: list[Syllable], table: Abbreviations) -> FullForm | None:
    full = table.exact.get(tuple(part.exact for part in parts))
    if full or any(has_marks(part.exact) for part in parts):
        return full
    return table.folded.get(tuple(part.folded for part in parts))


def _is_joined(text: str, parts: list[Syllable]) -> bool:
    return all(text[one.end : other.start] in _JOINTS for one, other in pairwise(parts))


def _is_in_number(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _IN_NUMBER


def _is_in_capitals(text: str, found: list[Syllable], at: int) -> bool:
    """Say whether a word is in capitals while its neighbours are not: in a heading in capitals that says nothing."""
    around = [found[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(found)]
    shouted = any(text[one.start : one.end].isupper() for one in around)
    return text[found[at].start : found[at].end].isupper() and not shouted
