"""Elasticsearch beside the database's index: it is told of changes after they are stored, and may be away."""

import contextlib
import logging
import time

from search.backends.base import IndexAway
from search.backends.elasticsearch.building import rebuild_elasticsearch
from search.backends.elasticsearch.client import client
from search.backends.elasticsearch.index import ElasticsearchIndex
from search.backends.elasticsearch.pushing import is_behind, push_some
from search.backends.fallback import Guard
from search.backends.targets import ELASTICSEARCH, targets

__all__ = ["GUARD", "ElasticsearchIndex", "is_behind", "push", "rebuild_elasticsearch", "sweep"]

logger = logging.getLogger(__name__)
# One for readers and writers of a process.
GUARD = Guard()
# For how long Elasticsearch is told of changes, and how long an answer may take: while somebody waits for a page to be
# saved, and while other periodic work waits.
PUSH_SECONDS, PUSH_TIME_OUT = 1.0, 2.0
SWEEP_SECONDS, SWEEP_TIME_OUT = 10.0, 10.0


def push() -> None:
    """Tell Elasticsearch, if there is one, of changes that were just committed; what it cannot learn now waits.

    Nothing is raised: what was to be saved is saved.
    """
    try:
        _tell(PUSH_SECONDS, PUSH_TIME_OUT)
    except Exception:
        logger.exception("changes wait for Elasticsearch")


def sweep() -> None:
    """Tell Elasticsearch, if there is one, of all changes that still wait: part of the periodic work."""
    _tell(SWEEP_SECONDS, SWEEP_TIME_OUT)


def _tell(seconds: float, time_out: float) -> None:
    if ELASTICSEARCH not in targets() or not is_behind():
        return
    deadline = time.monotonic() + seconds

    def tell() -> None:
        es = client().options(request_timeout=time_out)
        while push_some(es) and time.monotonic() < deadline:
            pass

    # The guard has logged it.
    with contextlib.suppress(IndexAway):
        GUARD.ask(tell)
