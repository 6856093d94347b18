"""The server and the periodic command live and end together."""

import time
from pathlib import Path

import pytest

from tools.failure import Failure, Stopped
from tools.process import stop_request
from tools.supervisor import supervise
from tools.tests.conftest import alive

FOREVER = """
import os, pathlib, time
pathlib.Path(os.environ["FOLDER"], f"{name}-{os.getpid()}").touch()
time.sleep(600)
"""
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"


def forever(name):
    return f"name = {name!r}\n{FOREVER}"


def pids(folder, name):
    return [int(path.name.rsplit("-", 1)[1]) for path in Path(folder).glob(f"{name}-*")]


def wait_for(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


class Site:
    """A server and a periodic command made of a few lines each."""

    def __init__(self, program, environment):
        self.program = program
        self.environment = environment
        self.folder = environment["FOLDER"]
        self.announced = 0

    def announce(self):
        self.announced += 1

    def run(self, server, periodic, ready=lambda: True):
        commands = self.program(server), self.program(periodic)
        supervise(*commands, self.environment, ready, self.announce, first_pause=0.0)


@pytest.fixture
def site(program, environment):
    return Site(program, environment)


def stop_when(condition):
    """Ask to stop as soon as the condition holds; used where the supervisor looks between two waits."""

    def check():
        if condition():
            stop_request.requested = True

    return check


@pytest.fixture
def while_serving(monkeypatch):
    """Call something at every look at the request to stop."""

    def install(call):
        real = stop_request.check

        def check():
            call()
            real()

        monkeypatch.setattr(stop_request, "check", check)

    return install


def test_a_request_to_stop_ends_both(site, while_serving):
    folder = site.folder
    while_serving(stop_when(lambda: pids(folder, "web") and pids(folder, "periodic")))
    with pytest.raises(Stopped):
        site.run(forever("web"), forever("periodic"))
    assert site.announced == 1
    assert not any(alive(pid) for pid in pids(folder, "web") + pids(folder, "periodic"))


def test_a_periodic_command_that_dies_is_started_again(site, while_serving, capsys):
    dying = f"{forever('periodic').replace('time.sleep(600)', 'raise SystemExit(3)')}"
    while_serving(stop_when(lambda: len(pids(site.folder, "periodic")) >= 2))
    with pytest.raises(Stopped):
        site.run(forever("web"), dying)
    assert "đang chạy lại" in capsys.readouterr().out
    assert not any(alive(pid) for pid in pids(site.folder, "web"))


def test_a_dying_server_ends_the_periodic_command(site):
    folder = site.folder
    server = (
        "import glob, os, time\n"
        "while not glob.glob(os.environ['FOLDER'] + '/periodic-*'): time.sleep(0.02)\n"
        "raise SystemExit(7)"
    )
    with pytest.raises(Failure, match="mã 7"):
        site.run(server, forever("periodic"))
    assert pids(folder, "periodic")
    assert not any(alive(pid) for pid in pids(folder, "periodic"))


def test_a_server_that_never_comes_up_is_told_and_nothing_else_is_started(site):
    with pytest.raises(Failure, match="đột ngột"):
        site.run("raise SystemExit(1)", forever("periodic"), ready=lambda: False)
    assert site.announced == 0
    assert pids(site.folder, "periodic") == []


def test_children_of_the_server_end_with_it(site, while_serving):
    folder = site.folder
    parent = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {forever('child')!r}])\n"
    while_serving(stop_when(lambda: pids(folder, "child") and pids(folder, "web") and pids(folder, "periodic")))
    with pytest.raises(Stopped):
        site.run(parent + forever("web"), forever("periodic"))
    wait_for(lambda: not any(alive(pid) for pid in pids(folder, "child")))


def test_a_child_that_ignores_the_signal_is_ended_all_the_same(site, while_serving, monkeypatch):
    folder = site.folder
    monkeypatch.setattr("tools.process.end.__defaults__", (15, 0.1))
    while_serving(stop_when(lambda: pids(folder, "web") and pids(folder, "periodic")))
    with pytest.raises(Stopped):
        site.run(forever("web"), STUBBORN + forever("periodic"))
    assert not any(alive(pid) for pid in pids(folder, "periodic"))
