"""Measures one database: stories a second by `import_stories` and by Wagtail's own calls, printed as JSON.

Run as a process of its own with LANTOA_VAR and DATABASE_URL pointing at an empty database. All ways take turns on
stories of the same length; of each the best turn counts, by CPU time and by the clock. Wagtail's calls and the first
import run without any index of search, the second import with those of readers and of the newsroom.
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
_WITHOUT_INDEX = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}


def measure() -> dict[str, dict[str, float]]:
    """Return stories per second of CPU ("cpu") and of the clock ("clock") by the name of the way."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    call_command("setup_site", stdout=sys.stderr)
    rows = (generate.story(number) for number in itertools.count(1))
    ways: tuple[tuple[str, int, Callable[[int], None]], ...] = (
        ("import", IMPORTED, _importer(rows, "--no-index")),
        ("import_index", IMPORTED, _importer(rows)),
        ("add_child", ADDED, lambda count: _add_without_index(rows, count, publish=False)),
        ("publish", PUBLISHED, lambda count: _add_without_index(rows, count, publish=True)),
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
    """Return the CPU time of this process, of those it started, and of the server's processes that work for them."""
    from django.db import connection

    seconds = sum(os.times()[:4])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            ours = _stat(cursor.fetchone()[0])
        # proc(5), in the program and in the kernel: of our process, and of the server's others that came to their end.
        ticks = sum(map(int, ours[11:13])) + sum(map(int, _stat(int(ours[1]))[13:15]))
        seconds += ticks / os.sysconf("SC_CLK_TCK")
    return seconds


def _stat(process: int) -> list[str]:
    """Return the fields of proc(5) from the third on."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def _importer(rows: Iterator[dict[str, Any]], *options: str) -> Callable[[int], None]:
    """Return what imports so many of `rows` from a file."""
    from django.core.management import call_command

    def run(count: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "stories.jsonl"
            lines = (json.dumps(row, ensure_ascii=False) for row in itertools.islice(rows, count))
            path.write_text("\n".join(lines), encoding="utf-8")
            call_command("import_stories", str(path), "--origin=bench", *options, stdout=sys.stderr)

    return run


def _add_without_index(rows: Iterator[dict[str, Any]], count: int, *, publish: bool) -> None:
    from django.test import override_settings

    from search.receivers import stories_listed
    from stories.signals import listing_written

    listing_written.disconnect(stories_listed)
    with override_settings(WAGTAILSEARCH_BACKENDS=_WITHOUT_INDEX):
        _add(rows, count, publish=publish)
    listing_written.connect(stories_listed)


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
