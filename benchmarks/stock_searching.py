"""Measures Wagtail's own search on the same stories, beside ours: a query of each kind, as JSON.

Run as a process of its own with LANTOA_VAR and DATABASE_URL pointing at the database. Wagtail's backend is what it is
without us, its index holds title, lead and body; a page of results is ten stories and their number, as in Wagtail's
own example. A query that takes a minute is stopped.
"""

import argparse
import itertools
import json
import os
import sys
import threading
import time
from typing import Any

from benchmarks.search_queries import queries
from benchmarks.searching import index_bytes

LIMIT_SECONDS = 60
_CHUNK = 1_000
_STOCK = {"default": {"BACKEND": "wagtail.search.backends.database"}}
_MARK = "bench-stock"


def measure(size: int) -> dict[str, Any]:
    """Return the milliseconds of a query of each kind (None: stopped or failed), and bytes of the index."""
    from django.test import override_settings
    from wagtail.search.index import SearchField

    from stories.models import ExemplarPage

    ExemplarPage.search_fields = [*ExemplarPage.search_fields, SearchField("lead"), SearchField("body")]
    with override_settings(WAGTAILSEARCH_BACKENDS=_STOCK):
        rate = _build(size)
        timed = [(kind, text, *_milliseconds(text)) for kind, text in _one_of_each(size)]
    return {"queries": timed, "bytes": index_bytes("wagtailsearch_indexentry"), "rate": rate}


def _one_of_each(size: int) -> list[tuple[str, str]]:
    return [next(group) for _kind, group in itertools.groupby(queries(size), key=lambda pair: pair[0])]


def _build(size: int) -> float | None:
    """Fill Wagtail's index unless it is filled; return stories a second."""
    from django.core.cache import caches
    from wagtail.search.backends import get_search_backend

    from stories.models import ExemplarPage

    backend = get_search_backend()
    index = backend.get_index_for_model(ExemplarPage)
    if _is_filled():
        return None
    index.reset()
    caches["default"].clear()
    start = time.perf_counter()
    for first in range(0, size, _CHUNK):
        chunk = list(ExemplarPage.objects.order_by("pk")[first : first + _CHUNK])
        index.add_items(ExemplarPage, chunk)
        print(f"  Wagtail: {first + len(chunk)}/{size}", file=sys.stderr)
    return size / (time.perf_counter() - start)


def _is_filled() -> bool:
    """Tell whether the index has bodies, which ours of the newsroom lacks."""
    from django.db.models import F
    from wagtail.search.models import IndexEntry

    newest = IndexEntry.objects.exclude(body=F("title")).order_by("-pk")
    entry = newest.values_list("body", flat=True).first()
    return bool(entry) and len(str(entry)) > 1_000


def _milliseconds(text: str) -> tuple[float | None, str]:
    """Return the least of two runs, or None with the reason."""
    best: float | None = None
    for _round in range(2):
        start = time.perf_counter()
        try:
            _run(text)
        except Exception as error:
            return None, type(error).__name__
        spent = (time.perf_counter() - start) * 1000
        best = spent if best is None else min(best, spent)
        if spent > 5_000:
            break
    return best, ""


def _run(text: str) -> None:
    from django.db import connection

    from stories.models import ExemplarPage

    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {LIMIT_SECONDS * 1000}")
        stop = threading.Timer(LIMIT_SECONDS, lambda: None)
    else:
        stop = threading.Timer(LIMIT_SECONDS, connection.connection.interrupt)
    stop.start()
    try:
        results = ExemplarPage.objects.live().search(text)
        results.count()
        list(results[:10])
    finally:
        stop.cancel()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, required=True)
    print(json.dumps(measure(parser.parse_args().stories), ensure_ascii=False))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    main()
