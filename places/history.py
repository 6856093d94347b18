"""What one unit was made of, and what it became: read with few queries, for pages that tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from places.graph import Node, PlaceGraph
from places.models import Level, Place, Succession

_NAMES = ("old__parent__parent", "new__parent__parent")


@dataclass(frozen=True)
class Origin:
    """A past unit that went into another, whole or in part; `is_mere_name`: it alone, under another name or kind."""

    place: Place
    is_part: bool
    is_mere_name: bool
    resolution: str


@dataclass(frozen=True)
class Making:
    """One reform that made a unit of others."""

    made: Place
    origins: tuple[Origin, ...]


class History:
    """The reforms that made a unit, the latest first; a unit that only took another name is followed further back."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._into: dict[int, list[Succession]] = {}
        missing = {place.pk}
        while missing:
            # Two reforms at once: few units went through more.
            before = Succession.objects.filter(new__in=missing, is_withdrawn=False).order_by().values("old")
            for link in _links(Q(new__in=missing) | Q(new__in=before)):
                self._into.setdefault(link.new_id, []).append(link)
            missing = {old.pk for old in self.ancestors() if old.valid_from and old.pk not in self._into} - missing

    @cached_property
    def makings(self) -> list[Making]:
        """Return the reforms from the latest to the one that made the unit of several, or as far as is known."""
        found: list[Making] = []
        made: Place | None = self.place
        while made is not None and made.pk in self._into and made.pk not in {one.made.pk for one in found}:
            making = Making(made, tuple(_sorted_origins(made, self._into[made.pk])))
            found.append(making)
            made = making.origins[0].place if len(making.origins) == 1 else None
        return found

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Return what the unit was made of by the reform that its name of today comes from in the end."""
        return self.makings[-1].origins if self.makings else ()

    def ancestors(self) -> list[Place]:
        """Return all past units that went into this one, at any reform."""
        return [link.old for links in self._into.values() for link in links]

    def find(self, slug: str) -> Origin | None:
        """Return the past unit of that address that went into this one, at any reform; None for any other."""
        for links in self._into.values():
            for link in links:
                if link.old.slug == slug:
                    return _origin(link)
        return None

    def former_district(self, slug: str) -> Place | None:
        """Return the past district of that address in which some of the unit lay; None for any other."""
        above = [*(old.parent for old in self.ancestors()), self.place.former_parent]
        return next((one for one in above if one and one.level == Level.DISTRICT and one.slug == slug), None)


class Outcome:
    """What a past unit became, in the units of today, and the communes that it had."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.links: list[Succession] = []
        self.below = self._below()
        known, frontier = {place.pk, *(unit.pk for unit in self.below)}, {place.pk}
        # Written as a condition: a district may have had more communes than a query takes values.
        first = Q(old=place) | Q(old__parent=place) if self.below else Q(old=place)
        query = first | Q(old__in=Succession.objects.filter(first, is_withdrawn=False).order_by().values("new"))
        while frontier:
            found = _links(query)
            self.links += found
            known |= {link.old_id for link in found}
            frontier = {link.new_id for link in found if link.new.is_past} - known
            query = Q(old__in=frontier)

    def _below(self) -> list[Place]:
        if self.place.level != Level.DISTRICT:
            return []
        below = Place.objects.filter(Q(parent=self.place) | Q(former_parent=self.place))
        return list(below.select_related("parent__parent"))

    @cached_property
    def now(self) -> list[Place]:
        """Return the units of today, in order of name."""
        units = {place.pk: place for place in (self.place, *self.below)}
        units |= {place.pk: place for link in self.links for place in (link.old, link.new)}
        graph = PlaceGraph(map(_node, units.values()), ((link.old_id, link.new_id) for link in self.links))
        found = (units[pk] for pk in graph.present(self.place.pk))
        return sorted(found, key=lambda place: (place.sort_key, place.pk))

    @property
    def resolutions(self) -> list[str]:
        """Return what decided it, each once."""
        return list(dict.fromkeys(link.resolution for link in self.links if link.resolution))


def _links(query: Q) -> list[Succession]:
    rows: Any = Succession.objects.filter(query, is_withdrawn=False).order_by("pk").select_related(*_NAMES)
    return list(rows)


def _sorted_origins(made: Place, links: Iterable[Succession]) -> list[Origin]:
    """Return the origins in order of name, the one that kept its name first."""
    found = sorted(links, key=lambda link: (link.old.name_key != made.name_key, link.old.sort_key, link.old_id))
    return [_origin(link) for link in found]


def _origin(link: Succession) -> Origin:
    kinds = Succession.Kind
    return Origin(
        place=link.old,
        is_part=link.kind == kinds.SPLIT,
        is_mere_name=link.kind in (kinds.RENAMED, kinds.WHOLE),
        resolution=link.resolution,
    )


def _node(place: Place) -> Node:
    return Node(place.pk, place.level, place.parent_id, place.former_parent_id, not place.is_past)
