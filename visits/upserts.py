"""Adds to many counters at once, whether their rows are there or not: no method of Django's does that."""

from collections.abc import Sequence
from typing import Any, cast

from django.db import connection, models


def add_up(model: type[models.Model], keys: Sequence[str], sums: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Add the numbers of `rows` to the columns `sums` of the rows that `keys` name, or make these rows.

    A row holds the values of `keys`, of which the table has a unique index, then those of `sums`. No key comes twice.
    In the order of the index they are written fastest, and where all use one order nobody waits in a circle.
    """
    if not rows:
        return
    fields = [_field(model, name) for name in (*keys, *sums)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
            statement = _statement(model, keys, sums, f"SELECT * FROM unnest({arrays})")  # noqa: S608
            cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(_statement(model, keys, sums, f"VALUES ({places})"), rows)


def _statement(model: type[models.Model], keys: Sequence[str], sums: Sequence[str], values: str) -> str:
    table = _quoted(model._meta.db_table)
    named, summed = ([_quoted(_field(model, name).column) for name in names] for names in (keys, sums))
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in summed)
    return (
        f"INSERT INTO {table} ({', '.join(named + summed)}) {values} "
        f"ON CONFLICT ({', '.join(named)}) DO UPDATE SET {added}"
    )


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return cast("models.Field[Any, Any]", model._meta.get_field(name))


def _quoted(name: str) -> str:
    # Of our own models.
    return connection.ops.quote_name(name)
