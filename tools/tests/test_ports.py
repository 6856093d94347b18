"""The port is checked before anything slow."""

import os
import socket
import subprocess
import sys

import pytest

from tools.failure import Failure
from tools.paths import ROOT
from tools.ports import answers, chosen_port, require_free


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_free_port_is_accepted(taken_port):
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    require_free(free)


def test_a_taken_port_is_refused_with_another_one_proposed(taken_port):
    with pytest.raises(Failure, match=rf"Cổng {taken_port} .*PORT=8001"):
        require_free(taken_port)


def test_a_port_taken_on_every_address_is_refused():
    with socket.create_server(("0.0.0.0", 0)) as server, pytest.raises(Failure, match="đang có chương trình khác"):
        require_free(server.getsockname()[1])


@pytest.mark.parametrize("module", ["tools.demo", "tools.devserver", "tools.bootstrap"])
def test_commands_that_serve_stop_at_a_taken_port_with_one_sentence(taken_port, module):
    command = [sys.executable, "-m", module, *(["demo"] if module == "tools.bootstrap" else [])]
    environment = {**os.environ, "PORT": str(taken_port), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"Cổng {taken_port}" in done.stderr


@pytest.mark.parametrize("text", ["0", "65536", "-1", "abc", "80 80", "٨٠٠٠"])
def test_a_port_that_is_none_is_named(monkeypatch, text):
    monkeypatch.setenv("PORT", text)
    with pytest.raises(Failure, match="PORT phải là một số"):
        chosen_port()


def test_the_port_is_8000_unless_told(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    assert chosen_port() == 8000
    monkeypatch.setenv("PORT", "8123")
    assert chosen_port() == 8123


def test_a_port_where_nobody_listens_does_not_answer():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not answers(port)
