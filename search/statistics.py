"""How many documents there are, how long they are, and in how many of them a key occurs."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from search.models import SearchTerm
from search.public import array
from search.types import Key

_TOTALS = DOCUMENTS, SYLLABLES, SPILL = "#documents", "#syllables", "#spill"
_AT_ONCE = 500
_TABLE = SearchTerm._meta.db_table
_SELECT = f'SELECT one."key", one."number" FROM {_TABLE} AS one'  # noqa: S608
_OF_ARRAY = f'{_SELECT} WHERE one."key" = ANY(%s::text[])'
_OF_JSON = _SELECT.replace("FROM", "FROM json_each(%s) AS wanted CROSS JOIN") + ' ON one."key" = wanted.value'


class Statistics:
    """The figures of the index as they are now; whatever was asked once is remembered."""

    def __init__(self) -> None:
        self._known: dict[Key, int] = {}

    @classmethod
    def now(cls) -> "Statistics":
        """Return the figures as they are."""
        return cls()

    @property
    def documents(self) -> int:
        """Return how many documents there are."""
        return self._total(DOCUMENTS)

    @property
    def average_length(self) -> float:
        """Return their average length in syllables: a document of that length is neither short nor long."""
        return self._total(SYLLABLES) / max(1, self.documents)

    @property
    def spill(self) -> int:
        """Return how many steps of time a document stands at most above its own, see `search.numbering`."""
        return self._total(SPILL)

    def numbers(self, keys: Iterable[Key]) -> dict[Key, int]:
        """Return in how many documents each key occurs, in one query for those not asked before."""
        wanted = list(dict.fromkeys(keys))
        self._learn(wanted if self._known else [*_TOTALS, *wanted])
        return {key: self._known[key] for key in wanted}

    def _total(self, name: Key) -> int:
        # With the first keys that are asked for they come along.
        return self._known[name] if self._known else self.numbers([name])[name]

    def _learn(self, wanted: list[Key]) -> None:
        unknown = [key for key in wanted if key not in self._known]
        for start in range(0, len(unknown), _AT_ONCE):
            part = unknown[start : start + _AT_ONCE]
            self._known |= dict.fromkeys(part, 0) | dict(_stored(part))


def _stored(keys: list[Key]) -> list[tuple[Key, int]]:
    """Return the numbers of keys, without the models: asked several times a query, they would take most of its time."""
    # One value for all keys: a hundred of them would be read as so many parts of the statement.
    if connection.vendor == "postgresql":
        statement, wanted = _OF_ARRAY, array(f'"{key}"' for key in keys)
    else:
        statement, wanted = _OF_JSON, json.dumps(keys)
    with connection.cursor() as cursor:
        cursor.execute(statement, [wanted])
        return list(cursor.fetchall())


def add_numbers(changes: Mapping[Key, int]) -> None:
    """Add to the figures of keys, or take away from them; keys in no document any more are forgotten."""
    # In order, so that neighbours in the table are written one after another; strings alone are sorted fastest.
    changed = [(key, changes[key]) for key in sorted(changes) if changes[key]]
    if not changed:
        return
    gone = [key for key, change in changed if change < 0]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _add_on_postgresql(cursor, changed, gone)
        else:
            _add_on_sqlite(cursor, changed, gone)


# The name of the table comes from the model.
_ADD = f' ON CONFLICT ("key") DO UPDATE SET "number" = {_TABLE}."number" + excluded."number"'


def _add_on_postgresql(cursor: Any, changed: list[tuple[Key, int]], gone: list[Key]) -> None:
    # Keys have no spaces; two texts are handed over faster than two lists.
    keys, numbers = (" ".join(map(str, column)) for column in zip(*changed, strict=True))
    cursor.execute(
        f'INSERT INTO {_TABLE} ("key", "number") '  # noqa: S608
        f"SELECT * FROM unnest(string_to_array(%s, ' '), string_to_array(%s, ' ')::bigint[]){_ADD}",
        [keys, numbers],
    )
    if gone:
        cursor.execute(
            f'DELETE FROM {_TABLE} WHERE "key" = ANY(%s) AND "number" <= 0',  # noqa: S608
            [gone],
        )


def _add_on_sqlite(cursor: Any, changed: list[tuple[Key, int]], gone: list[Key]) -> None:
    cursor.executemany(
        f'INSERT INTO {_TABLE} ("key", "number") VALUES (%s, %s){_ADD}',  # noqa: S608
        changed,
    )
    cursor.executemany(
        f'DELETE FROM {_TABLE} WHERE "key" = %s AND "number" <= 0',  # noqa: S608
        [(key,) for key in gone],
    )
