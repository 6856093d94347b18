"""What a picker writes for places: the full name and, of past ones, what they are today."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _

from places.graph import PlaceGraph

if TYPE_CHECKING:
    from places.models import Place

# More units of today than this are counted, not named.
_NAMED = 3


def labels(places: "Iterable[Place]") -> dict[int, str]:
    """Return by id the labels: "tỉnh Ninh Thuận, nay là tỉnh Khánh Hòa"; the same few queries for one and for 20."""
    shown = list(places)
    past = [place.pk for place in shown if place.is_past]
    graph = PlaceGraph.ahead(past) if past else PlaceGraph([], [])
    ends = {pk: graph.present(pk) for pk in past}
    named = {pk: _named(graph, found) for pk, found in ends.items()}
    known = _read(set().union(*named.values())) if named else {}
    return {
        place.pk: _label(place, [known[pk] for pk in known if pk in named[place.pk]], len(ends[place.pk]))
        if place.pk in named
        else place.full_name_with_province
        for place in shown
    }


def _named(graph: PlaceGraph, ends: frozenset[int]) -> set[int]:
    """Return the units to name: those of today, or if they are many, what stands above them."""
    return set(ends) if len(ends) <= _NAMED else {graph.nodes[pk].parent or pk for pk in ends}


def _read(ids: set[int]) -> "dict[int, Place]":
    """Return places by id, in order of name."""
    place_model: Any = apps.get_model("places", "Place")
    found = place_model.objects.filter(pk__in=ids).with_province().order_by("sort_key", "pk")
    return {place.pk: place for place in found}


def _label(place: "Place", now: "list[Place]", count: int) -> str:
    then = place.full_name_with_province
    if not now:
        return _("%s (trước đây)") % then
    names = "; ".join(one.full_name_with_province for one in now)
    if count > _NAMED:
        said = {"then": then, "count": count, "now": names}
        return _("%(then)s, nay thuộc %(count)d xã, phường của %(now)s") % said
    if place.valid_to and any(one.name_key == place.name_key for one in now):
        then = _("%(place)s (trước %(day)s)") % {"place": then, "day": f"{place.valid_to:%d/%m/%Y}"}
    return _("%(then)s, nay là %(now)s") % {"then": then, "now": names}
