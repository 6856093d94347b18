"""Children that never outlive us: each leads a group of its own, and the whole group is ended."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import termios
import tty
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

from tools.failure import Stopped
from tools.paths import ROOT

POLL_SECONDS = 0.2
GRACE_SECONDS = 8.0
CHUNK = 65_536


class StopRequest:
    """Remembers that a signal asked us to stop; loops look at it between two short waits."""

    def __init__(self) -> None:
        self.requested = False

    def listen(self) -> None:
        """From now on Ctrl-C, SIGTERM and a closed terminal only leave a note."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.requested = True

    def check(self) -> None:
        """Raise Stopped when we were asked to stop."""
        if self.requested:
            raise Stopped


stop_request = StopRequest()


def start(command: Sequence[str], environment: Mapping[str, str], output: int | None = None) -> subprocess.Popen[bytes]:
    """Start a command from the root of the repository as the leader of a new process group."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        process_group=0,
    )


def end(process: subprocess.Popen[bytes], number: int = signal.SIGTERM, grace: float = GRACE_SECONDS) -> None:
    """Ask a child to stop, wait a little, then end whatever is left of its group."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(grace)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run(command: Sequence[str], environment: Mapping[str, str], stop_with: int = signal.SIGTERM) -> int:
    """Run a command whose output goes straight to the terminal; return its exit code."""
    stop_request.check()
    process = start(command, environment)
    try:
        while process.poll() is None:
            stop_request.check()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(POLL_SECONDS)
    finally:
        end(process, stop_with)
    return process.returncode


def stream(command: Sequence[str], environment: Mapping[str, str], show: Callable[[bytes], None]) -> int:
    """Run a command and hand its output on as it comes; return its exit code."""
    stop_request.check()
    reading, writing = _channel()
    with os.fdopen(reading, "rb", buffering=0):
        try:
            process = start(command, environment, writing)
        finally:
            os.close(writing)
        try:
            while chunk := _next_chunk(reading):
                show(chunk)
            process.wait()
        finally:
            end(process)
    return process.returncode


def _channel() -> tuple[int, int]:
    """Return both ends of a pipe; of a terminal when we write to one, so that progress bars show."""
    if not sys.stdout.isatty():
        return os.pipe()
    reading, writing = os.openpty()
    tty.setraw(writing)
    with contextlib.suppress(OSError, termios.error):
        termios.tcsetwinsize(writing, termios.tcgetwinsize(sys.stdout.fileno()))
    return reading, writing


def _next_chunk(descriptor: int) -> bytes:
    while True:
        stop_request.check()
        if select.select([descriptor], [], [], POLL_SECONDS)[0]:
            try:
                return os.read(descriptor, CHUNK)
            except OSError:
                # A terminal that nobody writes to any more says so by an error.
                return b""
