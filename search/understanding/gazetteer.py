"""The names of all places, present and past, as they are looked for in a query: kept by the process."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from core.dates import today
from core.vietnamese import syllables
from core.vietnamese.sounds import deletions, is_one_edit
from places.models import Level, Place, Succession
from places.models.kinds import Kind, level_of
from places.signals import places_changed
from search.kept import Kept
from search.types import Key

_COLUMNS = ("pk", "kind", "name", "aliases", "parent_id", "former_parent_id", "valid_to")
# One letter more or less makes too many others of a shorter name.
_SHORTEST_EDITED = 6
_LEVELS = {kind.value: level_of(kind) for kind in Kind}


class Unit(NamedTuple):
    """A place as far as a query needs it."""

    pk: int
    kind: str
    level: int
    name: str
    # The exact keys of its name.
    keys: tuple[Key, ...]
    # The units above, now and before the reform.
    above: tuple[int, ...]
    is_past: bool


class Named(NamedTuple):
    """A place under one of its names, which may be an alias."""

    unit: Unit
    # The exact keys of that name.
    keys: tuple[Key, ...]


def squashed(folded: Iterable[Key]) -> str:
    """Return the key that the spellings of a name share, from its folded syllables: "Noong Lay", "Nong Lay"."""
    return "".join(folded).replace("oo", "o")


class Gazetteer:
    """All units, by their squashed names."""

    def __init__(self, rows: Sequence[Any], links: Sequence[tuple[int, int]] = ()) -> None:
        """Take rows of `_COLUMNS`, and which unit became which."""
        self.stamp = _stamp(rows, links)
        self.units: dict[int, Unit] = {}
        self._named: dict[str, list[Named]] = {}
        # How many syllables the longest name has.
        self.longest = 1
        self._day = today()
        self._known: dict[str, tuple[str, tuple[Key, ...]]] = {}
        for row in rows:
            self._add(*row)
        self._known = {}
        self._edited = self._slips()
        self._became: dict[int, list[int]] = {}
        for old, new in links:
            self._became.setdefault(old, []).append(new)

    def is_of(self, rows: Sequence[Any], links: Sequence[tuple[int, int]]) -> bool:
        """Say whether the gazetteer is what these rows would make of it today."""
        return self.stamp == _stamp(rows, links) and self._day == today()

    def successors(self, pk: int) -> list[int]:
        """Return the units that a past commune became; a wider unit went into too many to tell where it was."""
        unit = self.units[pk]
        return self._became.get(pk, []) if unit.is_past and unit.level == Level.COMMUNE else []

    def named(self, folded: Sequence[Key]) -> list[Named]:
        """Return the places that these folded syllables may name."""
        return self._named.get(squashed(folded), [])

    def near(self, folded: Sequence[Key]) -> list[Named]:
        """Return the provinces and districts whose names are one slip of the finger away from these syllables."""
        typed = squashed(folded)
        found = {key for rest in deletions(typed) for key in self._edited.get(rest, ()) if is_one_edit(key, typed)}
        return [one for key in sorted(found) for one in self._named[key] if one.unit.level != Level.COMMUNE]

    def lies_in(self, pk: int, above: Collection[int]) -> bool:
        """Say whether a unit lies, or lay, in one of those, by the units written above it."""
        stack = [pk]
        while stack:
            unit = self.units.get(stack.pop())
            if unit is not None:
                if any(one in above for one in unit.above):
                    return True
                stack += unit.above
        return False

    def full_name(self, pk: int) -> str:
        """Return the name of a unit with its kind and its province: "xã Nong Lay, tỉnh Sơn La"."""
        unit = self.units[pk]
        province = self.province(unit)
        own = _full_name(unit)
        return own if province is unit else f"{own}, {_full_name(province)}"

    def province(self, unit: Unit) -> Unit:
        """Return the unit of the province level above a unit, itself if it is one."""
        while unit.level != Level.PROVINCE and unit.above and unit.above[0] in self.units:
            unit = self.units[unit.above[0]]
        return unit

    def _add(
        self, pk: int, kind: str, name: str, aliases: str, parent: int | None, former: int | None, end: date | None
    ) -> None:
        above = tuple(one for one in (parent, former) if one is not None)
        own = self._keys(name)
        unit = Unit(pk, kind, _LEVELS[kind], name, own[1], above, end is not None and end <= self._day)
        self.units[pk] = unit
        # "Hoà" beside "Hòa" is no other name.
        for other in dict.fromkeys([own, *(self._keys(alias) for alias in aliases.split(";") if aliases)]):
            self._put(unit, other)
        self.longest = max(self.longest, len(own[1]))

    def _slips(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, named in self._named.items():
            if len(key) >= _SHORTEST_EDITED and any(one.unit.level != Level.COMMUNE for one in named):
                for rest in deletions(key):
                    found.setdefault(rest, []).append(key)
        return found

    def _put(self, unit: Unit, name: tuple[str, tuple[Key, ...]]) -> None:
        if name[0]:
            self._named.setdefault(name[0], []).append(Named(unit, name[1]))

    def _keys(self, name: str) -> tuple[str, tuple[Key, ...]]:
        """Return the squashed name and its exact keys; places of one name share them."""
        if name not in self._known:
            found = syllables(name)
            keys = tuple(one.exact for one in found)
            self._known[name] = (squashed(one.folded for one in found), keys)
        return self._known[name]


def _full_name(unit: Unit) -> str:
    return Place(kind=unit.kind, name=unit.name).full_name


def _read(held: Gazetteer | None) -> Gazetteer:
    rows = list(Place.objects.order_by("pk").values_list(*_COLUMNS))
    links = list(Succession.objects.filter(is_withdrawn=False).order_by("pk").values_list("old_id", "new_id"))
    return held if held is not None and held.is_of(rows, links) else Gazetteer(rows, links)


def _stamp(rows: Sequence[Any], links: Sequence[tuple[int, int]]) -> int:
    return hash((tuple(rows), tuple(links)))


gazetteer = Kept("places", _read)


def units_changed(**kwargs: Any) -> None:
    """Follow corrections of units at once."""
    gazetteer.forget()


places_changed.connect(units_changed, dispatch_uid="search_gazetteer")
