"""Lists that go by cursor: a page of a list costs the same wherever it stands."""

import base64
import binascii
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from core import dates

NEWER = "moi-hon"
OLDER = "cu-hon"


@dataclass(frozen=True)
class Cursor:
    """A place in a list that is sorted by (moment, id), newest first."""

    moment: datetime.datetime
    pk: int

    def encode(self) -> str:
        """Return the cursor as it stands in an address."""
        text = f"{self.moment.astimezone(datetime.UTC):%Y%m%dT%H%M%S.%f}-{self.pk}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, value: str) -> "Cursor | None":
        """Return the cursor that `encode` wrote, None for anything else."""
        if len(value) > 80:
            return None
        try:
            text = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode("ascii")
            moment, _, pk = text.rpartition("-")
            parsed = datetime.datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=datetime.UTC)
            number = int(pk)
        except (ValueError, binascii.Error):
            return None
        return cls(parsed, number) if 0 < number < 2**63 else None


@dataclass(frozen=True)
class CursorPage:
    """One page of a list: its rows, and the cursors of the pages beside it (None where there is none)."""

    rows: Sequence[Any]
    newer: str | None
    older: str | None
    bad_cursor: bool = False

    @property
    def is_first(self) -> bool:
        """Say whether this is the newest page."""
        return self.newer is None


def cursor_page(
    rows: QuerySet[Any], params: Any, *, size: int = 20, moment: str = "sort_date", pk: str = "story_id"
) -> CursorPage:
    """Return the page of `rows` that the address parameters ask for; an unreadable cursor gives the first page.

    `rows` is a queryset without order that has the columns `moment` (a moment or a day) and `pk`; an index on
    (moment, pk) keeps every page equally cheap.
    """
    older_text, newer_text = params.get(OLDER, ""), params.get(NEWER, "")
    older = Cursor.decode(older_text) if older_text else None
    newer = Cursor.decode(newer_text) if newer_text and not older else None
    bad = bool((older_text and not older) or (newer_text and not older and not newer))
    if newer:
        found = list(_beyond(rows, newer, moment, pk, forward=False).order_by(moment, pk)[: size + 1])
        more_newer, more_older = len(found) > size, True
        found = found[:size][::-1]
        if not found:
            return cursor_page(rows, {}, size=size, moment=moment, pk=pk)
    else:
        source = _beyond(rows, older, moment, pk, forward=True) if older else rows
        found = list(source.order_by(f"-{moment}", f"-{pk}")[: size + 1])
        more_newer, more_older = older is not None, len(found) > size
        found = found[:size]
    return CursorPage(
        rows=found,
        newer=_cursor_of(found[0], moment, pk) if found and more_newer else None,
        older=_cursor_of(found[-1], moment, pk) if found and more_older else None,
        bad_cursor=bad,
    )


def page_from_oldest(
    rows: QuerySet[Any], params: Any, *, size: int = 20, moment: str = "sort_date", pk: str = "story_id"
) -> CursorPage:
    """Return the page of `rows` (as for `cursor_page`) that follows the cursor `NEWER`; without it the oldest ones.

    `newer` of the page leads on, past whatever was left on it.
    """
    text = params.get(NEWER, "")
    cursor = Cursor.decode(text) if text else None
    source = _beyond(rows, cursor, moment, pk, forward=False) if cursor else rows
    found = list(source.order_by(moment, pk)[: size + 1])
    return CursorPage(
        rows=found[:size],
        newer=_cursor_of(found[size - 1], moment, pk) if len(found) > size else None,
        older=None,
        bad_cursor=bool(text) and cursor is None,
    )


def _beyond(rows: QuerySet[Any], cursor: Cursor, moment: str, pk: str, *, forward: bool) -> QuerySet[Any]:
    sign = "lt" if forward else "gt"
    # The first condition alone lets the index jump to the place; the second parts rows of the same moment.
    return rows.filter(**{f"{moment}__{sign}e": cursor.moment}).filter(
        Q(**{f"{moment}__{sign}": cursor.moment}) | Q(**{moment: cursor.moment, f"{pk}__{sign}": cursor.pk})
    )


def _cursor_of(row: Any, moment: str, pk: str) -> str:
    value = getattr(row, moment)
    return Cursor(value if isinstance(value, datetime.datetime) else dates.at(value), getattr(row, pk)).encode()
