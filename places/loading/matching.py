"""Which stored place a line of a file speaks of."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from places.loading.files import Line
from places.models.place import Place
from places.names import name_key

Nature = tuple[str, str, int | None, str]
Key = Callable[[Line], Hashable | None]


class Matcher:
    """Pairs the lines of one level with stored places that no line speaks of yet.

    A unit is recognized by what does not change while it exists: kind, name, the unit above and the first day; or else
    by the address that the file gave it before. So when a new unit takes over an address, the old one keeps its id and
    its stories. A row that an administrator added by hand is recognized by its nature too, or by address, kind and
    whether it is past.
    """

    def __init__(self, places: Iterable[Place], pk_of_slug: dict[str, int]) -> None:
        self._pk_of_slug = pk_of_slug
        self._natures: dict[Hashable, list[Place]] = defaultdict(list)
        self._addresses: dict[Hashable, list[Place]] = defaultdict(list)
        for place in places:
            self._natures[self._nature_of(place)].append(place)
            self._addresses[self._address_of(place)].append(place)
        self._taken: set[int] = set()

    def pairs(self, lines: list[Line], parents: dict[str, int | None]) -> list[tuple[Line, Place | None]]:
        """Return each line with its place, None for a new unit; `parents` are ids by address, None where new."""
        found: dict[int, Place] = {}

        def nature(line: Line) -> Nature:
            return (line["kind"], name_key(line["name"]), parents.get(line["parent"]), line["valid_from"])

        for wanted in (
            lambda line: [place for place in self._natures[nature(line)] if _file_slug(place) == line["slug"]],
            lambda line: self._natures[nature(line)],
            lambda line: self._addresses[line["slug"]] + self._addresses[line["slug"], line["kind"], _is_past(line)],
        ):
            for line in lines:
                if id(line) not in found:
                    place = next((place for place in wanted(line) if place.pk not in self._taken), None)
                    if place is not None:
                        found[id(line)] = place
                        self._taken.add(place.pk)
        return [(line, found.get(id(line))) for line in lines]

    def _nature_of(self, place: Place) -> Nature:
        if not place.shipped:
            return (place.kind, place.name_key, place.parent_id, str(place.valid_from or ""))
        shipped = place.shipped
        parent = self._pk_of_slug.get(shipped.get("parent", ""))
        return (shipped["kind"], name_key(shipped["name"]), parent, shipped.get("valid_from", ""))

    def _address_of(self, place: Place) -> Hashable:
        return place.shipped["slug"] if place.shipped else (place.slug, place.kind, place.valid_to is not None)


def _file_slug(place: Place) -> str:
    return place.shipped.get("slug", place.slug)


def _is_past(line: Line) -> bool:
    return bool(line["valid_to"])
