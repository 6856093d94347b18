"""From the words of a document to what an index holds: keys for ranking, tokens for finding, terms for statistics.

An index holds tokens alone, without their places: folded keys and bigrams of the whole document; with `TITLE` before
them those of the title, with `NEAR` those of lead and meta, with `OFTEN` those that occur several times; and with
`MARK` before them its marks.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from core.vietnamese import bigram, folded_key, syllables
from core.vietnamese.abbreviations import Abbreviations, expanded
from core.vietnamese.grammar import is_plain_syllable
from core.vietnamese.keys import keys_of
from core.vietnamese.syllables import found_words
from search.packing import Zones, pack, pack_numbers, unpack

# Of the tokens that are made here: rows of another version are made anew.
VERSION = 1
TITLE, NEAR, OFTEN, MARK = "t_", "l_", "h_", "m_"
_OFTEN = 3
# Between two neighbours: joined so, millions of pairs take a third of the time.
_JOINT = bigram("", "")
# Of a zone; whatever is longer is not found by its end.
MOST_SYLLABLES = 20_000


def keys_of_text(text: str, abbreviations: Abbreviations) -> str:
    """Return the exact keys of a zone between spaces: " viec62 tot1 "; abbreviations written out."""
    words = found_words(text)
    pairs = list(map(keys_of, words))
    firsts = abbreviations.firsts
    if any(
        folded in firsts and _may_be_short(word, folded) for word, (_exact, folded) in zip(words, pairs, strict=True)
    ):
        keys = [one.exact for one in expanded(text, syllables(text), abbreviations)]
    else:
        keys = [exact for exact, _folded in pairs if exact]
    return f" {' '.join(keys[:MOST_SYLLABLES])} " if keys else " "


def _may_be_short(word: str, folded: str) -> bool:
    """Say whether a word may begin the short form whose letters it has; a syllable ("TU") only in capitals."""
    return not word.islower() or not is_plain_syllable(folded)


def keys_of_zones(texts: Zones, abbreviations: Abbreviations) -> Zones:
    """Return the exact keys of all zones."""
    return Zones(*(keys_of_text(text, abbreviations) for text in texts))


def length_of(keys: Zones) -> int:
    """Return how many syllables there are."""
    return sum(zone.count(" ") - 1 for zone in keys if len(zone) > 1)


def tokens_of(keys: Zones, marks: str) -> list[str]:
    """Return the tokens of a document, each once, the same for the same keys and marks."""
    return _tokens(_folded_zones(keys), marks)


def _tokens(zones: list[list[str]], marks: str) -> list[str]:
    counts = Counter(chain.from_iterable(zones))
    return [
        *counts,
        *(TITLE + token for token in dict.fromkeys(zones[0])),
        *(NEAR + token for token in dict.fromkeys(zones[1] + zones[2])),
        *(OFTEN + token for token, number in counts.items() if number >= _OFTEN),
        *(MARK + mark for mark in marks.split()),
    ]


def terms_of(keys: Zones) -> set[str]:
    """Return the keys whose documents are counted: exact and folded syllables and bigrams, a number once."""
    return _terms(_folded_zones(keys), keys)


def _terms(zones: list[list[str]], keys: Zones) -> set[str]:
    return set(chain(*zones, *(with_bigrams(zone.split()) for zone in keys)))


def _folded_zones(keys: Zones) -> list[list[str]]:
    return [with_bigrams(list(map(_folded, zone.split()))) for zone in keys]


_folded = lru_cache(maxsize=65_536)(folded_key)


def with_bigrams(keys: list[str]) -> list[str]:
    """Return keys and those of their neighbours, as often as they occur."""
    return keys + list(map(_JOINT.join, pairwise(keys)))


class Analysed(NamedTuple):
    """What a row keeps of a document, and what stands in the index for it."""

    marks: str
    length: int
    # Packed.
    keys: bytes
    texts: bytes
    # Joined by spaces.
    tokens: str


def analyse(texts: Zones, marks: str, abbreviations: Abbreviations) -> Analysed:
    """Return what search keeps of a document."""
    return _analyse(texts, marks, abbreviations)[0]


def _analyse(texts: Zones, marks: str, abbreviations: Abbreviations) -> tuple[Analysed, set[str]]:
    """Return what search keeps of a document, and its terms."""
    keys = keys_of_zones(texts, abbreviations)
    zones = _folded_zones(keys)
    tokens = " ".join(_tokens(zones, marks))
    return Analysed(marks, length_of(keys), pack(keys), pack(texts), tokens), _terms(zones, keys)


def count_terms(documents: Iterable[Analysed]) -> Counter[str]:
    """Return in how many of the documents each term occurs."""
    counts: Counter[str] = Counter()
    for one in documents:
        counts.update(terms_of(unpack(one.keys)))
    return counts


def analyse_all(
    documents: Iterable[tuple[Zones, str]], abbreviations: Abbreviations
) -> tuple[list[Analysed], dict[str, bytes]]:
    """Return what search keeps of documents, given their texts and marks, and their terms, counted and packed.

    It is for another process: what is packed comes back in a fraction of the time.
    """
    found: list[Analysed] = []
    counts: Counter[str] = Counter()
    for texts, marks in documents:
        analysed, terms = _analyse(texts, marks, abbreviations)
        found.append(analysed)
        counts.update(terms)
    return found, pack_numbers(counts)
