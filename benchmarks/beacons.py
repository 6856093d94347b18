"""What counting views costs, what it costs readers, and that it loses and invents nothing.

`python -m benchmarks.beacons --kills 20`: fewer kills than the hundred on each database.
"""

import argparse
import contextlib
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from statistics import mean, median, quantiles
from typing import Any

from benchmarks import beacon_kills
from benchmarks.beacon_servers import BARE, OURS, WebServer, serving
from benchmarks.databases import FOLDER, POSTGRESQL, ROOT, SQLITE, environment, prepare
from benchmarks.report import table, write_section
from tools import redis
from tools.packages import POSTGRESQL as POSTGRESQL_PACKAGE
from tools.process import end
from tools.services import throwaway_postgresql, throwaway_redis
from visits.visitors import Registers

TITLE = "Beacons"
KILLS = 100
_STORIES, _READ = 1_000, 200
_TURNS, _SECONDS, _MOST = 5, 3.0, 60_000
_READING_TURNS, _READING_SECONDS, _RATES = 3, 6.0, (50, 500)
_VISITORS, _DAYS = 100_000, 20
_FOLDER = FOLDER / "beacons"
_HEAD = """Granian with two workers of two threads, on the same machine as what asks it. Every beacon is another view
that counts: from some network of the whole internet, of one of 200 stories, as it comes through our proxy. Both servers
take turns in one run; of the turns the median counts, by the clock and by the CPU of the workers alone.
"""
_READERS_HEAD = """One reader after another opens stories while views are folded every two seconds and beacons come: so
many a second, or as many as are answered. The conditions take turns in one run.
"""
_KILLS_HEAD = """`kill -9` at any moment of a worker or of the process that folds, while beacons come. No two beacons
have page, poster and device in common, so that of each can be said what became of it.
"""

Options = dict[str, Any]


def run(kills: int = KILLS) -> None:
    """Measure, print and write the tables."""
    parts = [_HEAD.strip(), *_speed(), _KILLS_HEAD.strip(), _kill_table(kills), _accuracy()]
    write_section(TITLE, "\n\n".join(parts))


def _speed() -> list[str]:
    print("Đo tín hiệu lượt xem …", file=sys.stderr)
    prepare(_STORIES)
    shutil.rmtree(_FOLDER, ignore_errors=True)
    shutil.copytree(FOLDER / str(_STORIES), _FOLDER)
    variables = environment(_FOLDER) | {"BEHIND_PROXY": "1", "BARE_BEACONS_FILE": str(_FOLDER / "bare")}
    with contextlib.closing(sqlite3.connect(_FOLDER / "lantoa.sqlite3")) as database:
        stories = database.execute("SELECT story_id, address FROM stories_listing LIMIT ?", [_READ]).fetchall()
    pages, paths = [pk for pk, _address in stories], [f"/{address}/" for _pk, address in stories]
    with serving(BARE, variables) as bare, serving(OURS, variables) as ours:
        servers = {"chỉ ghi một dòng": bare, "Lan Tỏa": ours}
        return [
            _beacon_table(variables, servers, pages),
            _READERS_HEAD.strip(),
            _reader_table(variables, ours, pages, paths),
        ]


def _beacon_table(variables: Mapping[str, str], servers: Mapping[str, WebServer], pages: list[int]) -> str:
    rates: dict[str, list[float]] = {name: [] for name in servers}
    costs: dict[str, list[float]] = {name: [] for name in servers}
    for turn in range(_TURNS):
        for name, server in servers.items():
            # Whether a page is public each worker asks once a minute: that belongs to a minute, not to three seconds.
            _waiting(_load(variables, port=server.port, pages=pages, seconds=_SECONDS, most=_MOST, seed=turn - 100))
            before = server.cpu_seconds()
            found = _waiting(_load(variables, port=server.port, pages=pages, seconds=_SECONDS, most=_MOST, seed=turn))
            answered = found["statuses"].get("204", 0)
            rates[name].append(answered / found["seconds"])
            costs[name].append((server.cpu_seconds() - before) / answered * 1e6)
    bare, ours = servers
    ratios = [f"{median(rates[ours]) / median(rates[bare]):.2f}", f"{median(costs[bare]) / median(costs[ours]):.2f}"]
    rows = [[name, f"{median(rates[name]):,.0f}", f"{median(costs[name]):.0f}"] for name in servers]
    return table(["Hai tiến trình", "tín hiệu/giây", "µs CPU mỗi tín hiệu"], [*rows, ["tỷ lệ (đích ≥ 0,3)", *ratios]])


def _reader_table(variables: Mapping[str, str], server: WebServer, pages: list[int], paths: list[str]) -> str:
    loads: dict[str, Options | None] = {"không có tín hiệu": None}
    loads |= {f"{rate} tín hiệu/giây": {"rate": rate} for rate in _RATES}
    loads["hết tốc lực"] = {"most": _MOST, "depth": 1}
    waits: dict[str, list[float]] = {name: [] for name in loads}
    with _process(variables, "manage.py", "fold_visits"):
        # The first pages of a process are those that load its programs.
        _read(variables, server, paths, None)
        for turn in range(_READING_TURNS):
            for name, options in loads.items():
                waits[name] += _read(
                    variables, server, paths, options and {**options, "pages": pages, "seed": turn + 9}
                )
    quiet = quantiles(waits["không có tín hiệu"], n=100)
    rows = []
    for name, found in waits.items():
        shares = quantiles(found, n=100)
        rows.append([name, f"{shares[49]:.1f}", f"{shares[98]:.1f}", f"{shares[98] / quiet[98]:.2f}", str(len(found))])
    return table(["Đọc bài trong lúc có", "p50 ms", "p99 ms", "p99 gấp", "số lần đọc"], rows)


def _read(variables: Mapping[str, str], server: WebServer, paths: list[str], options: Options | None) -> list[float]:
    """Return the milliseconds of each page that is read while beacons come, if there are any."""
    load = options and _load(variables, port=server.port, seconds=_READING_SECONDS + 1, **options)
    command = [sys.executable, "-m", "benchmarks.beacon_readers", str(server.port), str(_READING_SECONDS), *paths]
    done = subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, check=True)
    if load:
        _waiting(load)
    found: list[float] = json.loads(done.stdout)
    return found


def _load(variables: Mapping[str, str], **options: Any) -> subprocess.Popen[bytes]:
    """Start posting beacons; the options are those of `benchmarks.beacon_load`."""
    command = [sys.executable, "-m", "benchmarks.beacon_load", json.dumps(options)]
    return subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE)


def _waiting(load: subprocess.Popen[bytes]) -> Any:
    """Wait until all are posted, and return how they were answered."""
    return json.loads(load.communicate()[0])


@contextlib.contextmanager
def _process(variables: Mapping[str, str], *command: str) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=variables, process_group=0)
    try:
        yield
    finally:
        end(process)


def _kill_table(kills: int) -> str:
    rows = []
    for database in (SQLITE, POSTGRESQL):
        for with_redis in (False, True):
            name = f"{database}{', Redis' if with_redis else ''}"
            print(f"Kết thúc đột ngột {kills} lần: {name} …", file=sys.stderr)
            rows.append([name, *_killed(database, with_redis, kills)])
    head = [
        *("Cơ sở dữ liệu", "lần giết tiến trình web", "lần giết tiến trình cộng", "đã xác nhận", "mất", "tính hai lần"),
        *("tính mà không gửi", "chưa kịp trả lời", "trong đó được tính"),
    ]
    return table(head, rows)


def _killed(database: str, with_redis: bool, kills: int) -> list[str]:
    if (database == POSTGRESQL and not POSTGRESQL_PACKAGE.present()) or (with_redis and not redis.program()):
        return ["không đo"] * 8
    folder = FOLDER / "kills"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    variables = environment(folder) | {"BEHIND_PROXY": "1"}
    with contextlib.ExitStack() as services:
        if database == POSTGRESQL:
            variables["DATABASE_URL"] = services.enter_context(throwaway_postgresql())
        if with_redis:
            cache = services.enter_context(throwaway_redis())
            variables["VISITS_REDIS_URL"] = cache.replace("rediscache:", "redis:")
        found = beacon_kills.measure(variables, kills)
    cells = [*found.kills.values(), len(found.acknowledged), found.lost, found.twice, found.unsent]
    return [str(cell) for cell in (*cells, len(found.unanswered), found.unanswered_counted)]


def _accuracy() -> str:
    errors = []
    for day in range(_DAYS):
        registers = Registers()
        for visitor in range(_VISITORS):
            registers.add(hashlib.blake2b(b"%d" % visitor, key=b"%d" % day, digest_size=16).digest())
        errors.append(abs(registers.estimate() / _VISITORS - 1) * 100)
    head = ["Số khách ước lượng, 100.000 khách", "số ngày", "sai trung bình", "sai nhiều nhất (đích ≤ 2 %)"]
    return table(head, [["HyperLogLog, 2^14", str(_DAYS), f"{mean(errors):.2f} %", f"{max(errors):.2f} %"]])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    run(parser.parse_args().kills)
