"""What a query should have been, where the best result answers another reading of it than the one typed."""

from collections.abc import Iterator

from core.vietnamese.keys import folded_key
from search.highlighting import LONGEST_MARKED, Marker
from search.packing import Zones
from search.ranking import Question
from search.types import Key


def said_instead(marker: Marker, keys: Zones, texts: Zones) -> str:
    """Return the query with the words that a document has instead of those typed, "" if it has the typed ones."""
    text, meant = marker.question.understood.text, _meant(marker.question, keys)
    if not meant:
        return ""
    words = _words(marker, texts)
    for position in sorted(meant, reverse=True):
        one, key = marker.question.understood.syllables[position], meant[position]
        text = text[: one.start] + words.get(key, key) + text[one.end :]
    return text if all(not key[-1:].isdigit() or key in words for key in meant.values()) else ""


def _meant(question: Question, keys: Zones) -> dict[int, Key]:
    """Return by position the keys of the alternatives that a document answers better than by what was typed."""
    found = {match[0][1:] for zone in keys for match in question.finder.finditer(zone)}
    return {position: key for position in question.scored for key in _better(question, position, found)}


def _better(question: Question, position: int, found: set[Key]) -> Iterator[Key]:
    alternatives = question.understood.syllables[position].alternatives
    if not alternatives:
        return
    literally = max((question.literally(position, key) for key in found), default=0.0)
    # A folded alternative is any syllable of its letters.
    known = found | {folded_key(key) for key in found}
    there = [one for one in alternatives if one.key in known]
    best = max(there, key=lambda one: one.weight, default=None)
    if best is not None and best.weight > literally:
        yield best.key


def _words(marker: Marker, texts: Zones) -> dict[Key, str]:
    """Return how a document writes its syllables, by exact key, in small letters."""
    written: dict[Key, str] = {}
    for text in texts:
        shown = text[:LONGEST_MARKED]
        for one in marker.syllables(shown):
            written.setdefault(one.exact, shown[one.start : one.end].lower())
    return written
