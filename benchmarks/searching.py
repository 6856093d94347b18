"""Measures readers' search in one database: every query, the size of the index, and how fast it is built, as JSON.

Run as a process of its own with LANTOA_VAR and DATABASE_URL pointing at the database. Times are by the clock and by the
CPU of this process, of each query the best of three rounds over all of them.
"""

import argparse
import json
import os
import sys
import time
from typing import Any

from benchmarks.search_queries import queries

ROUNDS = 3
_PREFIX = "lantoa_search"


def measure(size: int, build: bool) -> dict[str, Any]:
    """Return the milliseconds of each query with its kind, those of the very first one, bytes and stories a second."""
    rate = _build(size) if build else None
    asked = queries(size)
    first = _milliseconds(asked[0][1])
    rounds = [[_milliseconds(text) for _kind, text in asked] for _round in range(ROUNDS)]
    best = [tuple(map(min, *spent)) for spent in zip(*rounds, strict=True)]
    timed = [(kind, text, *spent) for (kind, text), spent in zip(asked, best, strict=True)]
    return {"first": first[0], "queries": timed, "bytes": index_bytes(_PREFIX), "rate": rate}


def _milliseconds(text: str) -> tuple[float, float]:
    """Return what a query takes by the clock and of the CPU."""
    from search.engine import search
    from search.types import Wanted

    start, cpu = time.perf_counter(), time.process_time()
    search(text, Wanted())
    return (time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000


def _build(size: int) -> float:
    """Build the index from nothing; return stories a second."""
    from django.core.management import call_command

    _empty()
    start = time.perf_counter()
    call_command("update_index", "--backend=readers", stdout=sys.stderr)
    return size / (time.perf_counter() - start)


def _empty() -> None:
    from django.db import connection

    from search.backends import database_index
    from search.models import SearchDocument, SearchTally, SearchTerm

    tables = [model._meta.db_table for model in (SearchDocument, SearchTally, SearchTerm)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)}")
        else:
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")
    database_index().clear()


def index_bytes(prefix: str) -> int:
    """Return how much the tables whose names begin so take, with their indexes."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
                " WHERE relkind = 'r' AND relname LIKE %s",
                [f"{prefix}%"],
            )
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE rootpage > 0 AND tbl_name LIKE %s", [f"{prefix}%"])
            names = json.dumps([row[0] for row in cursor.fetchall()])
            cursor.execute(
                "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name IN (SELECT value FROM json_each(%s))", [names]
            )
        return int(cursor.fetchone()[0])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, required=True)
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()
    print(json.dumps(measure(options.stories, options.build), ensure_ascii=False))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    main()
