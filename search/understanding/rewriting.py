"""A query's words put right one by one: Telex and VNI, and syllables that were typed without a space."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.vietnamese import bigram, exact_key, folded_key, has_marks
from core.vietnamese.grammar import is_plain_syllable, is_syllable
from core.vietnamese.typing import repaired
from search.statistics import Statistics
from search.types import Key
from search.understanding.citations import Citation, compact
from search.understanding.spelling import Vocabulary

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_JOINED, _LONGEST_JOINED = 4, 24
_LONGEST_SYLLABLE, _SHORTEST_WORD = 7, 3
# Shorter words that look joined are often foreign ones ("robot").
_LONG = 6
# Words of three syllables and more must be surer: "Canada" is no "ca na da".
_SURE = 3
Span = tuple[int, int]
# Nobody joins more words than this; whoever does gets them as they stand.
_MOST_JOINED = 6


def put_right(text: str, cited: Sequence[Citation], vocabulary: Vocabulary, statistics: Statistics) -> str:
    """Return `text` with the marks that Telex and VNI meant, and with spaces between joined syllables."""
    fixed = {(one.start, one.end): compact(text[one.start : one.end]) for one in cited if one.is_number}
    words = [match for match in _WORD.finditer(text) if not any(_meets(match.span(), span) for span in fixed)]
    meant = {match.span(): typed for match in words if (typed := _typed(match[0], vocabulary))}
    joined = [match for match in words if match.span() not in meant and _may_be_joined(match[0])][:_MOST_JOINED]
    apart = _taken_apart({match[0] for match in joined}, vocabulary, statistics) if joined else {}
    meant |= {match.span(): apart[match[0]] for match in joined if match[0] in apart} | fixed
    pieces, done = [], 0
    for (start, end), word in sorted(meant.items()):
        pieces += [text[done:start], word]
        done = end
    return "".join(pieces) + text[done:]


def _meets(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _typed(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the syllable that a word typed as Telex or VNI means, None if it is a word as it stands."""
    if not word.isascii() or word[0].isdigit() or word.isdigit():
        return None
    if word.isalpha() and exact_key(word) in vocabulary:
        return None
    meant = repaired(word)
    # "torng" is no "tỏng", which no document has, but "trong".
    is_slip = meant and exact_key(meant) not in vocabulary and vocabulary.edited(word.lower())
    return None if is_slip else meant


def _may_be_joined(word: str) -> bool:
    return (
        _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED
        and word.isalpha()
        and not is_syllable(word)
        and not is_plain_syllable(word)
    )


def _taken_apart(words: Iterable[str], vocabulary: Vocabulary, statistics: Statistics) -> dict[str, str]:
    """Return the words that the index knows as several syllables, with spaces between them."""
    pieces = {word: _pieces(word, vocabulary) for word in words}
    known = statistics.numbers(key for found in pieces.values() for key in _neighbours(found))
    apart = {}
    for word, found in pieces.items():
        least = vocabulary.number(folded_key(exact_key(word)))
        best = _best(found, len(word), known, least) or (None if least else _in_known_words(found, word, vocabulary))
        if best:
            apart[word] = " ".join(word[start:end] for start, end in best)
    return apart


# By where they begin, the syllables that a word has, each with its key.
Pieces = dict[int, list[tuple[Span, Key]]]
# How many syllables, minus the number of their rarest neighbours, and which.
Chain = tuple[int, int, list[Span]]
_NO_CHAIN: Chain = (_LONGEST_JOINED + 1, 0, [])


def _pieces(word: str, vocabulary: Vocabulary) -> Pieces:
    """Return all parts of a word that are syllables, or short words of the index ("atm")."""
    found: Pieces = {}
    for start in range(len(word)):
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(word)) + 1):
            part = word[start:end]
            key = exact_key(part)
            is_word = len(part) >= _SHORTEST_WORD and key in vocabulary
            if is_word or is_plain_syllable(part) or is_syllable(part):
                found.setdefault(start, []).append(((start, end), key))
    return found


def _neighbours(pieces: Pieces) -> Iterator[Key]:
    for found in pieces.values():
        for (_start, end), key in found:
            for _piece, other in pieces.get(end, ()):
                yield _pair(key, other)


def _pair(one: Key, other: Key) -> Key:
    """Return the key of two neighbours: the exact one if marks were typed."""
    if has_marks(one) or has_marks(other):
        return bigram(one, other)
    return bigram(folded_key(one), folded_key(other))


def _best(pieces: Pieces, length: int, known: Mapping[Key, int], least: int) -> list[Span] | None:
    """Return the way to take a word apart into the fewest syllables, the likeliest of those; None for none.

    `least` is how often the word occurs as it stands: its parts must be commoner.
    """
    in_two = [
        (known.get(_pair(key, other), 0), [first, second])
        for first, key in pieces.get(0, ())
        for second, other in pieces.get(first[1], ())
        if second[1] == length
    ]
    number, spans = max(in_two, default=(0, None))
    return spans if number > least else _best_chain(pieces, length, known, max(least + 1, _SURE))


def _in_known_words(pieces: Pieces, word: str, vocabulary: Vocabulary) -> list[Span] | None:
    """Return the two syllables of a long word that no document has, though none has them side by side either."""
    if len(word) < _LONG:
        return None
    in_two = [
        (min(vocabulary.number(folded_key(key)), vocabulary.number(folded_key(other))), [first, second])
        for first, key in pieces.get(0, ())
        for second, other in pieces.get(first[1], ())
        if second[1] == len(word)
    ]
    number, spans = max(in_two, default=(0, None))
    return spans if number else None


def _best_chain(pieces: Pieces, length: int, known: Mapping[Key, int], least: int) -> list[Span] | None:
    """Return the fewest pieces every two of which are neighbours at least so often."""
    chains: dict[Span, Chain] = {first: (1, 0, [first]) for first, _key in pieces.get(0, ())}
    for start in sorted(pieces):
        for span, key in pieces[start]:
            if span not in chains:
                continue
            size, rarity, path = chains[span]
            for after, other in pieces.get(span[1], ()):
                number = known.get(_pair(key, other), 0)
                longer = (size + 1, max(rarity, -number) if size > 1 else -number, [*path, after])
                if number >= least and longer < chains.get(after, _NO_CHAIN):
                    chains[after] = longer
    whole = [chain for span, chain in chains.items() if span[1] == length and chain[0] > 1]
    return min(whole)[2] if whole else None
