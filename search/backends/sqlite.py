"""Readers' search on SQLite: an FTS5 table of tokens alone, which is asked for numbers of documents."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import Any

from django.db import connection

from search.analysis import tokens_of
from search.backends.database import MOST_RANKED, DatabaseIndex, Expression, Weight
from search.models import SearchDocument
from search.packing import unpack

TABLE = "lantoa_search_tokens"
_DOCUMENTS = SearchDocument._meta.db_table
# Of a word in an OR; of one that is in more documents the newest.
_MOST_OF_A_WORD = 2 * MOST_RANKED
# Others who write wait for some tenths of a second.
_MERGED_AT_ONCE = 1_000


class SQLiteIndex(DatabaseIndex):
    """The index in SQLite."""

    def _newest(self, expression: Expression, limit: int) -> list[int]:
        with connection.cursor() as cursor:
            return _numbers(cursor, expression, limit)

    def _weighed(self, weights: Sequence[Weight], limit: int, among: Sequence[int] | None = None) -> list[int]:
        scores: dict[int, float] = defaultdict(float, dict.fromkeys(among or (), 0.0))
        for one, numbers in zip(weights, _numbers_of_each(weights, among), strict=True):
            weight = one.weight
            for number in numbers:
                if not among or number in scores:
                    scores[number] += weight
        best = nlargest(limit, zip(scores.values(), scores, strict=True))
        return [number for _score, number in best]

    def store(self, rows: Sequence[SearchDocument], tokens: Sequence[str]) -> None:
        """Store new documents with their tokens."""
        pairs = sorted(zip((row.pk for row in rows), tokens, strict=True))
        with connection.cursor() as cursor:
            # The names of tables are our own.
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, tokens) VALUES (%s, %s)", pairs)  # noqa: S608
        SearchDocument.objects.bulk_create(rows)

    def discard(self, rows: Sequence[SearchDocument]) -> None:
        """Remove documents; the table forgets tokens only if it is told which they were."""
        gone = [(row.pk, " ".join(tokens_of(unpack(row.keys), row.marks))) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} ({TABLE}, rowid, tokens) VALUES ('delete', %s, %s)",  # noqa: S608
                sorted(gone),
            )
        SearchDocument.objects.filter(pk__in=[row.pk for row in rows]).delete()

    def clear(self) -> None:
        """Remove all tokens."""
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')")  # noqa: S608

    def tidy(self) -> None:
        """Join the trees that transactions left, some pages at a time."""
        with connection.cursor() as cursor:
            # A negative number takes all trees, however few; then it is gone on with.
            pages = -_MERGED_AT_ONCE
            while _merged(cursor, pages):
                pages = _MERGED_AT_ONCE


def _merged(cursor: Any, pages: int) -> bool:
    """Join trees until so many pages are written; return whether there was anything to do."""
    before = _changes(cursor)
    cursor.execute(f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608
    # The statement itself counts for one.
    return _changes(cursor) - before > 1


def _changes(cursor: Any) -> int:
    cursor.execute("SELECT total_changes()")
    changes: int = cursor.fetchone()[0]
    return changes


def _numbers(cursor: Any, expression: Expression, limit: int) -> list[int]:
    text = _text(expression)
    if text:
        where, parameters, key, table = f"{TABLE} MATCH %s AND ", [text], "rowid", TABLE
    else:
        where, parameters, key, table = "", [], "id", _DOCUMENTS
    cursor.execute(
        f"SELECT {key} FROM {table} WHERE {where}{key} BETWEEN %s AND %s ORDER BY {key} DESC LIMIT %s",  # noqa: S608
        [*parameters, expression.low, expression.high, limit],
    )
    return [row[0] for row in cursor.fetchall()]


# Of every expression the numbers, joined by commas: a statement for each would take longer than what it finds.
_EACH = f"""
SELECT (
    SELECT group_concat(found.rowid) FROM (
        SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH asked.value AND rowid BETWEEN %s AND %s
        ORDER BY rowid DESC LIMIT {_MOST_OF_A_WORD}
    ) AS found
)
FROM json_each(%s) AS asked ORDER BY asked.key
"""  # noqa: S608


def _numbers_of_each(weights: Sequence[Weight], among: Sequence[int] | None) -> list[list[int]]:
    if not weights:
        return []
    # All have their bounds in common.
    first = weights[0].expression
    low, high = (among[-1], among[0]) if among else (first.low, first.high)
    # What is known already is not asked again.
    texts = [f'"{one.token}"' if among else _text(one.expression) for one in weights]
    with connection.cursor() as cursor:
        cursor.execute(_EACH, [low, high, json.dumps(texts)])
        return [list(map(int, found.split(","))) if found else [] for (found,) in cursor.fetchall()]


def _text(expression: Expression) -> str:
    """Return the expression in the language of FTS5; tokens are letters, digits and underscores alone."""
    return " AND ".join(_parts(expression))


def _parts(expression: Expression) -> Iterator[str]:
    for group in expression.groups:
        words = " OR ".join(f'"{token}"' for token in group)
        yield f"({words})"
    if expression.prefix:
        yield f'"{expression.prefix}" *'
