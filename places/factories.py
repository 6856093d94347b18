"""Places and units for tests of every room."""

import csv
import datetime
from pathlib import Path
from typing import Any

import factory
from factory.django import DjangoModelFactory

from places.models import Place, Succession, Unit
from places.services import DATA, load_files


class ProvinceFactory(DjangoModelFactory):
    """A province of today."""

    class Meta:
        model = Place

    kind = "tinh"
    name = factory.Sequence(lambda number: f"Mẫu {number}")


class CommuneFactory(ProvinceFactory):
    """A commune of today, in a province of its own."""

    kind = "xa"
    parent: Any = factory.SubFactory(ProvinceFactory)


class SuccessionFactory(DjangoModelFactory):
    """A merger."""

    class Meta:
        model = Succession

    old: Any = factory.SubFactory(ProvinceFactory, valid_to=datetime.date(2025, 7, 1))
    new: Any = factory.SubFactory(ProvinceFactory)
    kind = "nhap"


class UnitFactory(DjangoModelFactory):
    """A unit."""

    class Meta:
        model = Unit

    name = factory.Sequence(lambda number: f"Ban Tuyên giáo mẫu {number}")


def load_real(folder: Path, *slugs: str) -> dict[str, Place]:
    """Load some units that come with the site, with all that stands above them, stood below them or came of them.

    `folder` takes the files that are loaded; return all loaded units by their address.
    """
    places = {row["slug"]: row for name in ("provinces", "districts", "communes") for row in _rows(name)}
    links = [row for name in ("province_successions", "successions") for row in _rows(name)]
    districts = {slug for slug in slugs if places[slug]["kind"] not in ("tinh", "thanh_pho")}
    wanted = {slug for slug, row in places.items() if {row.get("parent"), row.get("former_parent")} & districts}
    wanted |= set(slugs)
    while True:
        above = {places[slug].get(column, "") for slug in wanted for column in ("parent", "former_parent")}
        more = {*above, *(link["new"] for link in links if link["old"] in wanted)} - wanted - {""}
        if not more:
            break
        wanted |= more
    found = [row for slug, row in places.items() if slug in wanted]
    known = [row for row in links if row["old"] in wanted]
    load_files([_write(folder / "places.csv", found)], [_write(folder / "links.csv", known)])
    return {place.slug: place for place in Place.objects.filter(slug__in=wanted).with_province()}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, max(rows, key=len))
        writer.writeheader()
        writer.writerows(rows)
    return path
