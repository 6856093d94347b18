"""Folds the files of `visits.journal` into the counters: each line once, whatever is killed, and when.

One process of a machine folds at a time. How far a file is folded is stored in the transaction that stores what its
lines add. A file goes when all of it is stored and no process holds it any more.
"""

import contextlib
import datetime
import fcntl
import logging
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.dates import today
from visits import counting, files
from visits.complaints import Complaints
from visits.lines import Batch
from visits.models import FoldedFile, Totals

_LOCK = "fold.lock"
# Figures are shown while they are kept up to date; where nobody comes, that is noted so often.
_NOTED = datetime.timedelta(minutes=1)
# What one transaction takes, some 50,000 lines, or fewer of which each is another; others want to write, too.
_MOST_BYTES, _MOST_KINDS = 768 * 1024, 5_000
# Between two transactions: SQLite lets those who wait look for their turn every tenth of a second.
_PAUSE = 0.1

logger = logging.getLogger(__name__)
_complaints = Complaints(logger)
# Files with lines that nobody understands, of which the log knows.
_told: set[str] = set()


class Overtaken(Exception):
    """Somebody else has folded the same lines meanwhile: nothing of them is stored."""


@dataclass
class _Load:
    """What one transaction stores: increments, and between which bytes of which files they stand."""

    batch: Batch = field(default_factory=Batch)
    starts: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    size: int = 0

    def take(self, piece: files.Piece) -> None:
        broken = self.batch.read(piece.lines)
        if broken and piece.name not in _told:
            _told.add(piece.name)
            logger.warning("%s holds lines that say nothing: %d of %d", piece.name, broken, len(piece.lines))
        self.starts.setdefault(piece.name, piece.start)
        self.ends[piece.name] = piece.end
        self.size += piece.end - piece.start

    @property
    def is_full(self) -> bool:
        return self.size >= _MOST_BYTES or len(self.batch.views) >= _MOST_KINDS


def fold() -> int:
    """Count what stands in the journal now; return how many lines that were, 0 while another process does it.

    To be called outside of transactions.

    Raises:
        DatabaseError: the database does not take them now; nothing is lost, nothing counted by half.
        OSError: the folder cannot be used.
        Overtaken: another process folds the same files, as can happen where locks do not work.
    """
    folder = Path(settings.VISITS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder) as alone:
        return _Round(folder).fold() if alone else 0


class _Round:
    """One way through all files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        names = files.names_in(folder)
        self._offsets = dict.fromkeys(names, 0) | _stored_offsets(names)
        self._is_whole = True

    def fold(self) -> int:
        lines = 0
        for load in _loads(self._pieces()):
            if lines:
                time.sleep(_PAUSE)
            _store(load, self._is_whole)
            self._offsets |= load.ends
            lines += load.batch.lines
        self._remove_finished()
        if self._is_whole and not lines:
            _note_time()
        return lines

    def _remove_finished(self) -> None:
        gone = []
        for name, offset in self._offsets.items():
            with self._complaining(name):
                if files.remove_finished(self._folder / name, offset):
                    gone.append(name)
        if gone:
            _told.difference_update(gone)
            FoldedFile.objects.filter(name__in=gone).update(gone_on=today())

    def _pieces(self) -> Iterator[files.Piece]:
        for name, offset in list(self._offsets.items()):
            with self._complaining(name):
                yield from files.pieces(self._folder / name, offset)

    @contextlib.contextmanager
    def _complaining(self, name: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            # Somebody has emptied the folder.
            return
        except OSError as error:
            self._is_whole = False
            _complaints.error("views in %s are not counted: %s", name, error)


def _loads(pieces: Iterable[files.Piece]) -> Iterator[_Load]:
    """Put pieces together, so that each load is about as much as a transaction takes."""
    load = _Load()
    for piece in pieces:
        load.take(piece)
        if load.is_full:
            yield load
            load = _Load()
    if load.size:
        yield load


def _store(load: _Load, is_whole: bool) -> None:
    """Store a load and how far its files are folded, or nothing."""
    increments = counting.Increments(load.batch)
    with transaction.atomic(durable=True):
        totals = counting.lock_totals(patient=False)
        stored = _stored_offsets(load.starts)
        if any(stored.get(name, 0) != start for name, start in load.starts.items()):
            raise Overtaken
        if is_whole:
            totals.folded_at = timezone.now()
        counting.add(increments, totals)
        FoldedFile.objects.bulk_create(
            [FoldedFile(name=name, offset=end) for name, end in sorted(load.ends.items())],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["offset"],
        )


def _note_time() -> None:
    """Note that the counters are up to date, unless that was noted a moment ago."""
    now = timezone.now()
    if Totals.objects.filter(pk=1, folded_at__gt=now - _NOTED, folded_at__lte=now).exists():
        return
    with transaction.atomic():
        totals = counting.lock_totals(patient=False)
        totals.folded_at = now
        totals.save(update_fields=["folded_at"])


def _stored_offsets(names: Collection[str]) -> dict[str, int]:
    return {name: row.offset for name, row in FoldedFile.objects.in_bulk(list(names)).items()}


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Say whether nobody else folds on this machine; nobody will, until we are through."""
    with (folder / _LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
