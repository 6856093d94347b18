"""What people correct and add by hand: the small files beside this one."""

import csv
from dataclasses import dataclass
from pathlib import Path

from places.build.sources import Link, Tables
from places.build.units import Step, Unit

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Corrections:
    """Links that are wrong, pairs that are one commune in two spellings, resolutions by the code of a province."""

    dropped: frozenset[Link]
    same: frozenset[Link]
    resolutions: dict[str, str]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the files beside this one."""
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def corrections() -> Corrections:
    """Return what the files of corrections say."""
    links = rows("link_corrections.csv")
    return Corrections(
        dropped=frozenset((row["old_code"], row["new_code"]) for row in links if row["action"] == "drop"),
        same=frozenset((row["old_code"], row["new_code"]) for row in links if row["action"] == "same"),
        resolutions={row["province_code"]: row["resolution"] for row in rows("resolutions.csv")},
    )


def correct_names(tables: Tables) -> None:
    """Put right the names that both tables or one of them misspell; an alias that is now the name goes."""
    for row in rows("name_corrections.csv"):
        commune = (tables.old if row["table"] == "old" else tables.new)[row["code"]]
        commune.name = row["name"]
        commune.aliases = [alias for alias in commune.aliases if alias != commune.name]


def apply_changes(communes: list[Unit]) -> tuple[list[Unit], list[Step]]:
    """End the units that changed after the reform; return those that took their places, and the steps between."""
    made, steps = [], []
    for row in rows("changes_2026.csv"):
        wanted = (row["old_kind"], row["name"], row["new_province"])
        old = next(unit for unit in communes if (unit.kind, unit.name, unit.parent) == wanted)
        new = Unit(
            kind=row["new_kind"],
            name=old.name,
            code=old.code,
            province_name=old.province_name,
            parent=row["new_province"],
            aliases=old.aliases,
            valid_from=row["day"],
            point=old.point,
        )
        old.parent, old.valid_to = row["old_province"], row["day"]
        made.append(new)
        steps.append(Step(old, new, "doi_ten", row["resolution"]))
    return made, steps
