"""Runs Django and turns its failures into sentences."""

import sys
from collections.abc import Mapping, Sequence

from tools.failure import FULL_DISK, Failure, full_disk
from tools.output import Relay
from tools.paths import ROOT
from tools.process import stream


def management_command(*arguments: str) -> list[str]:
    """Return the command line of a management command."""
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def run_django(title: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run a program to its end, its progress shown; a failure is told in one sentence where possible."""
    relay = Relay()
    code = stream(command, environment, relay)
    text = relay.close()
    if code == 0:
        return
    if full_disk(text):
        raise Failure(FULL_DISK)
    relay.show_held()
    raise Failure(f"{title} không thành công (mã {code}): xem lý do ở các dòng trên.")
