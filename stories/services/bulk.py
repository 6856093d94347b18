"""Stores many rows of one table at once.

Django's bulk_create refuses models with a parent table, and spends more time on each column of each row than the
database does on the whole row.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from operator import attrgetter
from typing import Any

from django.db import connections, models, router

_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Store `rows`, whose values stand in the order of `columns` (attribute names of the model's own columns).

    Columns that are not named get the default of their field, as in Django.
    """
    own = {field.attname: field for field in model._meta.local_concrete_fields}
    named = [own.pop(name) for name in columns]
    others = [field for field in own.values() if not isinstance(field, models.AutoField)]
    defaults = tuple(field.get_default() for field in others)
    _insert(model, [*named, *others], ((*row, *defaults) for row in rows), {})


def insert_objects(
    model: type[models.Model], objects: Iterable[models.Model], ready: Mapping[str, Sequence[Any]] | None = None
) -> None:
    """Store what belongs into the table of `model` of each object, which may be of a model below it.

    `ready` holds columns whose values are already as the driver takes them, one for each object.
    """
    fields = [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    # A table of one column would give values instead of rows; the attribute that every model has is cut off again.
    values_of = attrgetter(*(field.attname for field in fields), "pk")
    _insert(model, fields, (values_of(item)[:-1] for item in objects), ready or {})


def _insert(
    model: type[models.Model], fields: Sequence[Any], rows: Iterable[Sequence[Any]], ready: Mapping[str, Sequence[Any]]
) -> None:
    connection: Any = connections[router.db_for_write(model)]
    by_column = list(zip(*rows, strict=True))
    if not by_column:
        return
    columns = [
        ready.get(field.attname) or _converted(field, connection, values)
        for field, values in zip(fields, by_column, strict=True)
    ]
    quote = connection.ops.quote_name
    target = f"{quote(model._meta.db_table)} ({', '.join(quote(field.column) for field in fields)})"
    store = _copy if connection.vendor == "postgresql" else _execute
    store(connection, target, list(zip(*columns, strict=True)))


def _copy(connection: Any, target: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Store rows by COPY: neither Django nor the server reads a statement as long as the rows."""
    # Names come from the models.
    statement = f"COPY {target} FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _execute(connection: Any, target: str, rows: Sequence[tuple[Any, ...]]) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        # Names come from the models, values go as parameters.
        cursor.executemany(f"INSERT INTO {target} VALUES ({places})", rows)  # noqa: S608


def _converted(field: Any, connection: Any, values: Sequence[Any]) -> Sequence[Any]:
    """Return the values of one column in the form that the database's driver takes."""
    if isinstance(field, _PLAIN):
        # A member of an enumeration is a string, but not every driver sees it so.
        return [str(value) if isinstance(value, Enum) else value for value in values] if field.choices else values
    # What many rows share, as a default or the moment of the import, is one object.
    done: dict[int, Any] = {id(None): None}
    for value in values:
        if id(value) not in done:
            done[id(value)] = field.get_db_prep_save(value, connection)
    return [done[id(value)] for value in values]
