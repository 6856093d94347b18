"""Which places exist when, and what became of those that don't."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from core.dates import today
from places.graph import PlaceGraph
from places.names import place_words

if TYPE_CHECKING:
    from places.models import Place

_BATCH = 300


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
        found = place_words(text)
        return self.filter(*(Q(path_key__contains=f" {word}") for word in found)) if found else self.none()


def renew_below(ids: Iterable[int]) -> None:
    """Bring the derived words of all units below these up to date, level by level."""
    place_model: Any = apps.get_model("places", "Place")
    above = set(ids)
    while above:
        below = place_model.objects.filter(Q(parent__in=above) | Q(former_parent__in=above)).order_by()
        stale = [place for place in below.select_related("parent", "former_parent") if place.derive_path()]
        place_model.objects.bulk_update(stale, ["path_key"], batch_size=_BATCH)
        above = {place.pk for place in stale}


def present_units(places: "Iterable[Place]") -> "dict[int, list[Place]]":
    """Return, by the id of each of `places`, the units of today that it became: itself if it still exists."""
    place_model: Any = apps.get_model("places", "Place")
    ids = [place.pk for place in places]
    graph = PlaceGraph.ahead(ids)
    ends = {place_id: graph.present(place_id) for place_id in ids}
    present = place_model.objects.with_province().in_bulk(set().union(*ends.values()))
    return {
        place_id: sorted((present[end] for end in found), key=lambda place: (place.sort_key, place.pk))
        for place_id, found in ends.items()
    }
