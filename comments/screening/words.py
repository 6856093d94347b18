"""Finds listed words in what readers write, through accents, spacing and look-alikes; pure, knows no Django.

A word is looked for syllable by syllable: "dit" is not in "digital". Its letters may also stand one by one ("d i t") or
be parted by punctuation ("đ.ịt"), and its syllables may be joined ("nhacai"). How marks count:

* a word listed as exact is found with just its marks;
* a word listed with marks is found with the same, with none, and with marks that make no Vietnamese syllable ("đit" for
  "địt"), but not where another syllable stands ("cải" is not "cái"), unless its letters stand apart;
* a word listed without any marks is found with any.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from comments.screening.letters import MASK, STROKE, SYMBOLS, Token, seen, tokens_of
from comments.screening.spellings import closed_up, spellings_of
from core.vietnamese.grammar import is_syllable

# How many signs more than letters a spelling may have ("d i i i t").
_EXTRA = 16
_SHORTEST = 2
# Shorter ones are initials when their letters stand apart: "v v", "đ/c".
_SHORTEST_APART = 3
_ENDS_OF_SENTENCES = frozenset(".!?…;:,")


@dataclass(frozen=True)
class Listed:
    """A word or phrase to be found, as administrators typed it."""

    text: str
    is_refused: bool = False
    is_exact: bool = False


class Found(NamedTuple):
    """A listed word, and how it was typed here."""

    word: Listed
    typed: str


@dataclass(frozen=True)
class _Entry:
    word: Listed
    # Where its syllables end in the joined letters, and the marks of each.
    ends: tuple[int, ...]
    marks: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Words:
    """Listed words made ready: entries by their joined letters, and all that these begin with."""

    entries: dict[str, tuple[_Entry, ...]] = field(default_factory=dict)
    beginnings: frozenset[str] = frozenset()
    longest: int = 0


class _Gap(NamedTuple):
    """What stands between two tokens: whether a syllable may go on over it, and whether a phrase may."""

    inside: bool
    between: bool
    is_wide: bool


class _Step(NamedTuple):
    """Where a walk along the tokens has come: the next token, the letters so far, and the gaps on the way."""

    at: int
    letters: str
    gaps: tuple[tuple[int, _Gap], ...]


def words_of(listed: Iterable[Listed]) -> Words:
    """Return the words made ready for `find`; what has no two different letters is left out."""
    entries: dict[str, tuple[_Entry, ...]] = {}
    for word in listed:
        letters, ends, marks = "", [], []
        for token in tokens_of(word.text):
            if token.letters:
                letters = closed_up(letters, spellings_of(token.letters)[0])
                ends.append(len(letters))
                marks.append(frozenset(token.marks))
        if len(letters) >= _SHORTEST:
            entries[letters] = (*entries.get(letters, ()), _Entry(word, tuple(ends), tuple(marks)))
    beginnings = frozenset(letters[:end] for letters in entries for end in range(1, len(letters) + 1))
    return Words(entries, beginnings, max(map(len, entries), default=0))


def find(text: str, words: Words) -> list[Found]:
    """Return which of the words stand in `text`, each with how it is typed where it first does."""
    return list(_Search(text, words).found())


class _Search:
    """One text looked through."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        self.tokens = tokens_of(text)
        self.gaps = [self._gap(*pair) for pair in zip(self.tokens, self.tokens[1:], strict=False)]
        self.is_marked = any(token.marks for token in self.tokens)

    def found(self) -> Iterator[Found]:
        """Yield each word where it first stands."""
        known: set[Listed] = set()
        for first in range(len(self.tokens)):
            for entry, last in self._from(first):
                if entry.word not in known:
                    known.add(entry.word)
                    yield Found(entry.word, self.text[self.tokens[first].start : self.tokens[last].end])

    def _from(self, first: int) -> Iterator[tuple[_Entry, int]]:
        """Yield the words that begin with a token, and the tokens they end with."""
        waiting, known = [_Step(first, "", ())], set()
        while waiting:
            step = waiting.pop()
            for letters in self._next_letters(step):
                if (step.at, letters) in known:
                    continue
                known.add((step.at, letters))
                for entry in self.words.entries.get(letters, ()):
                    if self._stands(entry, first, step):
                        yield entry, step.at
                if step.at + 1 < len(self.tokens) and step.at - first < self.words.longest + _EXTRA:
                    gap = self.gaps[step.at]
                    if gap.inside or gap.between:
                        waiting.append(_Step(step.at + 1, letters, (*step.gaps, (len(letters), gap))))

    def _next_letters(self, step: _Step) -> Iterator[str]:
        """Yield what the letters so far and the next token make, as far as a word begins so."""
        token = self.tokens[step.at]
        spellings = ("", *SYMBOLS[token.symbol]) if token.symbol else spellings_of(token.letters)
        for spelling in spellings:
            letters = closed_up(step.letters, spelling)
            if letters in self.words.beginnings:
                yield letters

    def _stands(self, entry: _Entry, first: int, step: _Step) -> bool:
        tokens = [token for token in self.tokens[first : step.at + 1] if token.letters]
        if not any(sign.isalpha() for token in tokens for sign in token.letters):
            return False
        for place, gap in step.gaps:
            if not (gap.between if place in entry.ends else gap.inside):
                return False
            if place not in entry.ends and gap.is_wide and entry.ends[-1] < _SHORTEST_APART:
                return False
        # What is masked in the middle ("l*n") had its marks there.
        if any(token.symbol == MASK for token in self.tokens[first + 1 : step.at]):
            return all(token.marks <= frozenset().union(*entry.marks) for token in tokens)
        return self._bears(entry, tokens, step)

    def _bears(self, entry: _Entry, tokens: list[Token], step: _Step) -> bool:
        """Say whether the marks are those of the word, or none that speak against it."""
        is_aligned = len(tokens) == len(entry.marks) and all(place in entry.ends for place, _gap in step.gaps)
        if entry.word.is_exact:
            if is_aligned:
                return all(token.marks == marks for token, marks in zip(tokens, entry.marks, strict=True))
            return set().union(*(token.marks for token in tokens)) == set().union(*entry.marks)
        if not any(entry.marks):
            return True
        if is_aligned:
            counts = self.is_marked and (len(tokens) == 1 or any(token.marks for token in tokens))
            pairs = zip(tokens, entry.marks, strict=True)
            return not any(self._is_another(token, marks, counts) for token, marks in pairs)
        return len(tokens) > 1 or not self._is_syllable(tokens[0])

    def _is_another(self, token: Token, marks: frozenset[str], bare_counts: bool) -> bool:
        """Say whether a token is another syllable than the one with these marks; đ without its stroke is not."""
        if not token.marks and not bare_counts:
            return False
        return token.marks - {STROKE} != marks - {STROKE} and self._is_syllable(token)

    def _is_syllable(self, token: Token) -> bool:
        return is_syllable(unicodedata.normalize("NFC", self.text[token.start : token.end].lower()))

    def _gap(self, one: Token, other: Token) -> _Gap:
        between = seen(self.text[one.end : other.start])
        is_wide = any(sign.isspace() for sign in between) or "/" in between
        if _is_single(one) and _is_single(other):
            return _Gap(True, True, is_wide)
        if not is_wide:
            ends = between[:1] in _ENDS_OF_SENTENCES and bool(between)
            ends = ends and self.text[one.end - 1].islower() and self.text[other.start].isupper()
            return _Gap(not ends, not ends, False)
        return _Gap(False, between.isspace() and "\n" not in between, True)


def _is_single(token: Token) -> bool:
    return len(token.letters) <= 1
