"""Indexes that let SQLite add up a year of views without looking at each row of the counters.

PostgreSQL does without: it reads the table at once, and a counter that no index holds is raised in its place. They
are put in place after every migration: SQLite drops those of a table that a migration makes anew.
"""

from typing import Any

from django.db import connections

from visits.models import DayViews

_TABLE = DayViews._meta.db_table
_COLUMNS = {
    "day_views_of_page": "page, day, views",
    "day_views_of_way": "source, poster, device, day, views",
}


def keep_indexes(using: str = "default", **kwargs: Any) -> None:
    """Put the indexes in place; nothing to do if they stand."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        if _TABLE in connection.introspection.table_names(cursor):
            for name, columns in _COLUMNS.items():
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {_TABLE} ({columns})")
