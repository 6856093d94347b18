"""Management commands: progress is shown, failures become sentences."""

import sys

import pytest

from tools import manage
from tools.failure import FULL_DISK, Failure
from tools.output import Relay


@pytest.fixture
def standing_in(monkeypatch, environment):
    """Run Python source instead of manage.py; return what it printed."""

    def run(source, **options):
        monkeypatch.setattr(manage, "command", lambda *arguments: [sys.executable, "-c", source])
        return manage.manage(environment, "load_demo", **options)

    return run


def test_output_is_shown_and_returned(standing_in, capfd):
    assert standing_in("print('50 %'); print('xong')") == "50 %\nxong\n"
    assert capfd.readouterr().out == "50 %\nxong\n"


def test_a_full_disk_is_one_sentence(standing_in):
    with pytest.raises(Failure) as caught:
        standing_in("raise OSError(28, 'No space left on device')")
    assert str(caught.value) == FULL_DISK


def test_another_failure_names_the_command(standing_in):
    with pytest.raises(Failure, match=r"manage\.py load_demo.*mã 1"):
        standing_in("raise ValueError('lạ')")


def test_a_traceback_waits_until_nothing_explains_it_better(capfdbinary):
    relay = Relay()
    for piece in (b"dang chay\n 10%\r 20%\rTrace", b"back (most recent call last):\n  line\nOSError"):
        relay(piece)
    assert relay.close().endswith("OSError")
    assert capfdbinary.readouterr().out == b"dang chay\n 10%\r 20%\r"
    relay.show_held()
    assert capfdbinary.readouterr().out == b"Traceback (most recent call last):\n  line\nOSError"


def test_a_quiet_command_shows_nothing(capfdbinary):
    relay = Relay(quiet=True)
    relay(b"Running migrations\n")
    assert relay.close() == "Running migrations\n"
    assert capfdbinary.readouterr().out == b""
