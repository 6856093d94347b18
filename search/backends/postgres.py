"""Readers' search on PostgreSQL: a column of tokens with a GIN index, which is asked for numbers of documents."""

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from search.backends.database import DatabaseIndex, Expression, Weight
from search.models import SearchDocument

_TABLE = SearchDocument._meta.db_table
_INDEX = "lantoa_search_tokens"
# New tokens are put aside and sorted into the index together: of so many documents all at once, in a list so long (kB).
_MANY, _LIST = 100, 128 * 1024
# A word of a tsvector in binary: its end, and the number of its places.
_END = "\0\0\0"


class PostgresIndex(DatabaseIndex):
    """The index in PostgreSQL."""

    def _newest(self, expression: Expression, limit: int) -> list[int]:
        statement, parameters = _select(expression, "id")
        with _asking() as cursor:
            cursor.execute(f"{statement} ORDER BY id DESC LIMIT %s", [*parameters, limit])
            return [row[0] for row in cursor.fetchall()]

    def _weighed(self, weights: Sequence[Weight], limit: int, among: Sequence[int] | None = None) -> list[int]:
        statements = ["SELECT unnest(%s::bigint[]) AS id, 0.0::float8 AS weight"]
        parameters: list[Any] = [list(among or ())]
        for expression, _token, weight in weights:
            statement, values = _select(expression, "id, %s::float8 AS weight")
            statements.append(statement)
            parameters += [weight, *values]
        with _asking() as cursor:
            cursor.execute(
                f"SELECT id FROM ({' UNION ALL '.join(statements)}) found "  # noqa: S608
                "GROUP BY id ORDER BY SUM(weight) DESC, id DESC LIMIT %s",
                [*parameters, limit],
            )
            return [row[0] for row in cursor.fetchall()]

    def store(self, rows: Sequence[SearchDocument], tokens: Sequence[str]) -> None:
        """Store new documents with their tokens."""
        fields = SearchDocument._meta.concrete_fields
        columns = ", ".join(field.column for field in fields)
        types = [field.db_type(connection) for field in fields]
        names = [field.attname for field in fields]
        statement = f"COPY {_TABLE} ({columns}, tokens) FROM STDIN (FORMAT BINARY)"
        with connection.cursor() as cursor, _sorted_in(cursor, len(rows)), cursor.copy(statement) as copy:
            copy.set_types([*types, "bytea"])
            for row, words in zip(rows, tokens, strict=True):
                copy.write_row([*(getattr(row, name) for name in names), _tsvector(words.split())])

    def discard(self, rows: Sequence[SearchDocument]) -> None:
        """Remove documents."""
        SearchDocument.objects.filter(pk__in=[row.pk for row in rows]).delete()

    def clear(self) -> None:
        """Remove all tokens: they go with their rows."""


def _tsvector(words: list[str]) -> bytes:
    """Return words, each once, as PostgreSQL sends and takes them in binary: sorted, without their places."""
    return struct.pack("!i", len(words)) + "".join(word + _END for word in sorted(words)).encode()


@contextmanager
def _sorted_in(cursor: Any, number: int) -> Iterator[None]:
    """Sort the tokens of so many new documents into the index together, if there are many; in a transaction."""
    mine = f"FROM pg_class WHERE oid = '{_INDEX}'::regclass AND pg_has_role(relowner, 'USAGE')"
    is_ours = False
    if number >= _MANY:
        # Only its owner may ask for that.
        cursor.execute(f"SELECT set_config('gin_pending_list_limit', '{_LIST}', true) {mine}")
        is_ours = cursor.fetchone() is not None
    yield
    if is_ours:
        cursor.execute(f"SELECT gin_clean_pending_list(oid) {mine}")


@contextmanager
def _asking() -> Iterator[Any]:
    """Give a cursor for which the index is always cheaper than unpacking the tokens of all rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor


def _select(expression: Expression, columns: str) -> tuple[str, list[Any]]:
    text = " & ".join(_parts(expression))
    # By tokens first, whatever the numbers: in going through rows the tokens of each would be unpacked.
    matching = f"(SELECT id FROM {_TABLE} WHERE tokens @@ %s::tsquery OFFSET 0) matching"  # noqa: S608
    return (
        f"SELECT {columns} FROM {matching if text else _TABLE} WHERE id BETWEEN %s AND %s",  # noqa: S608
        [*([text] if text else []), expression.low, expression.high],
    )


def _parts(expression: Expression) -> Iterator[str]:
    for group in expression.groups:
        words = " | ".join(f"'{token}'" for token in group)
        yield f"({words})"
    if expression.prefix:
        yield f"'{expression.prefix}':*"
