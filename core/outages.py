"""Servers beside ours that may be away: nobody waits for them twice, and the log is not flooded.

After a failure nobody asks for some seconds, then one alone tries again.
"""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

PAUSE = 10.0
LOG_PAUSE = 60.0
Answer = TypeVar("Answer")
Clock = Callable[[], float]


class Breaker:
    """Tells whether to ask a server that may be away; one for all threads of a process."""

    def __init__(self, pause: float = PAUSE, clock: Clock = time.monotonic) -> None:
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        # When the next one may ask; none while all is well.
        self._until: float | None = None

    def allows(self) -> bool:
        """Say whether to ask now. After the pause the first who asks this tries; the others wait for how it goes."""
        with self._lock:
            now = self._clock()
            if self._until is None:
                return True
            if now < self._until:
                return False
            self._until = now + self._pause
            return True

    def failed(self) -> None:
        """Open: there was no answer."""
        with self._lock:
            self._until = self._clock() + self._pause

    def succeeded(self) -> None:
        """Close: there was an answer."""
        with self._lock:
            self._until = None


class Seldom:
    """Lets something through once a minute; one for all threads of a process."""

    def __init__(self, pause: float = LOG_PAUSE, clock: Clock = time.monotonic) -> None:
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._quiet_until = float("-inf")

    def allows(self) -> bool:
        """Say whether a minute has passed since this last said so."""
        with self._lock:
            now = self._clock()
            if now < self._quiet_until:
                return False
            self._quiet_until = now + self._pause
            return True


class Guard:
    """Stands before a server that may be away: a breaker, and a line in the log once a minute."""

    def __init__(
        self,
        away: type[Exception],
        log: Callable[[Exception], None],
        breaker: Breaker | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        """Take what is raised when the server is away, and what then writes the line."""
        self._away = away
        self._log = log
        self._breaker = breaker or Breaker(clock=clock)
        self._seldom = Seldom(clock=clock)

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """Return the answer to a question.

        Raises:
            Exception: the one that says "away": there is no answer, or none was asked for as there was none just now.
        """
        if not self._breaker.allows():
            raise self._away("no answer a moment ago")
        try:
            answer = question()
        except self._away as reason:
            self._breaker.failed()
            if self._seldom.allows():
                self._log(reason)
            raise
        self._breaker.succeeded()
        return answer
