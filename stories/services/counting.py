"""Lets the database count public stories while it stores them.

Counting when somebody asks takes longer with every story, and counts kept by the program forget what is deleted by a
cascade or by hand. So triggers keep `ListingTally` in step with the listing and its links. They are put in place after
every migration: SQLite drops those of a table that a migration makes anew.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import connections, models

from stories.models import (
    Listing,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingPlace,
    ListingTag,
    ListingTally,
)
from stories.tallies import TOTAL

# What is counted, by table: the dimension and its column.
COUNTED: dict[type[models.Model], dict[str, str]] = {
    Listing: {
        TOTAL: "kind",
        "subject_type": "subject_type",
        "grade": "grade",
        "year": "year",
        "month": "month",
        "section_id": "section_id",
        "stream_id": "stream_id",
        "province_now_id": "province_now_id",
    },
    ListingField: {"field": "field_id"},
    ListingTag: {"tag": "tag_id"},
    ListingCampaign: {"campaign": "campaign_id"},
    ListingAuthor: {"author": "author_id"},
    ListingDocument: {"document": "document_id"},
    ListingPlace: {"place": "place_id"},
}
_PREFIX = "listing_tally_"
_TALLY = ListingTally._meta.db_table
_ADD = f"INSERT INTO {_TALLY} (dimension, value, kind, number) "
_UPSERT = f" ON CONFLICT (dimension, value, kind) DO UPDATE SET number = {_TALLY}.number + excluded.number"


def keep_counting(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers in place, and count what was stored before them; nothing to do if they stand."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if not {_TALLY, *(model._meta.db_table for model in COUNTED)} <= set(tables):
            return
        wanted = _postgresql() if connection.vendor == "postgresql" else _sqlite()
        standing = _standing(connection, cursor)
        if standing.keys() == wanted.keys():
            return
        for name in standing.keys() - wanted.keys():
            cursor.execute(_drop(connection, name, standing[name]))
        for name in wanted.keys() - standing.keys():
            cursor.execute(wanted[name])
    recount(using)


def stop_counting(using: str = "default") -> None:
    """Take the triggers away, before the table that they write to goes."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in _standing(connection, cursor).items():
            cursor.execute(_drop(connection, name, table))


def recount(using: str = "default") -> int:
    """Count everything anew; return how many figures were wrong."""
    manager = ListingTally.objects.using(using)
    before = set(manager.exclude(number=0).values_list("dimension", "value", "kind", "number"))
    manager.all().delete()
    with connections[using].cursor() as cursor:
        for model, dimensions in COUNTED.items():
            for dimension, column in dimensions.items():
                rows = _values(dimension, column, model._meta.db_table, "1")
                cursor.execute(
                    f"{_ADD}SELECT dimension, value, kind, SUM(number) FROM ({rows}) AS counted GROUP BY 1, 2, 3"
                )
    after = set(manager.values_list("dimension", "value", "kind", "number"))
    return len({row[:3] for row in before ^ after})


def _values(dimension: str, column: str, table: str, number: str) -> str:
    """Return a query of what each row of a table (or transition table) counts for."""
    value = f"CAST({column} AS VARCHAR(40))"
    return (
        f"SELECT '{dimension}' AS dimension, {value} AS value, kind, {number} AS number FROM {table} "
        f"WHERE {column} IS NOT NULL AND {value} <> ''"
    )


def _sqlite() -> dict[str, str]:
    """Return the triggers of SQLite by name: one for each table and event, working row by row."""
    return dict(
        _named(f"{table}_{event}", f"{event} ON {table}{when}", body)
        for model, dimensions in COUNTED.items()
        for table in [model._meta.db_table]
        for event, when, body in _sqlite_bodies(dimensions)
    )


def _sqlite_bodies(dimensions: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    more = [_sqlite_more(*pair) for pair in dimensions.items()]
    less = [_sqlite_less(*pair) for pair in dimensions.items()]
    yield "INSERT", "", " ".join(more)
    yield "DELETE", "", " ".join(less)
    changed = (f"OLD.{column} IS NOT NEW.{column}" for column in dict.fromkeys(("kind", *dimensions.values())))
    yield "UPDATE", f" WHEN {' OR '.join(changed)}", " ".join(less + more)


def _sqlite_more(dimension: str, column: str) -> str:
    value = f"CAST(NEW.{column} AS TEXT)"
    known = f"NEW.{column} IS NOT NULL AND {value} <> ''"
    return f"{_ADD}SELECT '{dimension}', {value}, NEW.kind, 1 WHERE {known}{_UPSERT};"


def _sqlite_less(dimension: str, column: str) -> str:
    value = f"CAST(OLD.{column} AS TEXT)"
    return (
        f"UPDATE {_TALLY} SET number = number - 1 "
        f"WHERE dimension = '{dimension}' AND value = {value} AND kind = OLD.kind;"
    )


def _named(name: str, event: str, body: str) -> tuple[str, str]:
    full = _name(name, event + body)
    return full, f'CREATE TRIGGER "{full}" AFTER {event} BEGIN {body} END'


def _postgresql() -> dict[str, str]:
    """Return the triggers of PostgreSQL by name: one for each table and event, counting a statement's rows at once.

    A statement writes its figures in a fixed order; between statements the listing's writers take turns.
    """
    found = {}
    for model, dimensions in COUNTED.items():
        table = model._meta.db_table
        for event, sides in (("INSERT", ("new",)), ("DELETE", ("old",)), ("UPDATE", ("old", "new"))):
            rows = " UNION ALL ".join(
                _values(dimension, column, f"{side}_rows", "1" if side == "new" else "-1")
                for side in sides
                for dimension, column in dimensions.items()
            )
            body = (
                f"{_ADD}SELECT dimension, value, kind, SUM(number) FROM ({rows}) AS counted "
                f"GROUP BY 1, 2, 3 HAVING SUM(number) <> 0 ORDER BY 1, 2, 3{_UPSERT};"
            )
            name = _name(f"{table}_{event}", body)
            seen = " ".join(f"{side.upper()} TABLE AS {side}_rows" for side in sides)
            found[name] = (
                f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
                f"$$ BEGIN {body} RETURN NULL; END $$; "
                f'CREATE TRIGGER "{name}" AFTER {event} ON {table} REFERENCING {seen} '
                f'FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()'
            )
    return found


def _name(name: str, body: str) -> str:
    """Return a name that changes with what the trigger does, so that an old one is found and replaced."""
    return f"{_PREFIX}{name.removeprefix('stories_').lower()}_{hashlib.sha256(body.encode()).hexdigest()[:8]}"


def _standing(connection: Any, cursor: Any) -> dict[str, str]:
    """Return the table of each trigger of ours that stands."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s AND NOT tgisinternal",
            [f"{_PREFIX}%"],
        )
    else:
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{_PREFIX}%"]
        )
    return dict(cursor.fetchall())


def _drop(connection: Any, name: str, table: str) -> str:
    if connection.vendor == "postgresql":
        return f'DROP TRIGGER "{name}" ON {table}; DROP FUNCTION "{name}"()'
    return f'DROP TRIGGER "{name}"'
