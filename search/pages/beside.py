"""Pages beside the results that the words of a query may mean: places, fields, official documents."""

from dataclasses import dataclass

from django.db.models import F

from core.text import fold
from places.labels import labels
from places.models import Place
from places.names import query_keys, query_words, words
from places.scope import site_scope
from search.pages.asking import Asked
from search.types import Understood
from stories.filters import FIELD
from stories.models import OfficialDocument
from stories.models.document import number_key
from stories.options import Choice, options_for
from stories.tallies import tally

_MOST = 3


@dataclass(frozen=True)
class PlacePage:
    """A place: its name with what it is today, the units it lies in, and the number of its stories."""

    place: Place
    name: str
    above: str
    number: int


@dataclass(frozen=True)
class Beside:
    """The pages that the words may mean."""

    places: list[PlacePage]
    fields: list[Choice]
    documents: list[OfficialDocument]

    def __bool__(self) -> bool:
        return bool(self.places or self.fields or self.documents)


NOTHING = Beside([], [], [])


def pages_beside(asked: Asked, query: Understood, shown: frozenset[int] = frozenset()) -> Beside:
    """Return the places, fields and documents that the words name; documents of `shown` are results already."""
    if not asked.text:
        return NOTHING
    return Beside(_places(asked, query), _fields(asked, query), _documents(asked, shown))


def _places(asked: Asked, query: Understood) -> list[PlacePage]:
    ids = list(dict.fromkeys(pk for slot in query.places for pk in slot.places))[:_MOST]
    if ids:
        found = Place.objects.with_province().filter(site_scope().units()).in_bulk(ids)
        places = [found[pk] for pk in ids if pk in found]
    else:
        # A place of which there is no story yet is meant only by its whole name.
        named = Place.objects.with_province().filter(site_scope().units(), name_key__in=query_keys(asked.text))
        places = list(named.order_by(F("valid_to").desc(nulls_first=True), "level", "pk")[:_MOST])
    if not places:
        return []
    numbers, said = tally("place", among=[place.pk for place in places]), labels(places)
    return [PlacePage(place, *_named(place, said[place.pk]), numbers.get(place.pk, 0)) for place in places]


def _named(place: Place, label: str) -> tuple[str, str]:
    """Return "xã Nong Lay, nay là xã Chiềng La" and "huyện Thuận Châu, tỉnh Sơn La" for a place with its label."""
    whole = place.full_name_with_province
    above = whole.removeprefix(place.full_name).lstrip(", ")
    today = label.removeprefix(whole)
    province = f", {above.rpartition(', ')[2]}" if above else ""
    return place.full_name + (today.removesuffix(province) if province else today), above


def _fields(asked: Asked, query: Understood) -> list[Choice]:
    typed, said = set(query_words(asked.text)), {span.field for span in query.fields}
    known = options_for("").of(FIELD)
    named = [field for field in known if field.pk in said or (typed and typed <= set(words(field.name)))]
    return sorted(named, key=lambda field: fold(field.name) != fold(asked.text))[:_MOST]


def _documents(asked: Asked, shown: frozenset[int]) -> list[OfficialDocument]:
    key = number_key(asked.text)
    if not any(letter.isdigit() for letter in key):
        return []
    found = OfficialDocument.objects.filter(number_key__startswith=key).exclude(pk__in=shown)
    return list(found[:_MOST])
