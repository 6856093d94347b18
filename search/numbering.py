"""Gives documents numbers that grow with their moment, so that an index that goes by number finds the newest first.

A step of time has a few numbers; whoever finds them taken gets the next free one above. So documents of an earlier step
may stand among those of a later one, by at most as many steps as the statistics say (`SPILL`).
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from core.dates import UNKNOWN
from search.models import SearchDocument

_SECONDS = 600
# Numbers of a step, as a power of two: together they stay below 2 ** 28 until 2059, which packs well.
_BITS = 5


def first_number(moment: datetime) -> int:
    """Return the first number of the step in which `moment` lies."""
    return max(0, int((moment - UNKNOWN).total_seconds()) // _SECONDS) << _BITS


def last_number(moment: datetime, spill: int) -> int:
    """Return the last number that a document of `moment` or earlier may have."""
    return first_number(moment) + ((spill + 1) << _BITS) - 1


class Numbering:
    """Finds free numbers for the documents of one transaction."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._next: dict[int, int] = {}
        # By how many steps a document stands above its own at most.
        self.spill = 0

    def numbers(self, moments: Iterable[datetime]) -> list[int]:
        """Return a number for each moment."""
        firsts = [first_number(moment) for moment in moments]
        self._taken.update(_in_steps(set(firsts)))
        return [self._number(first) for first in firsts]

    def _number(self, first: int) -> int:
        number = self._next.get(first, first)
        while number in self._taken and number < first + (1 << _BITS):
            number += 1
        if number >= first + (1 << _BITS):
            number = self._free_from(number)
        self._taken.add(number)
        self._next[first] = number + 1
        self.spill = max(self.spill, (number - first) >> _BITS)
        return number

    def _free_from(self, number: int) -> int:
        while True:
            number = _first_gap(number)
            if number not in self._taken:
                return number
            number += 1


def _in_steps(firsts: Collection[int]) -> set[int]:
    """Return the numbers of stored documents in the steps that begin with `firsts`."""
    is_postgresql = connection.vendor == "postgresql"
    steps = "unnest(%s::bigint[]) AS step (value)" if is_postgresql else "json_each(%s) AS step"
    wanted: Any = sorted(firsts) if is_postgresql else json.dumps(sorted(firsts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT one.id FROM {steps} CROSS JOIN {_TABLE} AS one"  # noqa: S608
            f" WHERE one.id BETWEEN step.value AND step.value + {(1 << _BITS) - 1}",
            [wanted],
        )
        return {row[0] for row in cursor.fetchall()}


def _first_gap(number: int) -> int:
    """Return the first number from `number` on that no stored document has."""
    if not SearchDocument.objects.filter(pk=number).exists():
        return number
    with connection.cursor() as cursor:
        cursor.execute(
            # The name of the table comes from the model.
            f"SELECT id + 1 FROM {_TABLE} one WHERE id >= %s AND NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM {_TABLE} other WHERE other.id = one.id + 1) ORDER BY id LIMIT 1",
            [number],
        )
        found: int = cursor.fetchone()[0]
    return found


_TABLE = SearchDocument._meta.db_table
