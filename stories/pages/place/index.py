"""The index of places: the provinces with their numbers, the map of them, and finding a unit by its name."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from core.text import clean_line
from places.drawings.tiles import TileMap, tile_map
from places.labels import labels
from places.models import Kind, Place
from places.names import MAX_QUERY
from places.scope import scope_of
from places.search import LIMIT, search_places
from stories.tallies import tally

Counted = tuple[Place, int]
_ARCHIPELAGOS = ("hoangsa", "truongsa")


@dataclass(frozen=True)
class Units:
    """The provinces of today with their numbers, and the two archipelagos by the key of their name."""

    provinces: list[Counted]
    archipelagos: dict[str, Counted]

    @property
    def map(self) -> TileMap:
        """Return the country as tiles."""
        return tile_map(self.provinces, self.archipelagos)


def units() -> Units:
    """Return what the index shows, in two queries."""
    island = Q(kind=Kind.DAC_KHU, name_key__in=_ARCHIPELAGOS)
    places = list(Place.objects.present().filter(Q(level=1) | island))
    numbers = tally("place", among=[place.pk for place in places])
    counted = [(place, numbers.get(place.pk, 0)) for place in places]
    return Units(
        provinces=[pair for pair in counted if pair[0].level == 1],
        archipelagos={pair[0].name_key: pair for pair in counted if pair[0].level != 1},
    )


def told_provinces() -> list[Counted]:
    """Return the provinces of today that have stories, in order of name, with their numbers."""
    numbers = tally("province_now_id")
    return [(place, numbers[place.pk]) for place in Place.objects.filter(pk__in=numbers)]


def told_communes(province: Place) -> list[Counted]:
    """Return the communes of today in a province of today that have stories, in order of name; of any other none."""
    if province.is_past or province.level != 1:
        return []
    below = {unit.pk: unit for unit in province.children.present()}
    numbers = tally("place", among=below)
    return [(unit, numbers[pk]) for pk, unit in below.items() if pk in numbers]


@dataclass(frozen=True)
class Search:
    """What was typed and what was found: each place with its name in full and what it is today."""

    text: str
    found: list[tuple[Place, str]]
    has_more: bool


def search(request: HttpRequest) -> Search | None:
    """Return what the address asks for, None for nothing; of a long text the beginning counts."""
    text = clean_line(request.GET.get("q", "")[: 4 * MAX_QUERY])[:MAX_QUERY]
    if not text:
        return None
    found: list[Any] = search_places(text, limit=LIMIT + 1, within=scope_of(request))
    words = labels(found[:LIMIT])
    return Search(text, [(place, words[place.pk]) for place in found[:LIMIT]], len(found) > LIMIT)
