"""Places that an address without a place may mean."""

from difflib import SequenceMatcher

from places.models import Place
from places.names import words
from places.search import search_places

NEAREST = 3
# More words than any name has only cost more.
_MOST_WORDS = 8
_CANDIDATES = 12
_LONGEST = 160


def nearest_places(slug: str) -> list[Place]:
    """Return the places whose addresses are nearest to one that leads nowhere, the nearest first."""
    if len(slug) > _LONGEST:
        return []
    typed = words(slug.replace("-", " ").replace("_", " "))[:_MOST_WORDS]
    found = {place.slug: place for text in _attempts(typed) for place in search_places(text, limit=_CANDIDATES)}
    ranked = sorted(found, key=lambda known: SequenceMatcher(None, slug.lower(), known).ratio(), reverse=True)
    return [found[known] for known in ranked[:NEAREST]]


def _attempts(typed: list[str]) -> list[str]:
    """Return all words, then all but one: a word that is typed wrong finds nothing."""
    whole = [" ".join(typed)] if typed else []
    return whole + [" ".join(typed[:at] + typed[at + 1 :]) for at in range(len(typed)) if len(typed) > 1]
