"""Readers' search on PostgreSQL: a column of tokens with a GIN index, which is asked for numbers of documents."""

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from search.backends.database import DatabaseIndex, Expression, Weight
from search.models import SearchDocument
from search.public import array

_TABLE = SearchDocument._meta.db_table
_BY_NUMBER = f"SELECT id FROM {_TABLE} WHERE id BETWEEN %s AND %s ORDER BY id DESC LIMIT %s"  # noqa: S608
_INDEX = "lantoa_search_tokens"
# New tokens are put aside and sorted into the index together: of so many documents all at once, in a list so long (kB).
_MANY, _LIST = 100, 128 * 1024
# A word of a tsvector in binary: its end, and the number of its places.
_END = "\0\0\0"


class PostgresIndex(DatabaseIndex):
    """The index in PostgreSQL."""

    def _newest(self, expression: Expression, limit: int) -> list[int]:
        text = _text(expression)
        statement = "SELECT * FROM lantoa_search_newest(%s::tsquery, %s, %s, %s)" if text else _BY_NUMBER
        return _asked(statement, [*([text] if text else ()), expression.low, expression.high, limit])

    def _weighed(self, weights: Sequence[Weight], limit: int, among: Sequence[int] | None = None) -> list[int]:
        if not weights:
            return list(among or ())[:limit]
        # All have their bounds in common.
        first = weights[0].expression
        return _asked(
            "SELECT * FROM lantoa_search_likeliest(%s, %s::tsquery[], %s::float8[], %s, %s, %s)",
            [
                array(among or ()),
                array(f'"{_text(one.expression)}"' for one in weights),
                array(one.weight for one in weights),
                first.low,
                first.high,
                limit,
            ],
        )

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

    def tidy(self) -> None:
        """Do nothing: there is one tree, and what waited for it was sorted in when it was stored."""


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


def _asked(statement: str, parameters: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]


def _text(expression: Expression) -> str:
    """Return the expression in the language of `tsquery`; tokens are letters, digits and underscores alone."""
    return " & ".join(_parts(expression))


def _parts(expression: Expression) -> Iterator[str]:
    for group in expression.groups:
        words = " | ".join(f"'{token}'" for token in group)
        yield f"({words})"
    if expression.prefix:
        yield f"'{expression.prefix}':*"
