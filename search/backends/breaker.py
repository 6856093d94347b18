"""A breaker: after a failure nobody asks for some seconds, then one alone tries again."""

import threading
import time
from collections.abc import Callable

PAUSE = 10.0


class Breaker:
    """Tells whether to ask a server that may be away; one for all threads of a process."""

    def __init__(self, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic) -> None:
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
