"""How often a query was asked on a day. Nothing is kept of who asked, and nothing that looks like a person's own."""

import datetime
import logging
import re
import unicodedata
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from core.dates import today
from core.text import fold
from search.models import AskedQuery
from search.models.asked import LONGEST_QUERY

# So many different queries a day are told apart; beyond that only those known already are counted.
MOST_A_DAY = 3000
# Telephone numbers and those of identity cards have nine digits or more, however they are set apart.
_LONG_NUMBER = re.compile(r"\d(?:[\W_]{0,5}\d){8}")
# An address to write to, a passport, a house: as folded.
_PERSONAL = re.compile(
    r"@|\(at\)|\b(?:gmail|yahoo|hotmail|outlook)\b|\b[a-z]\d{7}\b|\b(?:so nha|ngo|ngach|hem|kiet) \d"
)
_ROBOT = re.compile(r"bot\b|bot/|crawl|spider|slurp|archiver|facebookexternalhit|curl/|wget/|python|java/|okhttp", re.I)
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")

logger = logging.getLogger(__name__)


class CountedResponse(HttpResponse):
    """A page whose query is counted once the reader has it."""

    def __init__(self, content: Any, query: str, results: int) -> None:
        super().__init__(content)
        self._counted = (query, results)

    def close(self) -> None:
        """Count, and let go of what the answer held."""
        try:
            count(*self._counted)
        except DatabaseError:
            logger.warning("a search was not counted", exc_info=True)
        finally:
            super().close()


def is_reader(request: HttpRequest) -> bool:
    """Say whether somebody reads the page: no robot, and no browser that fetches what might be wanted next."""
    if request.method != "GET" or _ROBOT.search(request.headers.get("User-Agent", "")):
        return False
    return not any(word in request.headers.get(name, "") for name in _AHEAD for word in ("prefetch", "preview"))


def is_personal(query: str) -> bool:
    """Say whether a query looks like an address or a number that belongs to somebody."""
    plain = unicodedata.normalize("NFKC", query)
    return bool(_LONG_NUMBER.search(plain) or _PERSONAL.search(fold(plain)))


def count(query: str, results: int) -> None:
    """Count a query that was answered with `results` results.

    Raises:
        DatabaseError: the database does not take it now.
    """
    key = fold(query)[:LONGEST_QUERY].strip()
    if not key or is_personal(query) or _add(key, results):
        return
    asked = AskedQuery.objects.filter(day=today())
    if asked[MOST_A_DAY - 1 : MOST_A_DAY].exists():
        return
    try:
        with transaction.atomic():
            AskedQuery.objects.create(day=today(), query=key, times=1, results=results)
    except IntegrityError:
        # Somebody else asked the same at the same time.
        _add(key, results)


def forget_old() -> int:
    """Remove what was asked longer ago than `SEARCHES_KEPT_DAYS`; return how many rows that were."""
    first = today() - datetime.timedelta(days=settings.SEARCHES_KEPT_DAYS)
    old = AskedQuery.objects.filter(day__lt=first)
    return old.delete()[0] if old.exists() else 0


def _add(key: str, results: int) -> bool:
    return bool(AskedQuery.objects.filter(day=today(), query=key).update(times=F("times") + 1, results=results))
