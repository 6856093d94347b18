"""Loading places from files: the only writer of many places at once."""

import csv
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from core.text import clean_line
from places.models import Place, Succession
from places.names import name_key

DATA = Path(__file__).parent / "data"
Row = dict[str, str]
_FAR = "9999"


@dataclass
class Loaded:
    """How many rows were added, changed and already right."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"thêm {self.created}, sửa {self.updated}, giữ nguyên {self.unchanged}"

    def count(self, was_created: bool, was_changed: bool) -> None:
        """Add one row to the figures."""
        if was_created:
            self.created += 1
        elif was_changed:
            self.updated += 1
        else:
            self.unchanged += 1


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file in UTF-8, with or without a byte order mark, cleaned and in NFC."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: clean_line(value or "") for key, value in row.items() if key} for row in csv.DictReader(file)]


@transaction.atomic
def load_places() -> tuple[Loaded, Loaded]:
    """Load the provinces that come with the site and their successions; may be run at any time."""
    places = load_place_rows(read_rows(DATA / "provinces.csv"))
    return places, load_succession_rows(read_rows(DATA / "province_successions.csv"))


@transaction.atomic
def load_place_rows(rows: Iterable[Row]) -> Loaded:
    """Add and update places, remove none.

    A row is recognized by what does not change while a unit exists: kind, name, the unit above and the first
    day; or else by its slug. So when a new unit takes over a slug, the old one keeps its id and its stories.
    """
    loader = _PlaceLoader()
    # Past units first: they give up the addresses that present ones take.
    for row in sorted(rows, key=lambda row: row.get("valid_to") or _FAR):
        loader.load(row)
    return loader.loaded


class _PlaceLoader:
    """The places stored so far, by both ways of recognizing one."""

    def __init__(self) -> None:
        self.loaded = Loaded()
        self.seen: set[int] = set()
        self.by_slug: dict[str, Place] = {}
        self.by_nature: dict[tuple[object, ...], Place] = {}
        for place in Place.objects.all():
            self._remember(place)

    def load(self, row: Row) -> None:
        values = self._values(row)
        place = self._find(row["slug"], values)
        created = place.pk is None
        before = {name: getattr(place, name) for name in values}
        for name, value in values.items():
            setattr(place, name, value)
        changed = before != values or created
        if changed:
            self.by_slug.pop(str(before["slug"]), None)
            place.save()
        self._remember(place)
        self.seen.add(place.pk)
        self.loaded.count(created, changed)

    def _values(self, row: Row) -> dict[str, object]:
        parent = row.get("parent", "")
        if parent and parent not in self.by_slug:
            raise ValidationError(f"{row['slug']}: không có nơi trực thuộc “{parent}”.")
        return {
            "slug": row["slug"],
            "kind": row["kind"],
            "name": row["name"],
            "aliases": row.get("aliases", ""),
            "code": row.get("code", ""),
            "parent_id": self.by_slug[parent].pk if parent else None,
            "valid_from": _date(row.get("valid_from", "")),
            "valid_to": _date(row.get("valid_to", "")),
            "latitude": _decimal(row.get("latitude", "")),
            "longitude": _decimal(row.get("longitude", "")),
        }

    def _find(self, slug: str, values: dict[str, object]) -> Place:
        nature = (values["kind"], name_key(str(values["name"])), values["parent_id"], values["valid_from"])
        place = self.by_nature.get(nature) or self.by_slug.get(slug)
        return place if place is not None and place.pk not in self.seen else Place()

    def _remember(self, place: Place) -> None:
        self.by_slug[place.slug] = place
        self.by_nature[(place.kind, place.name_key, place.parent_id, place.valid_from)] = place


@transaction.atomic
def load_succession_rows(rows: Iterable[Row]) -> Loaded:
    """Add and update successions, remove none; a link that would close a circle stops the load."""
    loaded = Loaded()
    places = {place.slug: place for place in Place.objects.all()}
    stored = {(link.old_id, link.new_id): link for link in Succession.objects.all()}
    for row in rows:
        missing = [row[side] for side in ("old", "new") if row[side] not in places]
        if missing:
            raise ValidationError(f"Không có địa phương “{missing[0]}”.")
        old, new = places[row["old"]], places[row["new"]]
        link = stored.get((old.pk, new.pk)) or Succession(old=old, new=new)
        before = (link.kind, link.resolution)
        link.kind, link.resolution = row["kind"], row.get("resolution", "")
        created, changed = link.pk is None, before != (link.kind, link.resolution)
        if changed or created:
            link.full_clean()
            link.save()
        loaded.count(created, changed)
    return loaded


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
