"""Loads the sample content; what is there already, or was taken away by hand, is left alone."""

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from demo.comments import load_comments
from demo.days import load_days
from demo.extras import Pages, enrich
from demo.newsroom import load_newsroom
from demo.organ import fill
from demo.people import load_people
from demo.registry import loaded_keys, recorded, remember, remembering
from demo.samples import ORIGIN, Sample, key_of, samples
from demo.searches import load_searches
from demo.visits import load_visits
from home.services import setup_site
from media.models import Image
from media.renditions import make_missing
from search.building import all_names, build
from search.models import SearchDocument
from stories.importing.content import MODELS
from stories.importing.importer import Import, Options
from stories.importing.problems import Problem
from stories.models import OfficialDocument, Story

Progress = Callable[[int], object]


@dataclass
class Loaded:
    """How much was loaded, and what kept rows out."""

    stories: int = 0
    people: int = 0
    comments: int = 0
    visits: int = 0
    errors: list[Problem] = field(default_factory=list)


def missing_samples() -> list[Sample]:
    """Return the rows that were never loaded."""
    known = loaded_keys()
    return [sample for sample in samples() if key_of(sample) not in known]


def load(*, with_people: bool, progress: Progress | None = None) -> Loaded:
    """Set the site up and load what is missing."""
    setup_site()
    loaded = Loaded()
    missing = missing_samples()
    with remembering():
        if with_people:
            loaded.people = load_people()
        fill()
        if missing:
            loaded.errors = _import(missing)
            loaded.stories = _enrich_all(missing, progress)
        loaded.stories += load_newsroom()
        load_days()
        loaded.comments = load_comments()
        loaded.visits = load_visits()
        load_searches()
    make_missing(recorded(Image))
    if not SearchDocument.objects.exists():
        # Loaded before there was an index of readers' search.
        build(all_names(), is_whole=True)
    return loaded


def _import(rows: Iterable[Sample]) -> list[Problem]:
    """Bring the rows in as any portal's file would be; return the errors."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{ORIGIN}.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        work = Import(path, Options(ORIGIN, allow_unknown_place=True))
        errors = work.check().errors
        work.write(work.prepare())
    return errors


def _enrich_all(rows: Iterable[Sample], progress: Progress | None) -> int:
    pages = _pages()
    documents = {document.origin_id: document for document in OfficialDocument.objects.filter(origin=ORIGIN)}
    count = 0
    for sample in rows:
        page = pages.get(sample["id"])
        if page is not None:
            _enrich(page, sample, pages)
            count += 1
        elif sample["id"] in documents:
            remember(documents[sample["id"]], key_of(sample))
        if progress:
            progress(1)
    return count


@transaction.atomic
def _enrich(page: Story, sample: Sample, pages: Pages) -> None:
    enrich(page, sample, pages)
    remember(page, key_of(sample))


def _pages() -> dict[str, Story]:
    return {page.origin_id: page for model in MODELS.values() for page in model._default_manager.filter(origin=ORIGIN)}
