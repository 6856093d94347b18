"""What may be meant while somebody types: titles that begin or go on so, fields and places of that name."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from django.urls import reverse

from core.text import clean_line
from core.vietnamese import Syllable, bigram, syllables
from core.vietnamese.abbreviations import expanded
from core.vietnamese.typing import repaired
from places.models import Place
from places.scope import site_scope
from search.backends import reader_index
from search.beginnings import beginnings
from search.ranking import Row, Rows
from search.ranking.likeness import Typed, likeness
from search.types import ANYTHING, Key, Match, Suggestion
from search.vocabulary import abbreviations
from stories.filters import FIELD
from stories.models import Listing, OfficialDocument
from stories.options import options_for

_LONGEST, _MOST_SYLLABLES = 100, 12
_FETCHED = 30
_MOST_FIELDS, _MOST_PLACES = 1, 2
# A syllable at its place in the beginning of a title.
_AT_START = 0.5
# Two that stand side by side.
_BESIDE = 0.6
# A syllable that is not yet typed to its end.
_BEGUN = 0.9


def suggest(text: str, limit: int = 8) -> list[Suggestion]:
    """Return at most `limit` pages that may be meant by what was typed so far; none for less than two letters."""
    typed = clean_line(text[: _LONGEST * 2])[:_LONGEST]
    found = _typed(typed)
    if sum(len(one.folded) for one in found) < 2 or len(found) > _MOST_SYLLABLES:
        return []
    beside = [*_fields(found), *_places(found)]
    return [*beside, *_titles(found, limit - len(beside))][:limit]


def _typed(text: str) -> list[Syllable]:
    """Return the syllables of what was typed, Telex and VNI read, abbreviations written out."""
    words = " ".join(repaired(word) or word for word in text.split(" "))
    return expanded(words, syllables(words), abbreviations())


def _matches(found: Sequence[Syllable]) -> list[tuple[Match, int]]:
    """Return the conjunctions of pairs and of syllables in titles, the last one only begun."""
    keys = [one.folded for one in found]
    loose = Match(tuple((key,) for key in keys[:-1]), prefix=keys[-1], in_title=True)
    if len(keys) == 1:
        return [(loose, _FETCHED)]
    *pairs, last = (bigram(*pair) for pair in pairwise(keys))
    return [(Match(tuple((pair,) for pair in pairs), prefix=last, in_title=True), _FETCHED), (loose, _FETCHED)]


def _titles(found: Sequence[Syllable], limit: int) -> Iterator[Suggestion]:
    ids = [pk for part in reader_index().best(_matches(found), ANYTHING) for pk in part]
    rows = sorted(Rows().of(ids), key=lambda row: (_worth(found, row), row.id), reverse=True)
    shown = rows[:limit]
    stories = Listing.objects.in_bulk([row.story for row in shown if row.story])
    documents = OfficialDocument.objects.in_bulk([row.document for row in shown if row.document])
    for row in shown:
        page = stories.get(row.story or 0) or documents.get(row.document or 0)
        if page is not None:
            yield Suggestion(clean_line(str(page)), page.get_absolute_url())


def _worth(found: Sequence[Syllable], row: Row) -> float:
    """Return how well a title goes on from what was typed."""
    title = row.keys.title.split()
    worth = sum(max((_answer(found, position, key) for key in title), default=0.0) for position in range(len(found)))
    starts = [_answer(found, position, key) for position, key in enumerate(title[: len(found)])]
    at_start = next((number for number, answer in enumerate(starts) if not answer), len(starts))
    beside = sum(_has_pair(found, first, title) for first in range(len(found) - 1))
    return round(worth + _AT_START * at_start + _BESIDE * beside, 1)


def _has_pair(found: Sequence[Syllable], first: int, title: Sequence[Key]) -> bool:
    return any(_answer(found, first, one) and _answer(found, first + 1, other) for one, other in pairwise(title))


def _answer(found: Sequence[Syllable], position: int, key: Key) -> float:
    one = found[position]
    if key.startswith(one.folded) and key.rstrip("0123456789") == one.folded:
        return likeness(Typed(one.exact, is_literal=False), key)
    return _BEGUN if position == len(found) - 1 and key.startswith(one.folded) else 0.0


def _fields(found: Sequence[Syllable]) -> list[Suggestion]:
    """Return the fields whose names go on so."""
    return [
        Suggestion(field.name, reverse("field", args=[field.slug]))
        for field in options_for("").of(FIELD)
        if _begins(found, field.name)
    ][:_MOST_FIELDS]


def _places(found: Sequence[Syllable]) -> list[Suggestion]:
    """Return the places within the site's part of the country whose names go on so."""
    known, scope = beginnings(), site_scope()
    found_units = known.units(found)
    if scope.province:
        found_units = (unit for unit in found_units if known.known.province(unit).pk in scope.provinces)
    units = list(islice(found_units, _MOST_PLACES))
    places = Place.objects.with_province().in_bulk([unit.pk for unit in units])
    return [
        Suggestion(place.full_name_with_province, reverse("place", args=[place.slug]))
        for place in (places.get(unit.pk) for unit in units)
        if place
    ]


def _begins(found: Sequence[Syllable], name: str) -> bool:
    words = [one.folded for one in syllables(name)]
    typed = [one.folded for one in found]
    whole, last = words[: len(typed) - 1], words[len(typed) - 1 : len(typed)]
    return whole == typed[:-1] and bool(last) and last[0].startswith(typed[-1])
