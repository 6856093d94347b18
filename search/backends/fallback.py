"""Elasticsearch while it answers and knows of every change; the database otherwise."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from core import outages
from search.backends.base import Index, IndexAway
from search.types import Conditions, Figures, Match

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Guard(outages.Guard):
    """Stands before an index that may be away: a breaker, and a line in the log once a minute."""

    def __init__(self, breaker: outages.Breaker | None = None, clock: outages.Clock = time.monotonic) -> None:
        super().__init__(IndexAway, _log, breaker, clock)


def _log(reason: Exception) -> None:
    logger.warning("Elasticsearch is away, the database answers: %s", reason)


class Reader(Index):
    """Asks the first index; the second where the first does not answer or has yet to learn of a change.

    What waits to be told may be that a story is not public any more: only an index that knows everything counts right.
    Of one reader's request the second answers all that follows, so that its figures and its results agree.
    """

    def __init__(self, first: Index, second: Index, guard: Guard, is_behind: Callable[[], bool]) -> None:
        self._first = first
        self._second = second
        self._guard = guard
        self._is_behind = is_behind
        self._asks_first = True

    def best(self, matches: Sequence[tuple[Match, int]], conditions: Conditions) -> list[list[int]]:
        """Return for each match its likeliest documents."""
        return self._ask(lambda index: index.best(matches, conditions))

    def newest(self, match: Match, conditions: Conditions, start: int, stop: int) -> list[int]:
        """Return the documents that match, newest first."""
        return self._ask(lambda index: index.newest(match, conditions, start, stop))

    def figures(self, match: Match, conditions: Conditions, names: Iterable[str]) -> Figures:
        """Count the documents that match."""
        letters = tuple(names)
        return self._ask(lambda index: index.figures(match, conditions, letters))

    def _ask(self, question: Callable[[Index], Answer]) -> Answer:
        self._asks_first = self._asks_first and not self._is_behind()
        if self._asks_first:
            try:
                return self._guard.ask(lambda: question(self._first))
            except IndexAway:
                self._asks_first = False
        return question(self._second)
