"""Where our own servers live, how they are started, and how nothing of them is left."""

import signal
import time

import pytest

from tools import servers
from tools.failure import Failure
from tools.servers import Owner, Server, services_folder, throwaway_folder
from tools.tests.conftest import alive

SOMEBODY = Owner(12_345, 12_345)


@pytest.fixture
def var(monkeypatch, tmp_path):
    monkeypatch.setattr(servers, "var_dir", lambda: tmp_path / "var")
    monkeypatch.setattr(servers.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path / "var"


def test_an_ordinary_user_keeps_it_under_var(var):
    assert services_folder(None) == var / "services"


def test_a_user_who_can_reach_var_keeps_it_there(var, monkeypatch):
    monkeypatch.setattr(servers, "_passable", lambda folder, user: True)
    assert services_folder(SOMEBODY) == var / "services"


def test_a_user_who_cannot_reach_var_keeps_it_in_the_temporary_folder(var, monkeypatch):
    monkeypatch.setattr(servers, "_passable", lambda folder, user: False)
    folder = services_folder(SOMEBODY)
    assert folder.parent == var.parent
    assert folder == services_folder(SOMEBODY)


def test_a_folder_that_someone_else_made_there_is_refused(var, monkeypatch):
    monkeypatch.setattr(servers, "_passable", lambda folder, user: False)
    services_folder(SOMEBODY)
    monkeypatch.setattr(servers.os, "geteuid", lambda: 54_321)
    with pytest.raises(Failure, match="người khác"):
        services_folder(SOMEBODY)


def serve(program, tmp_path, source, ready=lambda: True):
    server = Server("Máy chủ thử", tmp_path / "output", None)
    server.start(program(source), {"PYTHONUTF8": "1"}, ready, seconds=5)
    return server


def test_a_server_runs_until_it_is_stopped_and_leaves_no_child(program, tmp_path):
    note = tmp_path / "child"
    source = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(note)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    server = serve(program, tmp_path, source, ready=lambda: note.exists() and bool(note.read_text()))
    child = int(note.read_text())
    assert server.running
    assert alive(child)
    server.stop()
    assert not server.running
    deadline = time.monotonic() + 5
    while alive(child):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_one_that_was_frozen_is_stopped_too(program, tmp_path):
    server = serve(program, tmp_path, "import time; time.sleep(60)")
    server.signal(signal.SIGSTOP)
    server.stop()
    assert not server.running


def test_a_server_that_ends_at_once_says_why(program, tmp_path):
    with pytest.raises(Failure, match=r"(?s)cổng đã bị chiếm.*Máy chủ thử không chạy lên được"):
        serve(program, tmp_path, "print('cổng đã bị chiếm'); raise SystemExit(3)", ready=lambda: False)


def test_a_folder_for_tests_goes_away(var, monkeypatch):
    monkeypatch.setattr(servers, "owner", lambda: None)
    with throwaway_folder("es") as folder:
        (folder / "data").mkdir()
        assert folder.parent == var / "services"
    assert not folder.exists()
