"""`make bench`: what many stories cost against 1,000, imports and search beside Wagtail's own, and counting views.

The tables go to docs/performance.md too.
"""

import argparse
import shutil
import sys
from collections.abc import Callable

from benchmarks import beacons, search
from benchmarks.databases import FOLDER, POSTGRESQL, SQLITE, environment, figures, manage, prepare
from benchmarks.report import table, write_section
from tools.packages import POSTGRESQL as POSTGRESQL_PACKAGE
from tools.services import throwaway_postgresql

SMALL = 1_000
TURNS = 3
PARTS = ("pages", "typing", "import", "search", "beacons")
# Stories per second of "cpu" and of the "clock", by the way in which they were stored.
Rates = dict[str, dict[str, float]]
PAGE_HEAD = "CPU milliseconds of one request, caches emptied before each."
IMPORT_HEAD = """Stories of some 500 syllables per second of CPU (the program and its database server) / of the clock:
the best of three turns that all ways take one after another in one run. Wagtail's own calls run without the search
index, as the first line does.
"""


def measure(size: int) -> dict[str, dict[str, float]]:
    """Measure the database of `size` stories in a process of its own."""
    return figures(environment(FOLDER / str(size)), "benchmarks.measure")


def measure_imports() -> dict[str, Rates | None]:
    """Return stories a second of each way to store them, by database; None for one that this machine lacks."""
    folder = FOLDER / "import"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    variables = environment(folder)
    rates: dict[str, Rates | None] = {SQLITE: figures(variables, "benchmarks.importing"), POSTGRESQL: None}
    if POSTGRESQL_PACKAGE.present():
        with throwaway_postgresql() as url:
            rates[POSTGRESQL] = figures(variables | {"DATABASE_URL": url}, "benchmarks.importing")
    return rates


def measure_keystrokes() -> dict[str, dict[str, float]]:
    """Measure typing in the picker of places at the table of all units."""
    (FOLDER / "places").mkdir(parents=True, exist_ok=True)
    variables = environment(FOLDER / "places")
    manage(variables, "migrate", "--verbosity=0")
    manage(variables, "load_places")
    found: dict[str, dict[str, float]] = figures(variables, "benchmarks.keystrokes")
    return found


def best_of_turns(sizes: tuple[int, int]) -> dict[int, dict[str, dict[str, float]]]:
    """Measure both databases in turn; keep the least CPU time of each page."""
    best: dict[int, dict[str, dict[str, float]]] = {}
    for turn in range(TURNS):
        for size in sizes:
            found = measure(size)
            kept = best.setdefault(size, found)
            for name, row in found.items():
                kept[name]["ms"] = min(kept[name]["ms"], row["ms"])
            print(f"  lượt {turn + 1}/{TURNS}: {size} bài", file=sys.stderr)
    return best


def page_table(best: dict[int, dict[str, dict[str, float]]], small: int, large: int) -> str:
    """Return the figures as a table in Markdown."""
    head = ["trang", f"CPU ms, {small} bài", f"CPU ms, {large} bài", "gấp", f"truy vấn {small} / {large}"]
    rows = []
    for name, row in best[large].items():
        before = best[small][name]
        ratio = row["ms"] / before["ms"]
        queries = f"{before['queries']:.0f} / {row['queries']:.0f}"
        rows.append([name, f"{before['ms']:.1f}", f"{row['ms']:.1f}", f"{ratio:.2f}", queries])
    return table(head, rows)


def keystroke_table(found: dict[str, dict[str, float]]) -> str:
    """Return what a keystroke costs as a table in Markdown."""
    head = ["Gõ tìm địa phương, 14.000 đơn vị", "CPU ms", "CPU ms, name__icontains", "gấp"]
    rows = [
        [typed, f"{row['picker']:.1f}", f"{row['plain']:.1f}", f"{row['picker'] / row['plain']:.2f}"]
        for typed, row in found.items()
    ]
    return table(head, rows)


def import_table(rates: dict[str, Rates | None]) -> str:
    """Return the rates of imports as a table in Markdown."""
    rows = []
    for title, cell in IMPORT_ROWS.items():
        cells = (cell(found) if found else "không đo: máy này không có PostgreSQL" for found in rates.values())
        rows.append([title, *cells])
    return table(["Nhập bài (import_stories), bài/giây", *rates], rows)


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


def measure_pages(large: int) -> None:
    """Prepare both databases, measure their pages, write the table."""
    print(f"Chuẩn bị {SMALL} và {large} bài …", file=sys.stderr)
    for size in (SMALL, large):
        prepare(size)
    write_section("Pages", f"{PAGE_HEAD}\n\n{page_table(best_of_turns((SMALL, large)), SMALL, large)}")


def main() -> None:
    """Measure all parts, or those asked for; print and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000, help="số bài của cơ sở dữ liệu lớn")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="chỉ những phần này")
    options = parser.parse_args()
    if "pages" in options.only:
        measure_pages(options.stories)
    if "typing" in options.only:
        print("Đo việc gõ tìm địa phương …", file=sys.stderr)
        write_section("Typing the name of a place", keystroke_table(measure_keystrokes()))
    if "import" in options.only:
        print("Đo việc nhập bài …", file=sys.stderr)
        write_section("Import", f"{IMPORT_HEAD}\n{import_table(measure_imports())}")
    if "search" in options.only:
        search.run([options.stories], [SQLITE, POSTGRESQL])
    if "beacons" in options.only:
        beacons.run()


if __name__ == "__main__":
    main()
