"""`python -m search.tests.relevance.report [FILE]`: what each query found and what it should have found.

Runs on a database of its own that goes away, on the server that DATABASE_URL names; with `--keep DATABASE` on an SQLite
file that stays: documents are then loaded once, and `--rebuild` indexes them anew. FILE: other queries, in the form of
`data/queries.jsonl`, asked as they stand.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SITE = Path(__file__).resolve().parents[3] / "site"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return 1 if a category falls short."""
    options = _parser().parse_args(arguments)
    sys.path.insert(0, str(_SITE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django

    django.setup()
    with _database(options):
        return _report(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="other queries; asked undamaged")
    parser.add_argument("--category", action="append", default=[], help="only this category (may be repeated)")
    parser.add_argument("--all", action="store_true", help="list also the queries that were answered as they should be")
    parser.add_argument("--stock", action="store_true", help="ask Wagtail's own search instead; knows no filters")
    parser.add_argument("--keep", type=Path, metavar="DATABASE", help="SQLite file that stays for the next report")
    parser.add_argument("--rebuild", action="store_true", help="with --keep: index anew")
    return parser


@contextmanager
def _database(options: argparse.Namespace) -> Iterator[None]:
    """Make a database with the site and the documents, and take it away."""
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from search.models import SearchDocument
    from search.tests.relevance import collection

    if options.keep:
        connection.settings_dict["TEST"]["NAME"] = str(options.keep.resolve())
    made: Any = setup_databases(verbosity=0, interactive=False, keepdb=bool(options.keep))
    try:
        if not SearchDocument.objects.exists():
            call_command("setup_site", verbosity=0)
            collection.load()
        if options.rebuild:
            call_command("update_index", verbosity=0)
        yield
    finally:
        teardown_databases(made, verbosity=0, keepdb=bool(options.keep))


def _report(options: argparse.Namespace) -> int:
    from search.tests.relevance.measure import measure, readers_search, stock_search, table
    from search.tests.relevance.queries import everything, read

    queries = read(options.file) if options.file else everything()
    asked = [one for one in queries if not options.category or one.category in options.category]
    categories = measure(asked, stock_search() if options.stock else readers_search())
    for category in categories:
        for outcome in category.outcomes:
            if options.all or outcome.worth < 1:
                sys.stdout.write(f"{outcome.lines()}\n")
    sys.stdout.write(f"{table(categories)}\n")
    return int(not all(category.is_reached for category in categories))


if __name__ == "__main__":
    sys.exit(main())
