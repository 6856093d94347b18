"""Makes the index of readers' search anew, or a large part of it: beside whoever reads it and writes it.

Documents are compared with their rows batch by batch and replaced where they differ, so there is no moment without an
index. Reading and analysing hold no lock; what somebody else has indexed meanwhile is left as it is.
"""

import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any, NamedTuple

from django.db import transaction

from search.analysis import Analysed, analyse_all
from search.backends import DATABASE
from search.documents import Content, Reader, document_name, story_name
from search.indexing import Difference, batches, compare, name_of, put, stored, take_turn
from search.models import SearchChange, SearchDocument
from search.vocabulary import abbreviations
from stories.models import Listing, OfficialDocument

# Others who write wait for one batch. Of many documents at once the same terms are counted fewer times.
BATCH, FIRST_BATCH = 400, 1_000
# With fewer documents another process is not worth its start.
WORTH_A_PROCESS = 2_000
_AHEAD = 3
Progress = Callable[[int], object]


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
    reader, difference = Reader(), Difference()
    size = BATCH if SearchDocument.objects.exists() else FIRST_BATCH
    waiting: deque[tuple[_Part, Future[tuple[list[Analysed], Counter[str]]]]] = deque()

    def finish() -> None:
        part, analysed = waiting.popleft()
        found, terms = analysed.result()
        by_name = dict(zip(part.contents, found, strict=True))
        nonlocal difference
        if is_dry:
            difference |= compare(part.old, part.contents, by_name)
        else:
            difference |= _write(part, by_name, terms, is_whole=is_whole)
        progress(len(part.contents.keys() | part.old.keys()))

    for batch in batches(list(names), size):
        part = _read(batch, reader)
        texts = [(content.texts, content.marks) for content in part.contents.values()]
        waiting.append((part, analysts.submit(analyse_all, texts, abbreviations())))
        if len(waiting) > _AHEAD:
            finish()
    while waiting:
        finish()
    return difference


def _read(names: list[str], reader: Reader) -> _Part:
    # In this order: what changes after its row was read is seen when it comes to writing.
    noted = SearchChange.objects.filter(target=DATABASE, name__in=names)
    return _Part(list(noted.values_list("pk", flat=True)), stored(names), reader.read(names))


@transaction.atomic
def _write(part: _Part, analysed: dict[str, Analysed], terms: Counter[str], *, is_whole: bool) -> Difference:
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
