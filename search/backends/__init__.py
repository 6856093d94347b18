"""The indexes of readers' search: the database's, always kept, and Elasticsearch beside it where there is one."""

from typing import TYPE_CHECKING

from django.db import connection

from search.backends.base import Index
from search.backends.targets import DATABASE, ELASTICSEARCH, targets

if TYPE_CHECKING:
    from search.backends.database import DatabaseIndex

__all__ = ["DATABASE", "ELASTICSEARCH", "database_index", "reader_index", "targets"]


def database_index() -> "DatabaseIndex":
    """Return the index in the site's own database, which is in step with every change at once."""
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresIndex

        return PostgresIndex()
    from search.backends.sqlite import SQLiteIndex

    return SQLiteIndex()


def reader_index() -> Index:
    """Return the index for one request of a reader: Elasticsearch, if there is one, with the database behind it."""
    if ELASTICSEARCH not in targets():
        return database_index()
    from search.backends.elasticsearch import GUARD, ElasticsearchIndex, is_behind
    from search.backends.fallback import Reader

    return Reader(ElasticsearchIndex(), database_index(), GUARD, is_behind)
