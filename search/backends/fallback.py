"""Elasticsearch while it answers and knows of every change; the database otherwise."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from search.backends.base import Index, IndexAway
from search.backends.breaker import Breaker
from search.types import Conditions, Figures, Match

logger = logging.getLogger(__name__)
LOG_PAUSE = 60.0
Answer = TypeVar("Answer")


class Guard:
    """Stands before an index that may be away: a breaker, and a line in the log once a minute."""

    def __init__(self, breaker: Breaker | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._breaker = breaker or Breaker(clock=clock)
        self._clock = clock
        self._lock = threading.Lock()
        self._quiet_until = float("-inf")

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """Return the answer to a question.

        Raises:
            IndexAway: there is none, or none was asked for because there was none a moment ago.
        """
        if not self._breaker.allows():
            raise IndexAway("no answer a moment ago")
        try:
            answer = question()
        except IndexAway as reason:
            self._breaker.failed()
            self._log(reason)
            raise
        self._breaker.succeeded()
        return answer

    def _log(self, reason: IndexAway) -> None:
        with self._lock:
            now = self._clock()
            if now < self._quiet_until:
                return
            self._quiet_until = now + LOG_PAUSE
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
