"""Django's commands: progress is shown, failures become sentences."""

import pytest

from tools.failure import FULL_DISK, Failure
from tools.manage import run_django
from tools.output import Relay


@pytest.fixture
def run(program, environment):
    """Run Python source as if it were the site's."""
    return lambda source: run_django("Chuẩn bị trang", program(source), environment)


def test_output_is_shown(run, capfd):
    run("print('50 %'); print('xong')")
    assert capfd.readouterr().out == "50 %\nxong\n"


def test_a_full_disk_is_one_sentence(run, capfd):
    with pytest.raises(Failure) as caught:
        run("raise OSError(28, 'No space left on device')")
    assert str(caught.value) == FULL_DISK
    assert capfd.readouterr().out == ""


def test_another_failure_shows_its_reason_and_its_code(run, capfd):
    with pytest.raises(Failure, match=r"Chuẩn bị trang không thành công \(mã 1\)"):
        run("raise ValueError('lạ')")
    assert "ValueError: lạ" in capfd.readouterr().out


def test_a_traceback_waits_until_nothing_explains_it_better(capfdbinary):
    relay = Relay()
    for piece in (b"dang chay\n 10%\r 20%\rTrace", b"back (most recent call last):\n  line\nOSError"):
        relay(piece)
    assert relay.close().endswith("OSError")
    assert capfdbinary.readouterr().out == b"dang chay\n 10%\r 20%\r"
    relay.show_held()
    assert capfdbinary.readouterr().out == b"Traceback (most recent call last):\n  line\nOSError"


def test_on_a_terminal_the_command_sees_one_too(monkeypatch, run, capfd):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run("import sys; print(sys.stderr.isatty(), sys.stdout.isatty())")
    assert capfd.readouterr().out == "True True\n"


def test_elsewhere_it_does_not(run, capfd):
    run("import sys; print(sys.stderr.isatty(), sys.stdout.isatty())")
    assert capfd.readouterr().out == "False False\n"
