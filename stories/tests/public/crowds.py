"""Thousands of public stories in seconds: copies of one story, without what only editors see."""

import copy
import itertools
import json
import uuid
from typing import Any

from stories.choices import Kind
from stories.importing.inserting import insert_pages
from stories.importing.seats import seat
from stories.models import OfficialDocument, Story
from stories.services import listing
from stories.services.bulk import insert_objects

BATCH = 500
_numbers = itertools.count(1)


def make_crowd(story: Story, number: int, links: dict[str, list[int]]) -> None:
    """Store `number` copies of `story`; `links` holds the ids that each is tied to, by the name of the relation."""
    body = json.dumps(list(story.body.raw_data))
    for start in range(0, number, BATCH):
        pages = [_copy_of(story) for _number in range(min(BATCH, number - start))]
        seat(pages, Kind(story.kind))
        insert_pages(pages, [body] * len(pages))
        pairs = {name: [(page.pk, target) for page in pages for target in ids] for name, ids in links.items()}
        listing.add(pages, pairs)


def make_documents(number: int) -> None:
    """Store `number` official documents."""
    numbers = itertools.islice(_numbers, number)
    insert_objects(OfficialDocument, [OfficialDocument(subject=f"Về việc {n}", slug=f"viec-{n}") for n in numbers])


def _copy_of(story: Story) -> Any:
    page: Any = copy.copy(story)
    page.translation_key = uuid.uuid4()
    page.slug = f"{story.slug}-{next(_numbers)}"
    page.address = page.address_of(page.slug)
    page.title = page.draft_title = f"{story.title} {page.slug}"
    return page
