"""Derives anew where stories stand today, after places were loaded or corrected."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from places.graph import PlaceGraph
from stories.models import Listing, ListingPlace, Story
from stories.services import listing
from stories.services.places import present_places

BATCH = 1000
# Place of its time, place today, province today.
Stand = tuple[int | None, int | None, int | None]


@dataclass
class Replaced:
    """How many stories were looked at, stand elsewhere now, and are listed anew for it."""

    seen: int = 0
    moved: int = 0
    listed: int = 0


class Replacer:
    """Looks at stories batch by batch; every batch is whole, so that stopping leaves nothing half done."""

    def __init__(self, graph: PlaceGraph | None = None) -> None:
        self.graph = graph or PlaceGraph.whole()
        self.done = Replaced()
        self._wanted: dict[tuple[Stand, bool], Stand] = {}
        self._rolled: dict[Stand, frozenset[int]] = {}

    def run(self, stories: QuerySet[Story], progress: Callable[[int], object] | None = None) -> Replaced:
        """Put the stories right that are wrong; return what was done."""
        ids = list(stories.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            self._renew(batch)
            if progress:
                progress(len(batch))
        return self.done

    @transaction.atomic
    def _renew(self, ids: list[int]) -> None:
        rows = Story.objects.filter(pk__in=ids).order_by().values_list("pk", "is_place_now_chosen", *_COLUMNS)
        wanted, moved = {}, defaultdict(list)
        for pk, is_chosen, *stored in rows:
            stand: Stand = (stored[0], stored[1], stored[2])
            wanted[pk] = self._stand(stand, is_chosen)
            if wanted[pk] != stand:
                moved[wanted[pk]].append(pk)
        for (_place, now, province), found in moved.items():
            # Not saved as pages: nothing that editors wrote changes, and no revision has to say so.
            unanswered = {"is_place_now_chosen": False} if now is None else {}
            Story.objects.filter(pk__in=found).update(place_now=now, province_now=province, **unanswered)
        stale = self._stale(wanted)
        listing.refresh(stale, self.graph)
        self.done.seen += len(wanted)
        self.done.moved += sum(map(len, moved.values()))
        self.done.listed += len(stale)

    def _stand(self, stored: Stand, is_chosen: bool) -> Stand:
        place, now, _province = stored
        if (stored, is_chosen) not in self._wanted:
            chosen = now if is_chosen else None
            standing = (None, None) if place is None else present_places(self.graph, place, chosen)
            self._wanted[stored, is_chosen] = (place, *standing)
        return self._wanted[stored, is_chosen]

    def _stale(self, wanted: dict[int, Stand]) -> list[int]:
        """Return the listed stories of which the listing says something else."""
        rolled: dict[int, set[int]] = defaultdict(set)
        for story, place in ListingPlace.objects.filter(story__in=wanted).values_list("story_id", "place_id"):
            rolled[story].add(place)
        rows: Iterable[Any] = Listing.objects.filter(pk__in=wanted).order_by().values_list("pk", *_COLUMNS)
        return [pk for pk, *stored in rows if tuple(stored) != wanted[pk] or rolled[pk] != self._roll_up(wanted[pk])]

    def _roll_up(self, stand: Stand) -> frozenset[int]:
        if stand not in self._rolled:
            self._rolled[stand] = self.graph.roll_up(*stand)
        return self._rolled[stand]


_COLUMNS = ("place_id", "place_now_id", "province_now_id")


def replace_all(progress: Callable[[int], object] | None = None) -> Replaced:
    """Derive anew where all stories stand today."""
    return Replacer().run(placed_stories(), progress)


def placed_stories() -> QuerySet[Story]:
    """Return the stories that stand somewhere."""
    return Story.objects.exclude(place=None, place_now=None, province_now=None)


def replace_around(ids: Iterable[int]) -> Replaced:
    """Derive anew where the stories stand whose places lie in the provinces of these units, then or now."""
    graph = PlaceGraph.whole()
    provinces = _provinces_around(graph, set(ids))
    units = [pk for pk in graph.nodes if graph.province(pk) in provinces]
    return Replacer(graph).run(Story.objects.filter(Q(place__in=units) | Q(province_now__in=provinces)))


def _provinces_around(graph: PlaceGraph, ids: set[int]) -> set[int]:
    """Return the provinces of the units, of what they came from and became, and all that those came from and became."""
    known = ids & graph.nodes.keys()
    near = known.union(*(graph.became(pk) | graph.origins(pk) for pk in known))
    found = {province for pk in near if (province := graph.province(pk)) is not None}
    stack = list(found)
    while stack:
        pk = stack.pop()
        more = (graph.became(pk) | graph.origins(pk)) - found
        found |= more
        stack += more
    return found


def places_changed(sender: object, ids: set[int] | None, **kwargs: Any) -> None:
    """Follow a correction; after a load, which may have changed any unit, `refresh_places` does that."""
    if ids is not None:
        replace_around(ids)
