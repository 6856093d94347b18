"""The work of counting, done again and again by `fold_visits` and by a thread of `run_periodic`."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from core.dates import today
from core.limits import allow_once
from visits import folding, popularity, retention
from visits.complaints import Complaints
from visits.marks.current import forget_abandoned

# Seconds from one round to the next: so old are the figures that readers see.
INTERVAL = 2.0
_POPULARITY_SECONDS, _RETENTION_SECONDS, _ABANDONED_SECONDS = 5 * 60, 12 * 3600, 5 * 60

_complaints = Complaints(logging.getLogger(__name__))


def keep_counting(stop: threading.Event) -> None:
    """Count what the journal holds every two seconds until told to stop, whatever fails meanwhile."""
    while not stop.is_set():
        close_old_connections()
        work_once()
        close_old_connections()
        stop.wait(INTERVAL)


def work_once() -> None:
    """Fold, and do what is due besides; a failure is logged once a minute and tried again in the next round."""
    _try("views cannot be counted", folding.fold)
    # A new day begins with what was read on it.
    if allow_once(f"visits:most-read:{today()}", _POPULARITY_SECONDS):
        _try("the most read cannot be put together", popularity.refresh)
    if allow_once("visits:forgotten", _RETENTION_SECONDS):
        _try("old hours of views cannot be forgotten", retention.forget_old)
    if allow_once("visits:abandoned", _ABANDONED_SECONDS):
        _try("marks of killed processes cannot be forgotten", forget_abandoned)


def _try(failure: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        _complaints.error(failure, exc_info=True)
