"""Writes rows in batches, each whole or not at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from stories.choices import Kind
from stories.importing.addresses import Addresses
from stories.importing.content import RELATIONS, Content, Resolver, differs
from stories.importing.indexing import add_to_index
from stories.importing.inserting import New, build_pages, insert
from stories.importing.pictures import Pictures
from stories.importing.problems import Problem
from stories.importing.redirects import write_redirects
from stories.importing.references import insert_references
from stories.importing.rows import DOCUMENT, Row
from stories.importing.seats import seat
from stories.importing.stored import Related, stored_stories
from stories.importing.stream import Block
from stories.importing.updating import update, was_edited
from stories.models import Story
from stories.services import listing

# Few enough that readers and editors never wait a second for the write lock.
BATCH = 200
# The search index measures itself anew after whatever is put into it.
INDEX_BATCH = 2000
_OVERWRITTEN = "bài đã được sửa trên trang sau lần nhập trước; bản nhập thay thế, bản sửa còn trong lịch sử của bài"


@dataclass
class Outcome:
    """How many rows became new records, changed or left them as they were, and what was noticed meanwhile."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many rows were dealt with."""
        return self.new.total() + self.changed.total() + self.unchanged.total()


class Writer:
    """Brings rows to the site; in a dry run it only counts what it would do."""

    def __init__(
        self, resolver: Resolver, pictures: Pictures, *, dry_run: bool = False, is_indexed: bool = True
    ) -> None:
        self.resolver = resolver
        self.pictures = pictures
        self.dry_run = dry_run
        self._is_indexed = is_indexed
        self.outcome = Outcome()
        self._addresses = Addresses()
        self._unindexed: list[Story] = []

    def write_documents(self, rows: Sequence[Row]) -> None:
        """Store rows of the kind "document"."""
        with transaction.atomic():
            for row in rows:
                result = self.resolver.documents.write(row, self.resolver.origin)
                getattr(self.outcome, result)[DOCUMENT] += 1

    def write_stories(self, rows: Sequence[Row]) -> None:
        """Store a batch of stories: new ones together, changed ones each by itself."""
        stored = stored_stories(self.resolver.origin, [row.id for row in rows])
        self._write_new([row for row in rows if row.id not in stored])
        old_rows = [row for row in rows if row.id in stored]
        for row in old_rows:
            self._write_old(row, *stored[row.id])
        if not self.dry_run:
            self.outcome.problems += write_redirects((row, stored[row.id][0]) for row in old_rows)

    def index(self) -> None:
        """Put the new pages that wait for it into the search index."""
        stories, self._unindexed = self._unindexed, []
        if self._is_indexed:
            add_to_index(stories)

    def _write_new(self, rows: Sequence[Row]) -> None:
        if self.dry_run:
            for row in rows:
                self.resolver.content(row, ())
        elif rows:
            # Pictures take long to prepare, so they are stored before the write lock is taken.
            blocks = {row.id: self.pictures.store(row, self.resolver.blocks(row)) for row in rows}
            self._unindexed += [page for page, _content in self._insert(rows, blocks)]
            if len(self._unindexed) >= INDEX_BATCH:
                self.index()
        self.outcome.new.update(row.kind for row in rows)

    @transaction.atomic
    def _insert(self, rows: Sequence[Row], blocks: Mapping[str, Sequence[Block]]) -> list[New]:
        contents = [self.resolver.content(row, blocks[row.id]) for row in rows]
        new = build_pages(contents, self.resolver.origin)
        self._addresses.assign([(page, content.slug) for page, content in new])
        for kind in sorted({content.row.kind for content in contents}):
            seat([page for page, content in new if content.row.kind == kind], Kind(kind))
        insert(new)
        insert_references(new)
        self.outcome.problems += write_redirects((content.row, page) for page, content in new)
        listing.add([page for page, _content in new], _links(new))
        return new

    def _write_old(self, row: Row, story: Story, related: Related) -> None:
        content = self.resolver.content(row, self.resolver.blocks(row))
        is_changed = differs(story, content, related)
        if is_changed and not self.dry_run:
            content.blocks = self.pictures.store(row, content.blocks)
            is_changed = differs(story, content, related)
            if is_changed:
                self._update(story, content)
        counts = self.outcome.changed if is_changed else self.outcome.unchanged
        counts[row.kind] += 1

    def _update(self, story: Story, content: Content) -> None:
        if was_edited(story):
            self.outcome.problems.append(Problem(content.row.line, "", _OVERWRITTEN, is_error=False))
        update(story, content)


def _links(new: Sequence[New]) -> dict[str, list[tuple[int, int]]]:
    """Return what the pages are tied to, as pairs under the name of the relation."""
    return {
        name: [(page.pk, target) for page, content in new for target in content.relations.get(name, ())]
        for name in RELATIONS
    }
