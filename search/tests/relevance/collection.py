"""Brings the documents of the suite, and the places that they name, into the site's database."""

import csv
import json
import re
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from places.factories import load_real
from places.services import DATA as PLACES
from search.tests.relevance.distractors import DATA, Row, distractors
from stories.importing.content import MODELS
from stories.importing.importer import Import, Options
from stories.models import OfficialDocument

ORIGIN = "do-lien-quan"
_FILES = ("deeds", "people", "places", "meetings")
# Where no document comes from, but a query is about.
_ALSO_ASKED = frozenset({"Côn Đảo"})
_KIND = re.compile(r"^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố) ")


@cache
def documents() -> list[Row]:
    """Return all documents, as rows of the import format."""
    lines = [line for name in _FILES for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [*map(json.loads, lines), *distractors()]


def load() -> None:
    """Load places and documents, as an administrator would; the index is built as they come."""
    with tempfile.TemporaryDirectory() as folder:
        load_real(Path(folder), *_units())
        path = Path(folder) / f"{ORIGIN}.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in documents()), encoding="utf-8")
        work = Import(path, Options(ORIGIN))
        survey = work.check()
        if survey.errors or survey.warnings:
            raise ValueError("\n".join(map(str, [*survey.errors, *survey.warnings])))
        work.write(work.prepare())


def names() -> tuple[dict[int, str], dict[int, str]]:
    """Return the documents' ids in the suite: of stories by primary key, of official documents by theirs."""
    managers = [model._default_manager for model in MODELS.values()]
    stories = dict(row for manager in managers for row in manager.filter(origin=ORIGIN).values_list("pk", "origin_id"))
    official = OfficialDocument.objects.filter(origin=ORIGIN)
    return stories, dict(official.values_list("pk", "origin_id"))


def _units() -> list[str]:
    """Return the addresses of all units that bear a name said in the documents: those meant, and namesakes."""
    wanted = {name for row in documents() if row.get("place") for name in _bare_names(row["place"])} | _ALSO_ASKED
    return [row["slug"] for level in ("districts", "communes") for row in _rows(level) if row["name"] in wanted]


def _bare_names(place: Row) -> Iterable[str]:
    for name in filter(None, (place["district"], place["commune"])):
        yield _KIND.sub("", name)


def _rows(level: str) -> list[dict[str, str]]:
    with (PLACES / f"{level}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
