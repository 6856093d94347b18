"""Which pages everybody may see: asked of the database once a minute a page, however many beacons come."""

import logging
import threading
import time
from collections import OrderedDict
from typing import NamedTuple

from django.db import Error, connection

from core.outages import Breaker, Guard
from core.public_pages import public_page
from visits.choices import OtherPage

# A page that is not public yet may be so soon.
_FRESH = {True: 60.0, False: 10.0}
# What is known holds so much longer while nobody can be asked, or somebody is asking.
_STALE = 600.0
_PATIENCE = 5.0
# Made-up pages do not drive out those there are.
_KEPT = {True: 1 << 15, False: 1 << 12}
_LOOK_UPS_A_SECOND = 300
_LARGEST = 2**31 - 1
_OTHER = frozenset(OtherPage.values)

logger = logging.getLogger(__name__)


class Unknown(Exception):
    """Whether the page is public cannot be said now."""


class _Entry(NamedTuple):
    """What is known of a page, until when nobody asks again, and until when it holds if nobody can be asked."""

    is_public: bool
    fresh_until: float
    holds_until: float


class KnownPages:
    """What one process knows of pages; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[bool, OrderedDict[int, _Entry]] = {True: OrderedDict(), False: OrderedDict()}
        self._guard = Guard(Error, _log, Breaker(pause=2.0))
        self._second = 0
        self._asked = 0

    def is_public(self, page: int) -> bool:
        """Say whether everybody may see a page: a story by its id, or one of `OtherPage`.

        Raises:
            Unknown: too much is asked in this second, or the database does not answer, and nothing is known so far.
        """
        if page in _OTHER:
            return True
        if not 0 < page <= _LARGEST:
            return False
        now = time.monotonic()
        with self._lock:
            known = self._find(page)
            if known and now < known.fresh_until:
                return known.is_public
            asks = self._may_ask(int(now))
            if asks and known:
                # Others go by what is known, meanwhile.
                self._keep(page, known._replace(fresh_until=now + _PATIENCE))
        return self._ask(page, known, now) if asks else _old(known, now)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            for entries in self._entries.values():
                entries.clear()

    def _ask(self, page: int, known: _Entry | None, now: float) -> bool:
        try:
            is_public = self._guard.ask(lambda: _look_up(page))
        except Error:
            return _old(known, now)
        fresh = _FRESH[is_public]
        with self._lock:
            self._keep(page, _Entry(is_public, now + fresh, now + fresh + _STALE))
        return is_public

    def _find(self, page: int) -> _Entry | None:
        for entries in self._entries.values():
            entry = entries.get(page)
            if entry:
                entries.move_to_end(page)
                return entry
        return None

    def _keep(self, page: int, entry: _Entry) -> None:
        self._entries[not entry.is_public].pop(page, None)
        entries = self._entries[entry.is_public]
        entries[page] = entry
        if len(entries) > _KEPT[entry.is_public]:
            entries.popitem(last=False)

    def _may_ask(self, second: int) -> bool:
        if second != self._second:
            self._second, self._asked = second, 0
        self._asked += 1
        return self._asked <= _LOOK_UPS_A_SECOND


def _look_up(page: int) -> bool:
    _tidy()
    try:
        return public_page(page) is not None
    finally:
        _tidy()


def _tidy() -> None:
    """Let go of a connection that is old or broken: ahead of Django nobody else does."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _old(known: _Entry | None, now: float) -> bool:
    if known is None or now >= known.holds_until:
        raise Unknown
    return known.is_public


def _log(reason: Exception) -> None:
    logger.warning("whether pages are public cannot be looked up, views of others are not counted: %s", reason)


known_pages = KnownPages()
