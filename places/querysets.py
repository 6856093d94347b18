"""Which places exist when, and what became of those that don't."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.dates import local
from places.names import query_words

if TYPE_CHECKING:
    from places.models import Place


def today() -> datetime.date:
    """Return the day it is in Vietnam."""
    return local(timezone.now()).date()


class PlaceQuerySet(models.QuerySet["Place"]):
    """Look-ups of places."""

    def valid_on(self, day: datetime.date) -> Self:
        """Keep the units that existed on `day`: from `valid_from` up to, but without, `valid_to`."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gt=day))

    def present(self) -> Self:
        """Keep the units of today."""
        return self.valid_on(today())

    def past(self) -> Self:
        """Keep the units that no longer exist."""
        return self.filter(valid_to__lte=today())

    def provinces(self) -> Self:
        """Keep provinces and cities under the centre."""
        return self.filter(level=1)

    def with_province(self) -> Self:
        """Fetch what a full name needs in the same query."""
        return self.select_related("parent__parent")

    def matching(self, text: str) -> Self:
        """Keep places that have every word of `text` in their or their superiors' names, in any order."""
        found = query_words(text)
        if not found:
            return self.none()
        query = Q()
        for word in found:
            query &= (
                Q(search_key__contains=f" {word}")
                | Q(parent__search_key__contains=f" {word}")
                | Q(parent__parent__search_key__contains=f" {word}")
            )
        return self.filter(query)


def _links(old_ids: Iterable[int]) -> "list[tuple[int, int]]":
    succession: Any = apps.get_model("places", "Succession")
    return list(succession.objects.filter(old__in=list(old_ids)).order_by().values_list("old_id", "new_id"))


def _follow(start: Iterable[int]) -> dict[int, set[int]]:
    """Return every link that can be reached from `start`, one query a step; a circle ends the walk."""
    graph: dict[int, set[int]] = {}
    frontier = set(start)
    while frontier:
        graph.update({place_id: set() for place_id in frontier})
        for old, new in _links(frontier):
            graph[old].add(new)
        frontier = {new for old in frontier for new in graph[old]} - graph.keys()
    return graph


def _reachable(graph: dict[int, set[int]], start: int) -> set[int]:
    seen, stack = {start}, [start]
    while stack:
        new = graph.get(stack.pop(), set()) - seen
        seen |= new
        stack += new
    return seen


def reaches(start: int, goal: int) -> bool:
    """Say whether following successions from `start` leads to `goal`."""
    return goal in _follow([start])


def present_units(places: "Iterable[Place]") -> "dict[int, list[Place]]":
    """Return, by the id of each of `places`, the units of today that it became: itself if it still exists."""
    place_model: Any = apps.get_model("places", "Place")
    ids = [place.pk for place in places]
    graph = _follow(ids)
    present = place_model.objects.present().with_province().in_bulk(list(graph))
    result: dict[int, list[Place]] = defaultdict(list)
    for place_id in ids:
        ends = [present[end] for end in _reachable(graph, place_id) if end in present]
        result[place_id] = sorted(ends, key=lambda place: (place.sort_key, place.pk))
    return result
