"""What is written: one row a unit, one row a succession."""

from dataclasses import dataclass, field

REFORM = "2025-07-01"
PLACE_COLUMNS = (
    "slug",
    "kind",
    "name",
    "aliases",
    "code",
    "valid_from",
    "valid_to",
    "parent",
    "former_parent",
    "latitude",
    "longitude",
)
SUCCESSION_COLUMNS = ("old", "new", "kind", "resolution")


@dataclass(eq=False)
class Unit:
    """A row of districts.csv or communes.csv; `parent` and `former_parent` are addresses or units that get one."""

    kind: str
    name: str
    code: str
    province_name: str
    parent: "Unit | str"
    former_parent: "Unit | None" = None
    aliases: list[str] = field(default_factory=list)
    valid_from: str = ""
    valid_to: str = ""
    point: tuple[float, float] | None = None
    district_name: str = ""
    district_kind: str = ""
    slug: str = ""

    @property
    def ended_with_reform(self) -> bool:
        """Whether the unit existed until 30 June 2025 only."""
        return self.valid_to == REFORM

    def row(self) -> dict[str, str]:
        """Return the row as it is written."""
        latitude, longitude = (f"{value:.5f}" for value in self.point) if self.point else ("", "")
        return {
            "slug": self.slug,
            "kind": self.kind,
            "name": self.name,
            "aliases": "; ".join(self.aliases),
            "code": self.code,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "parent": slug_of(self.parent),
            "former_parent": slug_of(self.former_parent),
            "latitude": latitude,
            "longitude": longitude,
        }


@dataclass(frozen=True)
class Step:
    """A row of successions.csv."""

    old: Unit
    new: Unit
    kind: str
    resolution: str

    def row(self) -> dict[str, str]:
        """Return the row as it is written."""
        return {"old": self.old.slug, "new": self.new.slug, "kind": self.kind, "resolution": self.resolution}


def slug_of(unit: "Unit | str | None") -> str:
    """Return the address of a unit, of one that is named by its address already, or "" for none."""
    return unit.slug if isinstance(unit, Unit) else unit or ""
