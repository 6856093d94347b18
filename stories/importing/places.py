"""Finds the places that rows name, each name once per age."""

import bisect
import datetime
from dataclasses import dataclass, replace

from places.graph import PlaceGraph
from places.lookup import find_place
from places.models import Place
from stories.importing.rows import PlaceNames
from stories.models import ExemplarPage
from stories.services.places import set_present_places


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place of its time and what it is today; all None where only the words are kept."""

    place_id: int | None = None
    place_now_id: int | None = None
    province_now_id: int | None = None
    warnings: tuple[str, ...] = ()
    unknown_province: bool = False


NOWHERE = PlaceFound()
_Key = tuple[str, str, str, int]


class Places:
    """Looks places up by name; between two reforms a name means the same on every day."""

    def __init__(self) -> None:
        days = Place.objects.values_list("valid_from", "valid_to")
        self._changes = sorted({day for pair in days for day in pair if day})
        self._found: dict[_Key, tuple[PlaceFound, datetime.date | None]] = {}
        self._present: dict[int, tuple[int | None, int | None]] = {}
        self.graph = PlaceGraph.whole()

    def find(self, names: PlaceNames | None, on: datetime.date | None) -> PlaceFound:
        """Return what the table knows of the names on the day `on`, or of today where that is unknown."""
        if names is None or not (names.province or names.district or names.commune):
            return NOWHERE
        age = bisect.bisect_right(self._changes, on) if on else -1
        key = (names.province, names.district, names.commune, age)
        if key not in self._found:
            self._found[key] = self._look_up(names, on), on
        found, first_day = self._found[key]
        if found.warnings and on and first_day and on != first_day:
            # The words were made for the first story of that age.
            warnings = tuple(text.replace(f"{first_day:%d/%m/%Y}", f"{on:%d/%m/%Y}") for text in found.warnings)
            return replace(found, warnings=warnings)
        return found

    def _look_up(self, names: PlaceNames, on: datetime.date | None) -> PlaceFound:
        found = find_place(province=names.province, district=names.district, commune=names.commune, on=on)
        if found.unknown_province:
            return PlaceFound(unknown_province=True)
        warnings = tuple(found.warnings)
        if found.place is None:
            return PlaceFound(warnings=warnings)
        place_now, province_now = self._today(found.place)
        return PlaceFound(found.place.pk, place_now, province_now, warnings)

    def _today(self, place: Place) -> tuple[int | None, int | None]:
        if place.pk not in self._present:
            story = ExemplarPage(place=place)
            set_present_places(story, self.graph)
            self._present[place.pk] = story.place_now_id, story.province_now_id
        return self._present[place.pk]
