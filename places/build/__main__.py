"""Make districts.csv, communes.csv and successions.csv anew: `python -m places.build FOLDER [OUTPUT]`.

FOLDER holds the two published files named in places/build/sources.py, as the package registries give them out.
The same files always give the same rows in the same order. Nothing but Python itself is needed.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from places.build.hand import apply_changes, correct_names, corrections
from places.build.provinces import Provinces
from places.build.reform import Reform
from places.build.slugs import give_slugs
from places.build.sources import read
from places.build.units import PLACE_COLUMNS, SUCCESSION_COLUMNS, Step, Unit

_DATA = Path(__file__).parent.parent / "data"


def main() -> None:
    """Read the arguments, make the files, say how many rows each has."""
    parser = argparse.ArgumentParser(prog="python -m places.build", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the two published files are")
    parser.add_argument("output", type=Path, nargs="?", default=_DATA, help="where the files go (places/data)")
    arguments = parser.parse_args()
    for name, count in build(arguments.folder, arguments.output).items():
        sys.stdout.write(f"{name}: {count}\n")


def build(folder: Path, output: Path) -> dict[str, int]:
    """Write the three files into `output`; return the number of rows by file name."""
    tables = read(folder)
    correct_names(tables)
    provinces = Provinces(_DATA / "provinces.csv")
    reform = Reform(tables, provinces, corrections())
    districts = list(reform.districts.values())
    communes = [*reform.new.values(), *reform.old.values()]
    made, changes = apply_changes(communes)
    communes += made
    give_slugs([*districts, *communes], provinces.by_slug)
    communes.sort(key=_present_first)
    steps = sorted(reform.steps() + changes, key=_by_address)
    return {
        "districts.csv": _write(output / "districts.csv", PLACE_COLUMNS, districts),
        "communes.csv": _write(output / "communes.csv", PLACE_COLUMNS, communes),
        "successions.csv": _write(output / "successions.csv", SUCCESSION_COLUMNS, steps),
    }


def _present_first(unit: Unit) -> tuple[bool, str, str]:
    return unit.ended_with_reform, unit.code, unit.valid_from


def _by_address(step: Step) -> tuple[str, str]:
    return step.old.slug, step.new.slug


def _write(path: Path, columns: Iterable[str], rows: Iterable[Unit | Step]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow(row.row())
    return count


if __name__ == "__main__":
    main()
