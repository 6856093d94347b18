"""The marks of this process."""

import os
import threading
import time
from multiprocessing.util import Finalize
from pathlib import Path

from django.conf import settings

from visits.marks.base import Marks
from visits.marks.memory import Memory, shared_path
from visits.marks.shared import LAYOUT, SIZE, SharedMarks

SWEEP_SECONDS = 60.0

_lock = threading.Lock()
_current: SharedMarks | None = None
_stop = threading.Event()


def current_marks() -> Marks:
    """Return the marks that the web processes of this site share."""
    return _current or _begin()


def leave() -> None:
    """Let go of the marks; the last process to do so deletes them."""
    global _current
    with _lock:
        before, _current = _current, None
        _stop.set()
    if before:
        before.memory.leave()


def _begin() -> SharedMarks:
    global _current, _stop
    with _lock:
        if _current is None:
            _current, _stop = (
                SharedMarks(Memory(shared_path(Path(settings.VISITS_ROOT), LAYOUT), SIZE)),
                threading.Event(),
            )
            threading.Thread(target=_sweep, args=(_current, _stop), name="visits-sweep", daemon=True).start()
            # Children of multiprocessing, as servers start them, end without `atexit`.
            Finalize(None, leave, exitpriority=10)
        return _current


def _sweep(marks: SharedMarks, stop: threading.Event) -> None:
    while not stop.wait(SWEEP_SECONDS):
        marks.sweep(time.time())


def _begin_anew() -> None:
    """Share as a process of its own, not with the locks of the one that we were forked from."""
    global _current, _lock
    _current, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_begin_anew)
