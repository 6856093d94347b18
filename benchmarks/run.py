"""`make bench`: shows, side by side, what 10,000 stories cost against 100, and writes docs/performance.md."""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import generate

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
SMALL = 100
TURNS = 3


def environment(size: int) -> dict[str, str]:
    """Return the environment in which the database of `size` stories is the site's."""
    return os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "LANTOA_VAR": str(FOLDER / str(size)),
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    }


def manage(size: int, *command: str) -> None:
    """Run a management command on the database of `size` stories.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(size), check=True, stdout=subprocess.DEVNULL
    )


def prepare(size: int) -> float:
    """Make the database of `size` stories unless it is there; return stories imported a second, 0 if it was there."""
    folder = FOLDER / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    manage(size, "migrate", "--verbosity=0")
    if (folder / "ready").exists():
        return 0.0
    source = folder / "stories.jsonl"
    generate.write(source, size)
    manage(size, "setup_site")
    manage(size, "collectstatic", "--noinput", "--verbosity=0")
    start = time.perf_counter()
    manage(size, "import_stories", str(source), "--origin=bench")
    rate = size / (time.perf_counter() - start)
    (folder / "ready").touch()
    return rate


def measure(size: int) -> dict[str, dict[str, float]]:
    """Measure the database of `size` stories in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure"],
        cwd=ROOT, env=environment(size), check=True, capture_output=True, text=True,
    )  # fmt: skip
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


def main() -> None:
    """Prepare both databases, measure them, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000, help="số bài của cơ sở dữ liệu lớn")
    large: int = parser.parse_args().stories
    print(f"Chuẩn bị {SMALL} và {large} bài …", file=sys.stderr)
    rates = {size: prepare(size) for size in (SMALL, large)}
    text = table(best_of_turns((SMALL, large)), SMALL, large)
    print(text)
    if rates[large]:
        print(f"\nNhập {large} bài: {rates[large]:.0f} bài/giây")
    head = "# Speed\n\nWritten by `make bench`: CPU milliseconds of one request, caches emptied before each.\n"
    (ROOT / "docs" / "performance.md").write_text(f"{head}\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
