"""Makes the index of readers' search anew, or a large part of it: beside whoever reads it and writes it.

Documents are compared with their rows batch by batch and replaced where they differ, so there is no moment without an
index. Reading and analysing hold no lock; what somebody else has indexed meanwhile is left as it is.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any, NamedTuple

from django.db import connection, transaction

from search import tallies
from search.analysis import Analysed, analyse_all
from search.backends import DATABASE
from search.documents import Content, Reader, document_name, story_name
from search.indexing import Difference, batches, compare, name_of, put, stored
from search.models import SearchChange, SearchDocument
from search.turns import take_turn
from search.vocabulary import abbreviations
from stories.models import Listing, OfficialDocument

# Others who write wait for one batch. Of many documents at once the same terms are counted fewer times.
BATCH, FIRST_BATCH = 400, 1_000
# With fewer documents another process is not worth its start.
WORTH_A_PROCESS = 2_000
_AHEAD = 3
# Numbers of terms are written when that many times more documents are written than the last time.
_MORE = 10
Progress = Callable[[int], object]
# Documents as they come back, and their terms.
_Analysing = Future[tuple[list[Analysed], dict[str, bytes]]]


class _Part(NamedTuple):
    """Documents as they were read, and the changes that were noted until then."""

    changes: list[int]
    old: dict[str, SearchDocument]
    contents: dict[str, Content]


def all_names() -> list[str]:
    """Return the names of all that should be in the index or is, the oldest first."""
    stories = Listing.objects.order_by("sort_date", "pk").values_list("pk", flat=True)
    documents = OfficialDocument.objects.order_by("pk").values_list("pk", flat=True)
    known = SearchDocument.objects.only("story_id", "document_id").order_by("pk")
    found = [*map(document_name, documents), *map(story_name, stories), *map(name_of, known.iterator())]
    return list(dict.fromkeys(found))


def build(
    names: Sequence[str],
    progress: Progress = lambda done: None,
    *,
    analysts: Executor | None = None,
    is_whole: bool = False,
    is_dry: bool = False,
) -> Difference:
    """Make the index say of these documents what is so now; return what was wrong.

    `analysts` analyse them, by default another process if there are many. `is_whole` says that all documents are among
    them, `is_dry` that nothing is to be written.
    """
    with nullcontext(analysts) if analysts else analysts_for(len(names)) as found:
        return _build(names, progress, found, is_whole=is_whole, is_dry=is_dry)


def _build(names: Sequence[str], progress: Progress, analysts: Executor, *, is_whole: bool, is_dry: bool) -> Difference:
    size = BATCH if SearchDocument.objects.exists() else FIRST_BATCH
    waiting: deque[tuple[_Part, _Analysing]] = deque()
    with _thread_for(len(names)) as thread:
        writer = _Writer(thread, progress, is_whole=is_whole, is_dry=is_dry)
        for batch in batches(list(names), size):
            part = _read(batch)
            texts = [(content.texts, content.marks) for content in part.contents.values()]
            waiting.append((part, analysts.submit(analyse_all, texts, abbreviations())))
            if len(waiting) > _AHEAD:
                writer.write(*waiting.popleft())
        while waiting:
            writer.write(*waiting.popleft())
        return writer.finish()


class _Writer:
    """Writes one part after another in a thread, and the numbers of terms now and then."""

    def __init__(self, thread: Executor, progress: Progress, *, is_whole: bool, is_dry: bool) -> None:
        self._thread = thread
        self._progress = progress
        self._is_whole = is_whole
        self._is_dry = is_dry
        self._difference = Difference()
        self._running: deque[tuple[int, Future[Difference]]] = deque()
        self._written, self._settled_at = 0, 1

    def write(self, part: _Part, analysing: _Analysing) -> None:
        """Begin to write a part when the one before is written."""
        self._wait()
        number = len(part.contents.keys() | part.old.keys())
        self._running.append((number, self._thread.submit(self._write, part, analysing)))

    def finish(self) -> Difference:
        """Wait until all is written; return what was wrong."""
        self._wait()
        if not self._is_dry:
            self._thread.submit(tallies.settle).result()
        return self._difference

    def _wait(self) -> None:
        while self._running:
            number, writing = self._running.popleft()
            self._difference |= writing.result()
            self._progress(number)

    def _write(self, part: _Part, analysing: _Analysing) -> Difference:
        analysed, terms = analysing.result()
        by_name = dict(zip(part.contents, analysed, strict=True))
        if self._is_dry:
            return compare(part.old, part.contents, by_name)
        difference = _write(part, by_name, terms, is_whole=self._is_whole)
        self._written += 1
        if self._written >= self._settled_at:
            tallies.settle()
            self._settled_at *= _MORE
        return difference


def _read(names: list[str]) -> _Part:
    # In this order: what changes after its row was read is seen when it comes to writing.
    noted = SearchChange.objects.filter(target=DATABASE, name__in=names)
    return _Part(list(noted.values_list("pk", flat=True)), stored(names), Reader().read(names))


@transaction.atomic
def _write(part: _Part, analysed: dict[str, Analysed], terms: Mapping[str, bytes], *, is_whole: bool) -> Difference:
    take_turn()
    names = part.old.keys() | part.contents.keys()
    now = stored(names)
    same = {name for name in names if _state(now.get(name)) == _state(part.old.get(name))}
    difference = put(
        {name: row for name, row in now.items() if name in same},
        {name: content for name, content in part.contents.items() if name in same},
        analysed,
        terms=terms,
        is_whole=is_whole,
    )
    SearchChange.objects.filter(pk__in=part.changes).delete()
    return difference


def _state(row: SearchDocument | None) -> object:
    return row and (row.pk, row.version, row.marks, bytes(row.keys), bytes(row.texts))


class _Here(Executor):
    """Does at once what it is given."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return the result of `work`."""
        done: Future[Any] = Future()
        done.set_result(work(*args, **kwargs))
        return done


@contextmanager
def analysts_for(number: int) -> Iterator[Executor]:
    """Give what analyses documents: another process where that pays."""
    if number < WORTH_A_PROCESS or (os.cpu_count() or 1) < 2:
        yield _Here()
        return
    # Nothing of this process, such as its connection to the database, comes along.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        yield pool


@contextmanager
def _thread_for(number: int) -> Iterator[Executor]:
    """Give what writes documents: another thread where that pays, with its own connection to the database.

    It waits for PostgreSQL while others read and analyse; SQLite works in the thread that asks it.
    """
    if number < WORTH_A_PROCESS or connection.vendor != "postgresql":
        yield _Here()
        return
    with ThreadPoolExecutor(1) as pool:
        try:
            yield pool
        finally:
            pool.submit(connection.close)
