"""Marks in Redis while it answers, in the memory of this machine otherwise."""

import contextlib
import logging

from core.outages import Guard
from visits.marks.base import Seen
from visits.marks.redis import Away, RedisMarks
from visits.marks.shared import SharedMarks

logger = logging.getLogger(__name__)


class GuardedMarks:
    """`visits.marks.base.Marks` that are there whatever becomes of Redis; a reload may count twice when it goes."""

    def __init__(self, first: RedisMarks, second: SharedMarks, guard: Guard | None = None) -> None:
        self._first = first
        self._second = second
        self._guard = guard or Guard(Away, _log)

    def see(self, network: bytes, browser: bytes, page: int, now: float) -> Seen:
        """Note that a browser (its class) of a network looks at a page, and say what that is."""
        try:
            return self._guard.ask(lambda: self._first.see(network, browser, page, now))
        except Away:
            return self._second.see(network, browser, page, now)

    def take_back(self, network: bytes, browser: bytes, page: int, now: float, seen: Seen) -> None:
        """Forget a view that could not be written down, so that the next look is one."""
        self._second.take_back(network, browser, page, now, seen)
        with contextlib.suppress(Away):
            self._guard.ask(lambda: self._first.take_back(network, browser, page, now))

    def online(self, now: float) -> int:
        """Return how many visitors there were in the last five minutes, since midnight of Vietnam at most."""
        try:
            return self._guard.ask(lambda: self._first.online(now))
        except Away:
            return self._second.online(now)


def _log(reason: Exception) -> None:
    logger.warning("no marks of visits in Redis, each machine keeps its own: %s", reason)
