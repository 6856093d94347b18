"""Readers' search on databases of many stories, beside Wagtail's own search on the same stories.

`python -m benchmarks.search --stories 10000 --database SQLite`: measures one; figures of the others stay in the tables.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from statistics import median, quantiles
from typing import Any

from benchmarks.databases import FOLDER, POSTGRESQL, SQLITE, figures, search_database
from benchmarks.report import table, write_section
from tools.packages import POSTGRESQL as POSTGRESQL_PACKAGE

TITLE = "Readers' search"
_HEAD = """Stories of some 500 syllables, of 6,000 syllables and 14,000 words by Zipf's law, most after a word that they
often follow; names, places of the gazetteer and numbers of documents. Some 150 queries of the kinds that readers
type, in one process, by the clock (and by the CPU of this process alone): understanding, candidates, ranking, figures
of all filters, and ten results with highlighted snippets; of each query the best of three rounds. "lần đầu" is the very
first query of a process, which also reads its vocabulary. The index is all tables of search.
"""
_STOCK_HEAD = """Wagtail's own search on the same stories (its index holds title, lead and body; ten stories and
their number, no facets, no snippets), a query of each kind; one that takes a minute is stopped.
"""
_MEGABYTE = 1_000_000


def measure(kind: str, size: int, build: bool, stock: bool) -> None:
    """Measure one database and keep the figures."""
    print(f"Đo tìm kiếm: {kind}, {size} bài …", file=sys.stderr)
    with search_database(kind, size) as variables:
        arguments = ["--stories", str(size)]
        ours = figures(variables, "benchmarks.searching", *arguments, *(["--build"] if build else []))
        _keep(kind, size, "ours", ours)
        if stock:
            _keep(kind, size, "stock", figures(variables, "benchmarks.stock_searching", *arguments))


def _keep(kind: str, size: int, name: str, found: dict[str, Any]) -> None:
    path = FOLDER / f"search-{size}" / f"{kind}-{name}.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    # An index that was not built this time took as long as it did.
    found["rate"] = found["rate"] or known.get("rate")
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _kept(name: str) -> dict[tuple[str, int], dict[str, Any]]:
    """Return the figures of all databases that were measured, the smallest first."""
    paths = FOLDER.glob(f"search-*/*-{name}.json")
    found = {(path.stem.split("-")[0], int(path.parent.name.split("-")[1])): path for path in paths}
    ordered = sorted(found, key=lambda key: (key[1], key[0] != SQLITE))
    return {key: json.loads(found[key].read_text(encoding="utf-8")) for key in ordered}


def report() -> str:
    """Return the tables of all figures that are known."""
    ours, stock = _kept("ours"), _kept("stock")
    return "\n\n".join([_HEAD.strip(), _totals(ours), _by_kind(ours), _STOCK_HEAD.strip(), _beside(ours, stock)])


def _totals(kept: dict[tuple[str, int], dict[str, Any]]) -> str:
    head = [
        "Cơ sở dữ liệu, số bài",
        "p50 ms",
        "p95 ms",
        "lâu nhất ms",
        "p50 ms CPU",
        "p95 ms CPU",
        "lần đầu ms",
        "chỉ mục MB",
        "update_index bài/giây",
    ]
    rows = []
    for (kind, size), found in kept.items():
        spent, cpu = ([query[place] for query in found["queries"]] for place in (2, 3))
        cells = [median(spent), _high(spent), max(spent), median(cpu), _high(cpu), found["first"]]
        megabytes = f"{found['bytes'] / _MEGABYTE:.0f}"
        rows.append([f"{kind}, {size}", *(f"{ms:.1f}" for ms in cells), megabytes, _rate(found)])
    return table(head, rows)


def _by_kind(kept: dict[tuple[str, int], dict[str, Any]]) -> str:
    columns = [_groups(found["queries"]) for found in kept.values()]
    head = ["p50 / lâu nhất, ms", *(f"{kind}, {size}" for kind, size in kept)]
    rows = [
        [name, *(f"{median(column[name]):.1f} / {max(column[name]):.1f}" for column in columns)]
        for name in (columns[0] if columns else ())
    ]
    return table(head, rows)


def _beside(ours: dict[tuple[str, int], dict[str, Any]], stock: dict[tuple[str, int], dict[str, Any]]) -> str:
    both = [key for key in stock if key in ours]
    head = ["Lan Tỏa / Wagtail, ms", *(f"{kind}, {size}" for kind, size in both)]
    columns = [(_groups(ours[key]["queries"]), {row[0]: row for row in stock[key]["queries"]}) for key in both]
    names = columns[0][0] if columns else ()
    rows = [[name, *(f"{mine[name][0]:.1f} / {_stock(others[name])}" for mine, others in columns)] for name in names]
    sizes = (f"{ours[key]['bytes'] / _MEGABYTE:.0f} / {stock[key]['bytes'] / _MEGABYTE:.0f}" for key in both)
    rows.append(["chỉ mục, MB", *sizes])
    rows.append(["lập chỉ mục, bài/giây", *(f"{_rate(ours[key])} / {_rate(stock[key])}" for key in both)])
    return table(head, rows)


def _stock(row: Sequence[Any]) -> str:
    milliseconds, error = row[2], row[3]
    if milliseconds is not None:
        return f"{milliseconds:.1f}"
    return f"không xong ({error})"


def _rate(found: dict[str, Any]) -> str:
    return f"{found['rate']:.0f}" if found["rate"] else "không đo"


def _groups(queries: Sequence[Sequence[Any]]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for kind, _text, milliseconds, *_cpu in queries:
        found[kind].append(milliseconds)
    return found


def _high(spent: Sequence[float]) -> float:
    """Return the time that 95 of a hundred queries do not exceed."""
    return quantiles(spent, n=20)[-1]


def run(sizes: Sequence[int], databases: Sequence[str], build: bool = True, stock: bool = True) -> None:
    """Measure all these and write the section."""
    for size in sizes:
        for kind in databases:
            if kind == POSTGRESQL and not POSTGRESQL_PACKAGE.present():
                print("Máy này không có PostgreSQL: không đo.", file=sys.stderr)
            else:
                measure(kind, size, build, stock)
    write_section(TITLE, report())


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[10_000], help="số bài")
    parser.add_argument("--database", nargs="+", choices=(SQLITE, POSTGRESQL), default=[SQLITE, POSTGRESQL])
    parser.add_argument("--no-build", action="store_true", help="không đo việc dựng chỉ mục")
    parser.add_argument("--no-stock", action="store_true", help="không đo tìm kiếm của Wagtail")
    options = parser.parse_args()
    run(options.stories, options.database, not options.no_build, not options.no_stock)


if __name__ == "__main__":
    main()
