"""Finding places by their names as people write them, and what they are today."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from core.dates import today
from core.text import clean_line, shorten
from places.graph import PlaceGraph
from places.models import Level, Place
from places.names import name_key, query_keys, typed_kind
from places.querysets import PlaceQuerySet, present_units


@dataclass
class Found:
    """What `find_place` found: the lowest unit that the table knows, and for editors what it lacks."""

    place: Place | None = None
    warnings: list[str] = field(default_factory=list)


def find_province(text: str, on: datetime.date | None = None) -> Place | None:
    """Return the province of that name in any spelling: of the day `on`, else of today, else the last."""
    ranked = _ranked(_named(Place.objects.provinces(), text), text, on)
    return ranked[0] if ranked else None


def find_place(*, province: str = "", district: str = "", commune: str = "", on: datetime.date | None = None) -> Found:
    """Return the lowest of the named units that the table has, of the day `on` or of today; 3 queries."""
    found = Found()
    above: list[Place] | None = None
    for level, text in ((Level.PROVINCE, province), (Level.DISTRICT, district), (Level.COMMUNE, commune)):
        text = clean_line(text)
        if not text:
            continue
        units = _below(above, _named(Place.objects.filter(level=level).with_province(), text))
        ranked = _ranked(units, text, on)
        if not ranked:
            found.warnings.append(_("Danh mục chưa có “%s”.") % shorten(text, 80))
        elif level != Level.PROVINCE and _is_ambiguous(ranked, text, on):
            names = "; ".join(place.full_name_with_province for place in ranked[:5])
            found.warnings.append(_("“%(text)s” có thể là: %(names)s.") % {"text": text, "names": names})
        else:
            found.place, above = ranked[0], ranked
    if found.place is not None and on is not None and not found.place.is_valid_on(on):
        values = {"place": found.place.full_name_with_province, "day": f"{on:%d/%m/%Y}"}
        found.warnings.append(_("%(place)s không có vào ngày %(day)s.") % values)
    return found


def resolve_present(place: Place) -> list[Place]:
    """Return the units of today that `place` became, itself if it still exists, in order of name."""
    return present_units([place])[place.pk]


def province_of(place: Place) -> Place:
    """Return the unit of the province level that `place` belonged to in its own time."""
    return place.province


def present_province_of(place: Place) -> Place | None:
    """Return today's province of `place`; None where a split leaves several.

    A unit whose own succession is not known yet follows that of the unit above it.
    """
    found = PlaceGraph.around([place.pk]).present_province(place.pk)
    return Place.objects.get(pk=found) if found else None


def _named(places: PlaceQuerySet, text: str) -> list[Place]:
    """Return the places of the query that `text` names, by name or by another spelling of it."""
    keys = query_keys(text)
    if not keys:
        return []
    query = Q(name_key__in=keys)
    for key in keys:
        query |= Q(search_key__contains=f" {key}")
    wanted = set(keys)
    return [place for place in places.filter(query) if wanted & _spellings(place)]


def _spellings(place: Place) -> set[str]:
    keys = {place.name_key, *(name_key(alias) for alias in place.aliases.split(";"))}
    return keys - {""}


def _below(above: list[Place] | None, units: Iterable[Place]) -> list[Place]:
    """Keep the units below one of `above`; until 1 July 2025 a district stood between."""
    if above is None:
        return list(units)
    ids = {place.pk for place in above}
    return [unit for unit in units if ids & {unit.parent_id, unit.parent.parent_id if unit.parent else None}]


def _rank(place: Place, text: str, on: datetime.date | None) -> tuple[bool, bool, bool]:
    """Return what makes one place of a name better than another; the smaller, the better."""
    other_kind = typed_kind(text) not in ("", name_key(place.kind_word))
    return (on is not None and not place.is_valid_on(on), not place.is_valid_on(today()), other_kind)


def _ranked(places: list[Place], text: str, on: datetime.date | None) -> list[Place]:
    """Return the places in order: of the day asked for, of today, of the kind that was typed, the latest."""
    latest_first = sorted(places, key=lambda place: place.valid_to or datetime.date.max, reverse=True)
    return sorted(latest_first, key=lambda place: _rank(place, text, on))


def _is_ambiguous(ranked: list[Place], text: str, on: datetime.date | None) -> bool:
    return len(ranked) > 1 and _rank(ranked[0], text, on) == _rank(ranked[1], text, on)
