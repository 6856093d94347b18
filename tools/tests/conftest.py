"""Small programs that stand for the web server, the periodic command and anything else we start."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.process import stop_request

Program = Callable[[str], list[str]]


@pytest.fixture
def program() -> Program:
    """Make a command line out of Python source."""
    return lambda source: [sys.executable, "-c", source]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give the environment of a child, with a folder it may write to."""
    return {"PATH": os.environ["PATH"], "FOLDER": str(tmp_path), "PYTHONUTF8": "1"}


@pytest.fixture(autouse=True)
def nobody_asked_to_stop() -> Iterator[None]:
    """Forget a request to stop that a test made, and how signals were answered."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    stop_request.requested = False
    for number, handler in handlers.items():
        signal.signal(number, handler)


def alive(pid: int) -> bool:
    """Tell whether a process still runs (one that only waits to be collected does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
