"""What the indexes have yet to learn is kept in the database until they know it: nothing is lost with a process."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from search import helper, tallies
from search.backends import DATABASE, elasticsearch
from search.building import WORTH_A_PROCESS, analysts_for, build
from search.changes import write_changes, write_stories
from search.indexing import BATCH, index
from search.models import SearchChange
from search.spreading import is_group, stories_of

logger = logging.getLogger(__name__)
# Whoever saves a page waits until so many documents are indexed, but not for a whole section of them.
AT_ONCE = 2 * BATCH
_FEW = 20
# Of whoever waits for changes, in seconds.
_PAUSE = 0.2
# Other periodic work waits no longer for this.
LEARN_SECONDS, SWEEP_SECONDS = 3.0, 10.0


def note(names: Iterable[str]) -> None:
    """Remember that documents, or all of a group, changed; the database's index learns it when that is committed."""
    changed = sorted(set(names))
    if not changed:
        return
    write_changes(changed)
    transaction.on_commit(lambda: _learn(changed))


def note_stories(ids: QuerySet[Any, Any]) -> None:
    """Remember that stories changed, given a query of their ids, however many they are."""
    write_stories(ids)
    transaction.on_commit(lambda: _learn([]))


def catch_up(seconds: float = SWEEP_SECONDS) -> None:
    """Let the database's index learn what waits, the oldest first, for so long at most; failures wait longer."""
    deadline = time.monotonic() + seconds
    failed: set[str] = set()
    while time.monotonic() < deadline:
        names = [name for name in _oldest(BATCH) if name not in failed]
        if not names:
            return
        failed |= _index_each(names)


def sweep() -> None:
    """Let all indexes learn what still waits: part of the periodic work."""
    catch_up()
    tallies.settle()
    elasticsearch.sweep()


def catch_up_meanwhile(is_over: Callable[[], bool]) -> None:
    """Let the database's index learn what waits while others go on writing, until that is over and nothing waits."""
    failed: set[str] = set()
    with analysts_for(WORTH_A_PROCESS) as analysts:
        while True:
            was_over = is_over()
            names = [name for name in _oldest(WORTH_A_PROCESS) if name not in failed]
            if len(names) <= AT_ONCE:
                failed |= _index_each(names)
            else:
                build([name for name in names if not is_group(name)], analysts=analysts)
            if not names:
                if was_over:
                    return
                time.sleep(_PAUSE)


def _learn(names: list[str]) -> None:
    """Index what was just committed; what fails, or is much, waits for the sweep or for a helper that is at work."""
    if len(names) > _FEW and helper.is_at_work():
        return
    try:
        waiting = SearchChange.objects.filter(target=DATABASE)
        backlog = waiting.order_by()[: AT_ONCE + 1].count()
        if backlog <= AT_ONCE:
            catch_up(LEARN_SECONDS)
        elif len(names) <= _FEW:
            _index_each(list(waiting.filter(name__in=names).values_list("name", flat=True)))
    except Exception:
        logger.exception("changes wait to be indexed")
    elasticsearch.push()


def _oldest(number: int) -> list[str]:
    waiting = SearchChange.objects.filter(target=DATABASE).order_by("pk")[:number]
    return list(dict.fromkeys(waiting.values_list("name", flat=True)))


def _index_each(names: list[str]) -> set[str]:
    """Index documents together or, if that fails, one by one; return those that fail.

    Groups become the stories in them, which then wait at the end.
    """
    for name in filter(is_group, names):
        _spread(name)
    single = [name for name in names if not is_group(name)]
    try:
        index(single)
    except Exception:
        if len(single) > 1:
            return set().union(*(_index_each([name]) for name in single))
        logger.exception("%s could not be indexed", *single)
        _wait_behind(single)
        return set(single)
    return set()


@transaction.atomic
def _spread(name: str) -> None:
    """Write down the stories of a group in its place."""
    gone = list(SearchChange.objects.filter(target=DATABASE, name=name).values_list("pk", flat=True))
    write_stories(stories_of(name))
    SearchChange.objects.filter(pk__in=gone).delete()


@transaction.atomic
def _wait_behind(names: list[str]) -> None:
    """Let the others go first the next time."""
    waiting = SearchChange.objects.filter(target=DATABASE, name__in=names)
    waiting.delete()
    SearchChange.objects.bulk_create(SearchChange(target=DATABASE, name=name) for name in names)
