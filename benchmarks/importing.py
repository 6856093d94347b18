"""Measures one database: stories a second by `import_stories` and by Wagtail's own calls, printed as JSON.

Run as a process of its own with LANTOA_VAR and DATABASE_URL pointing at an empty database. All ways take turns on
stories of the same length; of each the best turn counts, by CPU time and by the clock. Wagtail's calls and the first
import run without the search index, the second import with it.
"""

import datetime
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import generate

TURNS = 3
IMPORTED, ADDED, PUBLISHED = 1000, 40, 20
WITHOUT_INDEX = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}


def measure() -> dict[str, dict[str, float]]:
    """Return stories per second of CPU ("cpu") and of the clock ("clock") by the name of the way."""
    from django.core.management import call_command
    from django.test import override_settings

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    call_command("setup_site", stdout=sys.stderr)
    rows = (generate.story(number) for number in itertools.count(1))
    imported = _importer(rows)
    without = override_settings(WAGTAILSEARCH_BACKENDS=WITHOUT_INDEX)
    ways: tuple[tuple[str, int, Callable[[int], None]], ...] = (
        ("import", IMPORTED, without(imported)),
        ("import_index", IMPORTED, imported),
        ("add_child", ADDED, without(lambda count: _add(rows, count, publish=False))),
        ("publish", PUBLISHED, without(lambda count: _add(rows, count, publish=True))),
    )
    best = {name: {"cpu": 0.0, "clock": 0.0} for name, _count, _way in ways}
    for _turn in range(TURNS):
        for name, count, way in ways:
            cpu, clock = _cpu_seconds(), time.perf_counter()
            way(count)
            rates = {"cpu": count / (_cpu_seconds() - cpu), "clock": count / (time.perf_counter() - clock)}
            best[name] = {unit: max(best[name][unit], rate) for unit, rate in rates.items()}
    return best


def _cpu_seconds() -> float:
    """Return the CPU time of this process and of the server's process that works for it."""
    from django.db import connection

    seconds = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            process = cursor.fetchone()[0]
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        # The 14th and 15th of proc(5): time in the program and in the kernel.
        seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def _importer(rows: Iterator[dict[str, Any]]) -> Callable[[int], None]:
    """Return what imports so many of `rows` from a file."""
    from django.core.management import call_command

    def run(count: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "stories.jsonl"
            lines = (json.dumps(row, ensure_ascii=False) for row in itertools.islice(rows, count))
            path.write_text("\n".join(lines), encoding="utf-8")
            call_command("import_stories", str(path), "--origin=bench", stdout=sys.stderr)

    return run


def _add(rows: Iterator[dict[str, Any]], count: int, *, publish: bool) -> None:
    """Store so many of `rows` one by one as Wagtail's documentation does; published ones also with their ties."""
    from stories.choices import Kind
    from stories.models import Author, Field
    from stories.services.shelves import open_shelf

    for row in itertools.islice(rows, count):
        page = _page(row, live=not publish)
        open_shelf(Kind.EXEMPLAR).add_child(instance=page)
        if publish:
            page.fields.set(Field.objects.filter(name__in=row["fields"]))
            page.authors.set(Author.objects.filter(name=row["author"]["name"]))
            page.tags.add(*row["tags"])
            page.save_revision().publish()


def _page(row: dict[str, Any], *, live: bool) -> Any:
    """Return the page of a row, not yet stored."""
    from places.models import Place
    from stories.models import ExemplarPage

    paragraphs = "".join(f"<p>{text}</p>" for text in row["body"].split("\n\n"))
    return ExemplarPage(
        title=row["title"],
        lead=row["lead"],
        body=[{"type": "text", "value": paragraphs}],
        subject_name=row["subject_name"],
        year=row["year"],
        place=Place.objects.provinces().first(),
        place_as_written=row["place"]["as_written"],
        published_date=datetime.date.fromisoformat(row["published"][:10]),
        live=live,
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    print(json.dumps(measure()))
