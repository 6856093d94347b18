"""Finding places by their names as people write them, and what they are today."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from core.text import clean_line, shorten
from places.graph import PlaceGraph
from places.models import Level, Place, Succession
from places.names import query_keys
from places.querysets import PlaceQuerySet, present_units
from places.ranking import has_other_kind, is_ambiguous, level_written, ranked, spellings


@dataclass
class Found:
    """What `find_place` found: the lowest unit that the table knows, and for editors what it lacks."""

    place: Place | None = None
    warnings: list[str] = field(default_factory=list)
    # Whether a province was named that the table lacks.
    unknown_province: bool = False


def find_province(text: str, on: datetime.date | None = None) -> Place | None:
    """Return the province of that name in any spelling: of the day `on`, else of today, else the last."""
    found = ranked(_named(Place.objects.provinces(), text), text, on)
    return found[0] if found else None


def find_place(*, province: str = "", district: str = "", commune: str = "", on: datetime.date | None = None) -> Found:
    """Return the lowest of the named units that the table has, of the day `on` or of today.

    A district and a commune may have changed places, names may be of different times ("Đà Nẵng, huyện Núi Thành").
    One query for each name; more where a name is not found at once.
    """
    found = Found()
    above: list[Place] = []
    # What a lower unit may still make clear: Cao Lãnh is a town and a district, but only the town has a phường 1.
    unclear: list[str] = []
    for level, text in _in_order(clean_line(province), clean_line(district), clean_line(commune)):
        units = ranked(_units(level, text, above, on), text, on, level)
        if not units:
            found.unknown_province |= level == Level.PROVINCE
            found.warnings.append(_("Danh mục chưa có “%s”.") % shorten(text, 80))
            continue
        above = units
        if level != Level.PROVINCE and is_ambiguous(units, text, on, level):
            unclear = _question(units, text)
        else:
            found.place, unclear = units[0], []
            found.warnings += _doubts(found.place, level, text)
    found.warnings += unclear
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


def _in_order(province: str, district: str, commune: str) -> list[tuple[Level, str]]:
    """Return the names that were given with the level of each, from above; swapped ones put right."""
    if level_written(district) == Level.COMMUNE and level_written(commune) != Level.COMMUNE:
        district, commune = commune, district
    named = ((Level.PROVINCE, province), (Level.DISTRICT, district), (Level.COMMUNE, commune))
    return [(level, text) for level, text in named if text]


def _units(level: Level, text: str, above: list[Place], on: datetime.date | None) -> list[Place]:
    """Return the places that `text` may mean below one of `above`, or below what those were made of or became."""
    if level == Level.PROVINCE:
        return _named(Place.objects.provinces(), text)
    # A name has few holders: it is quicker to look at all of them than to ask for those below somewhere.
    places = Place.objects.filter(level__gt=Level.PROVINCE).select_related("parent__parent", "former_parent")
    everywhere = _named(places, text)
    found = _below(above, everywhere)
    wanted = level_written(text) or level

    def fits(place: Place) -> bool:
        return place.level == wanted and (on is None or place.is_valid_on(on))

    if not above or not everywhere or any(map(fits, found)):
        return found
    return found + [place for place in _beyond(above, everywhere) if not found or fits(place)]


def _below(above: list[Place], units: list[Place]) -> list[Place]:
    """Keep the units below one of `above`, now or before the reform."""
    ids = {place.pk for place in above}
    return [unit for unit in units if not above or ids & _superiors(unit)]


def _superiors(unit: Place) -> set[int | None]:
    parents = [parent for parent in (unit.parent, unit.former_parent) if parent]
    return {pk for parent in parents for pk in (parent.pk, parent.parent_id)}


def _beyond(above: list[Place], units: list[Place]) -> list[Place]:
    """Keep the units that people also write below `above`, mixing the names of two times."""
    if above[0].level != Level.PROVINCE:
        made = Succession.objects.filter(new__in=units, old__parent__in=above, is_withdrawn=False)
        ids = set(made.values_list("new_id", flat=True))
        return [unit for unit in units if unit.pk in ids]
    near = Succession.objects.filter(Q(old__in=above) | Q(new__in=above), is_withdrawn=False)
    others = {pk for pair in near.values_list("old_id", "new_id") for pk in pair} - {place.pk for place in above}
    return _below([Place(pk=pk) for pk in others], units) if others else []


def _question(units: list[Place], text: str) -> list[str]:
    names = "; ".join(place.full_name_with_province for place in units[:5])
    return [_("“%(text)s” có thể là: %(names)s.") % {"text": shorten(text, 80), "names": names}]


def _doubts(place: Place, level: Level, text: str) -> list[str]:
    """Return what an editor should look at: a unit that is of another kind than was written."""
    if level == Level.PROVINCE or not has_other_kind(place, text):
        return []
    values = {"text": shorten(text, 80), "place": place.full_name_with_province}
    return [_("“%(text)s” được hiểu là %(place)s.") % values]


def _named(places: PlaceQuerySet, text: str) -> list[Place]:
    """Return the places of the query that `text` names; by another spelling only where none has the name."""
    keys = query_keys(text)
    if not keys:
        return []
    found = list(places.filter(name_key__in=keys).order_by())
    if found:
        return found
    query = Q()
    for key in keys:
        query |= Q(search_key__contains=f" {key} ")
    others = places.filter(aliases__gt="").filter(query).order_by()
    return [place for place in others if set(keys) & spellings(place)]
