"""The indexes of readers' search: the database's, always kept, and Elasticsearch beside it where there is one."""

from typing import TYPE_CHECKING

from django.db import connection

from search.backends.base import Index
from search.backends.targets import DATABASE, ELASTICSEARCH, targets

if TYPE_CHECKING:
    from search.backends.database import DatabaseIndex
    from search.statistics import Statistics

__all__ = ["DATABASE", "ELASTICSEARCH", "database_index", "reader_index", "targets"]


def database_index(statistics: "Statistics | None" = None) -> "DatabaseIndex":
    """Return the index in the site's own database, which is in step with every change at once, for one request.

    `statistics` are its figures, where they are known already.
    """
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresIndex

        return PostgresIndex(statistics)
    from search.backends.sqlite import SQLiteIndex

    return SQLiteIndex(statistics)


def reader_index(statistics: "Statistics | None" = None) -> Index:
    """Return the index for one request of a reader: Elasticsearch, if there is one, with the database behind it."""
    if ELASTICSEARCH not in targets():
        return database_index(statistics)
    from search.backends.elasticsearch import GUARD, ElasticsearchIndex, is_behind
    from search.backends.fallback import Reader

    return Reader(ElasticsearchIndex(), database_index(statistics), GUARD, is_behind)
