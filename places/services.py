"""Loading places from files: the only writer of many places at once."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from places.loading import cells, places, successions
from places.loading.files import BadFile, read_lines
from places.loading.places import Loaded
from places.signals import announce

__all__ = ["DATA", "BadFile", "Loaded", "load_files", "load_places", "load_provinces"]

DATA = Path(__file__).parent / "data"
_PROVINCES = (DATA / "provinces.csv",)
_BELOW = (DATA / "districts.csv", DATA / "communes.csv")
_PROVINCE_SUCCESSIONS = (DATA / "province_successions.csv",)
_COMMUNE_SUCCESSIONS = (DATA / "successions.csv",)


def load_places() -> tuple[Loaded, Loaded]:
    """Load all units that come with the site and their successions; may be run at any time."""
    return load_files(_PROVINCES + _BELOW, _PROVINCE_SUCCESSIONS + _COMMUNE_SUCCESSIONS)


def load_provinces() -> tuple[Loaded, Loaded]:
    """Load only the provinces that come with the site and their successions, in a moment."""
    return load_files(_PROVINCES, _PROVINCE_SUCCESSIONS)


@transaction.atomic
def load_files(place_files: Iterable[Path], succession_files: Iterable[Path]) -> tuple[Loaded, Loaded]:
    """Load places and successions from CSV files, all or nothing; return what was done with each.

    Rows are added and mended, none is removed. What an administrator changed in a row stays changed.

    Raises:
        BadFile: says in a sentence which line of which file is wrong.
    """
    place_lines = [line for path in place_files for line in read_lines(path, cells.PLACE_COLUMNS, cells.PLACE_REQUIRED)]
    succession_lines = [
        line for path in succession_files for line in read_lines(path, successions.COLUMNS, successions.REQUIRED)
    ]
    loaded, pk_of = places.load(place_lines)
    linked = successions.load(succession_lines, pk_of)
    if any(done.created or done.updated for done in (loaded, linked)):
        announce(None)
    return loaded, linked
