"""Errors that would come with every beacon are told once a minute."""

import logging
import threading
import time
from typing import Any

PAUSE = 60.0


class Complaints:
    """Tells a logger of errors, of each kind once a minute; kinds are told apart by the text of their message."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._told: dict[str, float] = {}
        self._lock = threading.Lock()

    def error(self, message: str, *values: Any, exc_info: bool = False) -> None:
        """Log an error like `logging.Logger.error`, unless that kind was told in the last minute."""
        now = time.monotonic()
        with self._lock:
            if now - self._told.get(message, -PAUSE) < PAUSE:
                return
            self._told[message] = now
        self._logger.error(message, *values, exc_info=exc_info)
