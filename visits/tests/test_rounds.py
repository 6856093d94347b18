"""The work goes on, whatever fails."""

import datetime
import os
import signal
import threading
import time

import pytest
from django.core.management import call_command
from django.db import OperationalError, connections

from core.dates import today
from home.management.commands import run_periodic
from home.management.commands.run_periodic import COUNTING
from visits import folding, journal, popularity, retention, rounds
from visits.clock import first_hour, hour_of
from visits.complaints import Complaints
from visits.figures import most_read, site_figures
from visits.lines import View
from visits.models import HourViews, Totals

pytestmark = pytest.mark.django_db


def view(page=5):
    return View(hour_of(time.time()), page)


def counted():
    totals = Totals.objects.first()
    return totals.counted if totals else 0


def wait_for(number):
    deadline = time.monotonic() + 15
    while counted() != number and time.monotonic() < deadline:
        time.sleep(0.02)
    return counted()


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(rounds, "INTERVAL", 0.02)
    monkeypatch.setattr(rounds, "_complaints", Complaints(rounds._complaints._logger))


@pytest.mark.parametrize("command", ["fold_visits", "run_periodic"])
def test_one_round_counts_and_puts_together_the_most_read(folder, command, monkeypatch):
    monkeypatch.setattr(run_periodic, "close_old_connections", lambda: None)
    journal.write(view())
    call_command(command, once=True)
    assert counted() == 1
    assert most_read(1, 5) == [(5, 1)]
    assert site_figures().all == 1


def test_the_most_read_wait_some_minutes(folder):
    journal.write(view())
    rounds.work_once()
    journal.write(view(6))
    rounds.work_once()
    assert counted() == 2
    assert most_read(1, 5) == [(5, 1)]


def test_a_day_begins_with_what_was_read_on_it(folder, monkeypatch):
    journal.write(view())
    rounds.work_once()
    tomorrow = today() + datetime.timedelta(days=1)
    for module in (rounds, popularity):
        monkeypatch.setattr(module, "today", lambda: tomorrow)
    rounds.work_once()
    assert most_read(1, 5) == []
    assert most_read(7, 5) == [(5, 1)]


def test_old_hours_are_forgotten(folder):
    HourViews.objects.create(hour=first_hour(datetime.date(2020, 1, 1)), page=5, views=1)
    rounds.work_once()
    assert not HourViews.objects.exists()


@pytest.mark.parametrize(("module", "name"), [(folding, "fold"), (popularity, "refresh"), (retention, "forget_old")])
def test_what_fails_keeps_nothing_else_from_being_done(folder, quick, monkeypatch, caplog, module, name):
    HourViews.objects.create(hour=first_hour(datetime.date(2020, 1, 1)), page=5, views=1)
    journal.write(view())

    def fail():
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(module, name, fail)
        for _ in range(3):
            rounds.work_once()
    assert len(caplog.records) == 1
    assert "database is locked" in caplog.text
    assert counted() == (0 if name == "fold" else 1)
    assert HourViews.objects.filter(hour__lt=first_hour(datetime.date(2021, 1, 1))).exists() == (name == "forget_old")
    rounds.work_once()
    assert counted() == 1


def without_other_work(monkeypatch):
    monkeypatch.setattr(run_periodic, "run_due_work", lambda: None)
    monkeypatch.setattr(run_periodic, "INTERVAL", 0.05)


def in_the_main_thread(command, work):
    """Run a command that goes on until a signal comes, as it does after `work`; return how long it took to end."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    ended = []

    def work_and_stop():
        try:
            work()
        finally:
            ended.append(time.monotonic())
            connections.close_all()
            os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=work_and_stop)
    # The command has its handlers in place by then.
    threading.Timer(0.3, thread.start).start()
    try:
        call_command(command)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    seconds = time.monotonic() - ended[0]
    thread.join()
    return seconds


@pytest.mark.parametrize("command", ["fold_visits", "run_periodic"])
@pytest.mark.django_db(transaction=True)
def test_views_are_counted_until_a_signal_comes(folder, quick, monkeypatch, command):
    without_other_work(monkeypatch)
    seen = []

    def work():
        for number in range(1, 4):
            journal.write(view())
            seen.append(wait_for(number))

    assert in_the_main_thread(command, work) < 5
    assert seen == [1, 2, 3]
    assert COUNTING not in {thread.name for thread in threading.enumerate()}


@pytest.mark.django_db(transaction=True)
def test_an_error_of_the_database_ends_neither_the_thread_nor_the_command(folder, quick, monkeypatch, caplog):
    without_other_work(monkeypatch)
    fold, failures, seen = folding.fold, [OperationalError("gone"), OSError("gone"), ValueError("gone")], []

    def sometimes():
        if failures:
            raise failures.pop()
        return fold()

    monkeypatch.setattr(folding, "fold", sometimes)

    def work():
        journal.write(view())
        seen.append(wait_for(1))

    in_the_main_thread("run_periodic", work)
    assert seen == [1]
    assert "views cannot be counted" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_other_work_that_takes_long_keeps_no_view_waiting(folder, quick, monkeypatch):
    without_other_work(monkeypatch)
    seen, over = [], threading.Event()
    monkeypatch.setattr(run_periodic, "run_due_work", lambda: over.wait(20))

    def work():
        journal.write(view())
        seen.append(wait_for(1))
        over.set()

    in_the_main_thread("run_periodic", work)
    assert seen == [1]
