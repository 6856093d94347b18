"""From the words of a document to what an index holds: keys for ranking, tokens for finding, terms for statistics.

An index holds tokens alone, without their places: folded keys and bigrams of the whole document; with `TITLE` before
them those of the title, with `NEAR` those of lead and meta, with `OFTEN` those that occur several times; and with
`MARK` before them its marks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from core.vietnamese import bigram, folded_key, syllables
from core.vietnamese.abbreviations import Abbreviations, expanded
from search.packing import Zones, pack

# Of the tokens that are made here: rows of another version are made anew.
VERSION = 1
TITLE, NEAR, OFTEN, MARK = "t_", "l_", "h_", "m_"
_OFTEN = 3
# Of a zone; whatever is longer is not found by its end.
MOST_SYLLABLES = 20_000
LONGEST_TERM = 64


def keys_of_text(text: str, abbreviations: Abbreviations) -> str:
    """Return the exact keys of a zone between spaces: " viec62 tot1 "; abbreviations written out."""
    found = expanded(text, syllables(text), abbreviations)[:MOST_SYLLABLES]
    return f" {' '.join(one.exact for one in found)} " if found else " "


def keys_of_zones(texts: Zones, abbreviations: Abbreviations) -> Zones:
    """Return the exact keys of all zones."""
    return Zones(*(keys_of_text(text, abbreviations) for text in texts))


def length_of(keys: Zones) -> int:
    """Return how many syllables there are."""
    return sum(zone.count(" ") - 1 for zone in keys if len(zone) > 1)


def tokens_of(keys: Zones, marks: str) -> list[str]:
    """Return the tokens of a document, each once, the same for the same keys and marks."""
    zones = [list(with_bigrams([folded_key(key) for key in zone.split()])) for zone in keys]
    title = dict.fromkeys(zones[0])
    near = dict.fromkeys(zones[1] + zones[2])
    counts = Counter(token for zone in zones for token in zone)
    return [
        *counts,
        *(TITLE + token for token in title),
        *(NEAR + token for token in near),
        *(OFTEN + token for token, number in counts.items() if number >= _OFTEN),
        *(MARK + mark for mark in marks.split()),
    ]


def terms_of(keys: Zones) -> set[str]:
    """Return the keys whose documents are counted: exact and folded syllables and bigrams, a number once."""
    found: set[str] = set()
    for zone in keys:
        exact = zone.split()
        found.update(with_bigrams(exact))
        found.update(with_bigrams([folded_key(key) for key in exact]))
    return {term for term in found if len(term) <= LONGEST_TERM}


def with_bigrams(keys: list[str]) -> Iterator[str]:
    """Yield keys and those of their neighbours, as often as they occur."""
    yield from keys
    yield from (bigram(first, second) for first, second in pairwise(keys))


def marked(tokens: Iterable[str], prefix: str) -> list[str]:
    """Return tokens as they stand in the index under one of the prefixes."""
    return [prefix + token for token in tokens]


class Analysed(NamedTuple):
    """What a row keeps of a document, and what stands in the index for it."""

    marks: str
    length: int
    # Packed.
    keys: bytes
    texts: bytes
    tokens: str
    terms: frozenset[str]


def analyse(texts: Zones, marks: str, abbreviations: Abbreviations) -> Analysed:
    """Return what search keeps of a document."""
    keys = keys_of_zones(texts, abbreviations)
    tokens = " ".join(tokens_of(keys, marks))
    return Analysed(marks, length_of(keys), pack(keys), pack(texts), tokens, frozenset(terms_of(keys)))
