"""Processes are killed while they write and fold: nothing acknowledged is lost, nothing is counted twice."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from visits.folding import fold
from visits.models import DayViews, PageViews, SiteDay, Totals

ROUNDS = 12


class Crashing:
    """What starts the processes that are to be killed; see `visits.tests.crashing`."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "visits.tests.crashing"],
            cwd=settings.BASE_DIR,
            env=self._environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.running = []

    @staticmethod
    def _environment(folder):
        name = connection.settings_dict["NAME"]
        url = os.environ["DATABASE_URL"].rpartition("/")[0] if connection.vendor == "postgresql" else "sqlite://"
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.base",
            "SECRET_KEY": "for tests only",
            "PYTHONPATH": f"{settings.BASE_DIR}{os.pathsep}{settings.BASE_DIR / 'site'}",
            "LANTOA_VAR": str(folder),
            "DATABASE_URL": f"{url}/{name}",
        }

    def start(self, work):
        self.process.stdin.write(f"{work}\n")
        self.process.stdin.flush()
        self.running.append(int(self.process.stdout.readline()))

    def kill(self):
        """Kill all at once, as when the machine's memory ends."""
        for process in self.running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(Path(f"/proc/{process}").exists() for process in self.running):
            time.sleep(0.001)
        self.running.clear()

    def end(self):
        self.kill()
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def crashing(tmp_path, settings):
    settings.VISITS_ROOT = tmp_path / "visits"
    found = Crashing(tmp_path)
    yield found
    found.end()


@pytest.mark.django_db(transaction=True)
def test_nothing_acknowledged_is_lost_and_nothing_counts_twice(crashing, tmp_path):
    dice = random.Random(20)
    for number in range(ROUNDS):
        for work in (f"write {2 * number + 1}", f"write {2 * number + 2}", "fold"):
            crashing.start(work)
        time.sleep(dice.uniform(0.02, 0.3))
        crashing.kill()
    fold()
    acknowledged = [tuple(map(int, line.split())) for line in (tmp_path / "written").read_text().splitlines()]
    rows = DayViews.objects.values_list("page", "poster", "views")
    counted = {(page, poster): views for page, poster, views in rows}
    assert len(acknowledged) > 1000
    assert set(acknowledged) <= set(counted)
    assert set(counted.values()) == {1}
    # Whoever was killed between writing and saying so, had one view under way.
    assert len(counted) - len(acknowledged) <= 2 * ROUNDS
    assert Totals.objects.get().counted == SiteDay.objects.get().views == len(counted)
    assert sum(PageViews.objects.values_list("counted", flat=True)) == len(counted)
    assert not list((tmp_path / "visits").glob("*.views"))
