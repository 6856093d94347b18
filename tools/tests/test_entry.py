"""Exit codes, and signals that real processes get."""

import os
import signal
import subprocess
import sys

import pytest

from tools.entry import enter
from tools.failure import Failure, Stopped
from tools.paths import ROOT

WAITING = """
import sys
from tools.entry import enter
from tools.process import run

def main():
    print("started", flush=True)
    return run([sys.executable, "-c", "import time; print('child', flush=True); time.sleep(600)"], {})

sys.exit(enter(main))
"""


def raising(error):
    def main():
        raise error

    return main


def test_a_command_gives_its_own_exit_code():
    assert enter(lambda: 0) == 0
    assert enter(lambda: 4) == 4


def test_a_failure_is_one_sentence_and_exit_code_1(capsys):
    assert enter(raising(Failure("Có chuyện."))) == 1
    assert capsys.readouterr().err == "Có chuyện.\n"


def test_stopping_a_server_is_success_and_stopping_the_tests_is_not():
    assert enter(raising(Stopped())) == 0
    assert enter(raising(Stopped()), stopped=130) == 130


def test_a_folder_that_may_not_be_written_is_named(capsys):
    assert enter(raising(PermissionError(13, "Permission denied", "/nơi/khác"))) == 1
    assert "/nơi/khác" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_child_without_a_traceback(number):
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", WAITING]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **streams) as process:
        assert process.stdout.readline() == "started\n"
        assert process.stdout.readline() == "child\n"
        process.send_signal(number)
        # The child holds the same pipe: the end of the output says that it has gone.
        output, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert output.strip() == "Đã dừng."
    assert errors == ""
