"""Turns the two tables into units and successions: who stayed, who was renamed, split or merged on 1 July 2025."""

import math
from collections import defaultdict
from collections.abc import Iterable

from core.text import fold
from places.build.hand import Corrections
from places.build.provinces import Provinces
from places.build.sources import Commune, Tables
from places.build.units import REFORM, Step, Unit

# A geocoded centre farther than this from every unit that took over the territory is another place of the name.
_FARTHEST = 12.0
_FARTHEST_DISTRICT = 60.0


class Reform:
    """The units before and after the reform and the steps between them."""

    def __init__(self, tables: Tables, provinces: Provinces, corrections: Corrections) -> None:
        self.tables = tables
        self.provinces = provinces
        self.corrections = corrections
        self.links = (tables.links | tables.mapped) - corrections.dropped
        self.to_new: dict[str, set[str]] = defaultdict(set)
        self.to_old: dict[str, set[str]] = defaultdict(set)
        for old, new in self.links:
            self.to_new[old].add(new)
            self.to_old[new].add(old)
        self.districts = {code: self._district(code) for code in sorted(tables.districts)}
        self.new = {code: self._new(code) for code in sorted(tables.new)}
        self.old = {code: self._old(code) for code in sorted(tables.old) if not self._stayed(code)}

    def steps(self) -> list[Step]:
        """Return every succession of the reform, those of the islands that had no communes too."""
        found = [
            Step(self.old[old], self.new[new], self._how(old, new), self._resolution(new))
            for old, new in sorted(self.links)
            if old in self.old
        ]
        islands = [
            Step(self.districts[old], self.new[new], "doi_ten", self._resolution(new))
            for old, new in self.tables.islands
        ]
        return found + islands

    def _resolution(self, new: str) -> str:
        return self.corrections.resolutions.get(self.tables.new[new].province, "")

    def _alone(self, old: str) -> str:
        """Return the new unit that was made of `old`, whole, and of nothing else; "" if there is none."""
        heirs = self.to_new[old]
        new = next(iter(heirs), "")
        return new if len(heirs) == 1 and self.to_old[new] == {old} else ""

    def _stayed(self, old: str) -> str:
        """Return the new unit that is `old` unchanged, "" if it changed."""
        new = self._alone(old)
        return new if new and self._same(self.tables.old[old], self.tables.new[new]) else ""

    def _same(self, old: Commune, new: Commune) -> bool:
        spelled_alike = old.kind == new.kind and fold(old.name) == fold(new.name)
        return spelled_alike or (old.id, new.id) in self.corrections.same

    def _how(self, old: str, new: str) -> str:
        if self._alone(old) == new:
            return "doi_ten"
        return "chia" if len(self.to_new[old]) > 1 else "nhap"

    def _district(self, code: str) -> Unit:
        district = self.tables.districts[code]
        return Unit(
            kind=district.kind,
            name=district.name,
            code=code,
            province_name=self.provinces.before(district.province).name,
            parent=self.provinces.before(district.province).slug,
            valid_to=REFORM,
            point=self._near(district.point, self._heirs_of_district(code), _FARTHEST_DISTRICT),
        )

    def _heirs_of_district(self, code: str) -> list[Commune]:
        members = [old for old, commune in self.tables.old.items() if commune.district == code]
        heirs = {new for old in members for new in self.to_new[old]}
        return [self.tables.new[new] for new in heirs | {new for old, new in self.tables.islands if old == code}]

    def _new(self, code: str) -> Unit:
        new = self.tables.new[code]
        province = self.provinces.today(new.province)
        unit = Unit(
            kind=new.kind,
            name=new.name,
            code=code,
            province_name=province.name,
            parent=province.slug,
            valid_from=REFORM,
            point=new.point,
        )
        for old in self.to_old[code]:
            if self._stayed(old) == code:
                before = self.tables.old[old]
                unit.valid_from = ""
                unit.former_parent = self.districts[before.district]
                unit.aliases = [name for name in (before.name, *before.aliases) if name != new.name]
        return unit

    def _old(self, code: str) -> Unit:
        old = self.tables.old[code]
        district = self.districts[old.district]
        return Unit(
            kind=old.kind,
            name=old.name,
            code=code,
            province_name=self.provinces.before(old.province).name,
            parent=district,
            aliases=old.aliases,
            valid_to=REFORM,
            point=self._near(old.point, [self.tables.new[new] for new in self.to_new[code]], _FARTHEST),
            district_name=district.name,
            district_kind=district.kind,
        )

    def _near(
        self, point: tuple[float, float] | None, heirs: Iterable[Commune], farthest: float
    ) -> tuple[float, float] | None:
        """Return a geocoded point if it lies near one of the heirs; it was looked up by name and may be elsewhere."""
        if point and any(kilometres(point, heir.point) < farthest + 2 * heir.radius for heir in heirs if heir.point):
            return point
        return None


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance between two points (latitude, longitude) near each other."""
    south = (one[0] - other[0]) * 111.2
    east = (one[1] - other[1]) * 111.2 * math.cos(math.radians(one[0]))
    return math.hypot(south, east)
