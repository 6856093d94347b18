"""The marks of this process."""

import logging
import os
import threading
import time
from multiprocessing.util import Finalize
from pathlib import Path

from django.conf import settings

from visits.marks.base import Marks
from visits.marks.memory import Memory, delete_abandoned, shared_path
from visits.marks.shared import LAYOUT, SIZE, SharedMarks

SWEEP_SECONDS = 60.0

logger = logging.getLogger(__name__)


class _Holder:
    """Holds the marks, and sweeps them from time to time, until it leaves."""

    def __init__(self) -> None:
        self.shared = SharedMarks(Memory(_path(), SIZE))
        self.marks = _with_redis(self.shared)
        self._stop = threading.Event()
        threading.Thread(target=self._sweep, name="visits-sweep", daemon=True).start()
        # Children of multiprocessing, as servers start them, end without `atexit`.
        self._leave = Finalize(self, self.shared.memory.leave, exitpriority=10)

    def leave(self) -> None:
        self._stop.set()
        self._leave()

    def _sweep(self) -> None:
        while not self._stop.wait(SWEEP_SECONDS):
            self.shared.sweep(time.time())


_lock = threading.Lock()
_holder: _Holder | None = None


def current_marks() -> Marks:
    """Return the marks that the web processes of this site share: in Redis, if one is named and answers."""
    holder = _holder
    return holder.marks if holder else _begin()


def leave() -> None:
    """Let go of the marks; the last process to do so deletes them."""
    global _holder
    with _lock:
        before, _holder = _holder, None
    if before:
        before.leave()


def forget_abandoned() -> None:
    """Delete the marks of web processes that were all killed: they would last till the next start."""
    with _lock:
        if _holder is None:
            delete_abandoned(_path())


def _begin() -> Marks:
    global _holder
    with _lock:
        if _holder is None:
            _holder = _Holder()
        return _holder.marks


def _path() -> Path:
    return shared_path(Path(settings.VISITS_ROOT), LAYOUT)


def _with_redis(shared: SharedMarks) -> Marks:
    if not settings.VISITS_REDIS_URL:
        return shared
    try:
        # The package is needed by no other site.
        from visits.marks.guarded import GuardedMarks
        from visits.marks.redis import RedisMarks

        return GuardedMarks(RedisMarks(settings.VISITS_REDIS_URL, shared), shared)
    except (ImportError, ValueError) as reason:
        logger.warning("VISITS_REDIS_URL is of no use, this machine keeps marks of visits by itself: %s", reason)
        return shared


def _begin_anew() -> None:
    """Share as a process of its own, not with the locks of the one that we were forked from."""
    global _holder, _lock
    before, _holder, _lock = _holder, None, threading.Lock()
    if before:
        before.shared.memory.abandon()


os.register_at_fork(after_in_child=_begin_anew)
