"""Stores many rows of one table at once.

Django's bulk_create refuses models with a parent table, and spends more time on each column of each row than the
database does on the whole row.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any

from django.db import connections, models, router

# PostgreSQL takes 65,535; a shorter statement is easier on memory.
_MOST_PARAMETERS = 10_000
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Store `rows`, whose values stand in the order of `columns` (attribute names of the model's own columns)."""
    own = {field.attname: field for field in model._meta.local_concrete_fields}
    _insert(model, [own[name] for name in columns], rows)


def insert_objects(model: type[models.Model], objects: Iterable[models.Model]) -> None:
    """Store what belongs into the table of `model` of each object, which may be of a model below it."""
    fields = [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    names = [field.attname for field in fields]
    _insert(model, fields, ([getattr(item, name) for name in names] for item in objects))


def _insert(model: type[models.Model], fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    connection: Any = connections[router.db_for_write(model)]
    converters = [_converter(field, connection) for field in fields]
    values = [[convert(value) for convert, value in zip(converters, row, strict=True)] for row in rows]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    # Names come from the models, values go as parameters.
    start = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608
    one = f"({', '.join(['%s'] * len(fields))})"
    size = max(1, min(connection.features.max_query_params or _MOST_PARAMETERS, _MOST_PARAMETERS) // len(fields))
    with connection.cursor() as cursor:
        for first in range(0, len(values), size):
            chunk = values[first : first + size]
            cursor.execute(start + ", ".join([one] * len(chunk)), [value for row in chunk for value in row])


def _converter(field: Any, connection: Any) -> Callable[[Any], Any]:
    """Return what brings a value of the column into the form that the database's driver takes."""
    if isinstance(field, _PLAIN):
        # A member of an enumeration is a string, but not every driver sees it so.
        return lambda value: str(value) if isinstance(value, Enum) else value
    return lambda value: None if value is None else field.get_db_prep_save(value, connection)
