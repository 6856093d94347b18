"""`make bench`: shows, side by side, what many stories cost against 1,000, and an import against Wagtail's own calls.

The tables go to docs/performance.md too.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import generate
from tools.packages import POSTGRESQL
from tools.services import throwaway_postgresql

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
SMALL = 1_000
TURNS = 3
# Stories per second of "cpu" and of the "clock", by the way in which they were stored.
Rates = dict[str, dict[str, float]]
HEAD = "# Speed\n\nWritten by `make bench`: CPU milliseconds of one request, caches emptied before each.\n"
IMPORT_HEAD = """Stories of some 500 syllables per second of CPU (the program and its database server) / of the clock:
the best of three turns that all ways take one after another in one run. Wagtail's own calls run without the search
index, as the first line does.
"""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which the site's database is the one in `folder`."""
    return os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "LANTOA_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'lantoa.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    }


def manage(name: int | str, *command: str) -> None:
    """Run a management command on the database of so many stories, or of that name.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=environment(FOLDER / str(name)), check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def prepare(size: int) -> None:
    """Make the database of `size` stories unless it is there."""
    folder = FOLDER / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    manage(size, "migrate", "--verbosity=0")
    manage(size, "collectstatic", "--noinput", "--verbosity=0")
    if (folder / "ready").exists():
        return
    source = folder / "stories.jsonl"
    generate.write(source, size)
    manage(size, "setup_site")
    manage(size, "load_places")
    manage(size, "import_stories", str(source), "--origin=bench")
    (folder / "ready").touch()


def measure(size: int) -> dict[str, dict[str, float]]:
    """Measure the database of `size` stories in a process of its own."""
    return _figures("benchmarks.measure", environment(FOLDER / str(size)))


def measure_imports() -> dict[str, Rates | None]:
    """Return stories a second of each way to store them, by database; None for one that this machine lacks."""
    folder = FOLDER / "import"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rates: dict[str, Rates | None] = {"SQLite": _figures("benchmarks.importing", environment(folder))}
    rates["PostgreSQL"] = None
    if POSTGRESQL.present():
        with throwaway_postgresql() as url:
            rates["PostgreSQL"] = _figures("benchmarks.importing", environment(folder) | {"DATABASE_URL": url})
    return rates


def measure_keystrokes() -> dict[str, dict[str, float]]:
    """Measure typing in the picker of places at the table of all units."""
    (FOLDER / "places").mkdir(parents=True, exist_ok=True)
    manage("places", "migrate", "--verbosity=0")
    manage("places", "load_places")
    figures: dict[str, dict[str, float]] = _figures("benchmarks.keystrokes", environment(FOLDER / "places"))
    return figures


def _figures(module: str, variables: dict[str, str]) -> Any:
    """Return what a module prints as JSON, run in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, env=variables, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(result.stdout.splitlines()[-1])


def best_of_turns(sizes: tuple[int, int]) -> dict[int, dict[str, dict[str, float]]]:
    """Measure both databases in turn; keep the least CPU time of each page."""
    best: dict[int, dict[str, dict[str, float]]] = {}
    for turn in range(TURNS):
        for size in sizes:
            figures = measure(size)
            kept = best.setdefault(size, figures)
            for name, row in figures.items():
                kept[name]["ms"] = min(kept[name]["ms"], row["ms"])
            print(f"  lượt {turn + 1}/{TURNS}: {size} bài", file=sys.stderr)
    return best


def table(best: dict[int, dict[str, dict[str, float]]], small: int, large: int) -> str:
    """Return the figures as a table in Markdown."""
    lines = [
        f"| trang | CPU ms, {small} bài | CPU ms, {large} bài | gấp | truy vấn {small} / {large} |",
        "|---|---|---|---|---|",
    ]
    for name, row in best[large].items():
        before = best[small][name]
        ratio = row["ms"] / before["ms"]
        queries = f"{before['queries']:.0f} / {row['queries']:.0f}"
        lines.append(f"| {name} | {before['ms']:.1f} | {row['ms']:.1f} | {ratio:.2f} | {queries} |")
    return "\n".join(lines)


def keystroke_table(figures: dict[str, dict[str, float]]) -> str:
    """Return what a keystroke costs as a table in Markdown."""
    lines = ["| Gõ tìm địa phương, 14.000 đơn vị | CPU ms | CPU ms, name__icontains | gấp |", "|---|---|---|---|"]
    for typed, row in figures.items():
        ratio = row["picker"] / row["plain"]
        lines.append(f"| {typed} | {row['picker']:.1f} | {row['plain']:.1f} | {ratio:.2f} |")
    return "\n".join(lines)


def import_table(rates: dict[str, Rates | None]) -> str:
    """Return the rates of imports as a table in Markdown."""
    lines = [f"| Nhập bài (import_stories), bài/giây | {' | '.join(rates)} |", "|---|---|---|"]
    for title, cell in IMPORT_ROWS.items():
        cells = (cell(found) if found else "không đo: máy này không có PostgreSQL" for found in rates.values())
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _rate(way: str) -> Callable[[Rates], str]:
    return lambda rates: f"{rates[way]['cpu']:.0f} / {rates[way]['clock']:.0f}"


def _ratio(way: str) -> Callable[[Rates], str]:
    return lambda rates: " / ".join(f"{rates['import'][unit] / rates[way][unit]:.1f}" for unit in ("cpu", "clock"))


IMPORT_ROWS = {
    "import_stories, không chỉ mục tìm kiếm": _rate("import"),
    "import_stories, cả chỉ mục tìm kiếm": _rate("import_index"),
    "add_child từng trang, không gì khác": _rate("add_child"),
    "add_child, lĩnh vực, thẻ, tác giả, save_revision().publish()": _rate("publish"),
    "import_stories gấp add_child": _ratio("add_child"),
    "import_stories gấp add_child và publish (cùng kết quả)": _ratio("publish"),
}


def main() -> None:
    """Prepare both databases, measure them and imports, print and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000, help="số bài của cơ sở dữ liệu lớn")
    large: int = parser.parse_args().stories
    print(f"Chuẩn bị {SMALL} và {large} bài …", file=sys.stderr)
    for size in (SMALL, large):
        prepare(size)
    pages = table(best_of_turns((SMALL, large)), SMALL, large)
    print("Đo việc gõ tìm địa phương …", file=sys.stderr)
    typing = keystroke_table(measure_keystrokes())
    print("Đo việc nhập bài …", file=sys.stderr)
    text = f"{HEAD}\n{pages}\n\n{typing}\n\n{IMPORT_HEAD}\n{import_table(measure_imports())}\n"
    print(text)
    (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
