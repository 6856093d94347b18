"""Runs an import from file to site."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stories.choices import Kind
from stories.importing.content import Resolver
from stories.importing.rows import DOCUMENT, Row
from stories.importing.survey import Progress, Survey, Surveyor
from stories.importing.writing import BATCH, Writer
from stories.signals import import_begun, import_ended


@dataclass(frozen=True)
class Options:
    """How to import: under which name of origin, and what to let pass."""

    origin: str
    dry_run: bool = False
    allow_unknown_place: bool = False
    # What is not indexed now waits for the periodic work and for `manage.py update_index`.
    is_indexed: bool = True


class Import:
    """One import: first `check`, then `write`."""

    def __init__(self, path: Path, options: Options) -> None:
        self.path = path
        self.options = options
        self._surveyor = Surveyor(path, options.origin, allow_unknown_place=options.allow_unknown_place)
        self.survey = Survey()

    def check(self, progress: Progress | None = None) -> Survey:
        """Go through the whole file; nothing is written."""
        self.survey = self._surveyor.run(progress)
        return self.survey

    def prepare(self) -> Writer:
        """Return what writes the good lines."""
        resolver = Resolver(
            self.options.origin, self._surveyor.campaigns, self._surveyor.places, dry_run=self.options.dry_run
        )
        options = self.options
        return Writer(resolver, self._surveyor.pictures, dry_run=options.dry_run, is_indexed=options.is_indexed)

    def write(self, writer: Writer, progress: Callable[[int], object] | None = None) -> None:
        """Store the good lines: first documents and campaigns, which stories name; `progress` is told how many rows.

        What was stored is also indexed, unless told otherwise, however this ends.
        """
        if not self.options.dry_run:
            import_begun.send(Import, number=len(self.survey.kinds), is_indexed=self.options.is_indexed)
        try:
            self._write(writer, progress)
        finally:
            writer.index()
            import_ended.send(Import)
        writer.outcome.problems += writer.pictures.problems

    def _write(self, writer: Writer, progress: Callable[[int], object] | None) -> None:
        steps: tuple[tuple[set[str], Callable[[list[Row]], None]], ...] = (
            ({DOCUMENT}, writer.write_documents),
            ({Kind.CAMPAIGN}, writer.write_stories),
            ({Kind.EXEMPLAR, Kind.ARTICLE}, writer.write_stories),
        )
        for kinds, store in steps:
            if not kinds & self.survey.counts.keys():
                continue
            for batch in _batches(self.survey.rows(kinds)):
                store(batch)
                if progress:
                    progress(len(batch))
            writer.resolver.campaigns.reload()


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
