"""Kills web workers and the process that folds, again and again, while beacons come.

Every beacon is another: no two have page, poster and device in common, so that of each can be said what became of it.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.beacon_load import AGENTS, Connection, request
from benchmarks.beacon_servers import OURS, WebServer, children_of, serving
from benchmarks.databases import ROOT, figures, manage
from tools.process import end

# All that are no stories: these are public in an empty database, too.
_PAGES = range(-8, 0)
_POSTERS = 9999
# By the device that they are counted as.
_AGENTS = {1: AGENTS[0], 3: AGENTS[2]}
# Between two kills so many beacons at least are acknowledged; and the processes are killed at any moment then.
_BEACONS, _LONGEST_PAUSE = 30, 0.4
_CONNECTIONS, _PAUSE = 4, 0.004
_PATIENCE = 60.0
# Seconds; see the main loop of granian.
_GROWN = 6.5

Key = tuple[int, int, int]


@dataclass
class Outcome:
    """How often was killed, and what became of the beacons."""

    kills: dict[str, int] = field(default_factory=lambda: {"worker": 0, "folder": 0})
    acknowledged: set[Key] = field(default_factory=set)
    unanswered: set[Key] = field(default_factory=set)
    refused: int = 0
    lost: int = 0
    twice: int = 0
    unsent: int = 0
    unanswered_counted: int = 0

    def compare(self, counted: Mapping[Key, int]) -> None:
        """Look for each beacon in the counters."""
        self.lost = len(self.acknowledged - counted.keys())
        self.twice = sum(views > 1 for views in counted.values())
        self.unsent = len(counted.keys() - self.acknowledged - self.unanswered)
        self.unanswered_counted = len(counted.keys() & self.unanswered)


class _Readers:
    """Send beacons one after another on some connections, whatever becomes of the server."""

    def __init__(self, port: int, outcome: Outcome) -> None:
        self._port = port
        self._outcome = outcome
        self._over = threading.Event()
        self._keys = ((page, poster, device) for poster in range(1, _POSTERS) for device in _AGENTS for page in _PAGES)
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._run) for _ in range(_CONNECTIONS)]

    def __enter__(self) -> "_Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(OSError):
                self._send_all(Connection(self._port))
            time.sleep(_PAUSE)

    def _send_all(self, connection: Connection) -> None:
        with contextlib.closing(connection.socket):
            while not self._over.is_set():
                self._send(connection)
                time.sleep(_PAUSE)

    def _send(self, connection: Connection) -> None:
        with self._lock:
            page, poster, device = key = next(self._keys)
        # Another network each.
        number = (poster * 4 + device) * len(_PAGES) - page
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._outcome.unanswered.add(key)
        connection.send([request(self._port, page, address, agent=_AGENTS[device], poster=poster)])
        status = connection.statuses()[0]
        self._outcome.unanswered.discard(key)
        if status == b"204":
            self._outcome.acknowledged.add(key)
        else:
            self._outcome.refused += 1


def measure(variables: Mapping[str, str], kills: int, seed: int = 1) -> Outcome:
    """Kill so often in the site of that environment; return what became of the beacons."""
    manage(variables, "migrate", "--verbosity=0")
    outcome = Outcome()
    options = ["--respawn-failed-workers", "--respawn-interval", "0.2"]
    with (
        serving(OURS, variables, *options) as server,
        _folding(variables) as folder,
        _Readers(server.port, outcome),
    ):
        killer = _Killer(server, folder, random.Random(seed), outcome)
        for _number in range(kills):
            _wait_for_beacons(outcome)
            killer.kill()
        _wait_for_beacons(outcome)
    manage(variables, "fold_visits", "--once")
    found = figures(variables, "benchmarks.beacon_kills")
    outcome.compare({(page, poster, device): views for page, poster, device, views in found})
    return outcome


class _Killer:
    """Kills a worker, or the process that folds, at any moment."""

    def __init__(self, server: WebServer, folder: int, dice: random.Random, outcome: Outcome) -> None:
        self._server = server
        self._folder = folder
        self._dice = dice
        self._outcome = outcome
        self._seen: dict[int, float] = {}

    def kill(self) -> None:
        alive = {}
        while not alive:
            time.sleep(self._dice.uniform(0, _LONGEST_PAUSE))
            processes = {"worker": self._grown_workers(), "folder": children_of(self._folder)}
            alive = {kind: some for kind, some in processes.items() if some}
        kind = self._dice.choice(sorted(alive))
        os.kill(self._dice.choice(alive[kind]), signal.SIGKILL)
        self._outcome.kills[kind] += 1

    def _grown_workers(self) -> list[int]:
        """Return the workers that are not quite new: if one of those dies, the server gives up."""
        now = time.monotonic()
        self._seen = {worker: self._seen.get(worker, now) for worker in self._server.workers()}
        return [worker for worker, since in self._seen.items() if now - since > _GROWN]


def _wait_for_beacons(outcome: Outcome) -> None:
    before, deadline = len(outcome.acknowledged), time.monotonic() + _PATIENCE
    while len(outcome.acknowledged) < before + _BEACONS:
        if time.monotonic() > deadline:
            raise RuntimeError("beacons are no longer answered")
        time.sleep(0.01)


@contextlib.contextmanager
def _folding(variables: Mapping[str, str]) -> Iterator[int]:
    """Fold, and give the process whose children do it."""
    command = [sys.executable, "-m", "benchmarks.beacon_folder"]
    process = subprocess.Popen(command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, process_group=0)
    try:
        yield process.pid
    finally:
        end(process)


def counted() -> list[tuple[int, int, int, int]]:
    """Return the views that are counted, by page, poster and device."""
    from visits.models import DayViews

    return list(DayViews.objects.values_list("page", "poster", "device", "views"))


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(counted()))
