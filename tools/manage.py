"""Runs manage.py and turns its failures into sentences."""

import sys
from collections.abc import Mapping

from tools.failure import FULL_DISK, Failure, full_disk
from tools.output import Relay
from tools.paths import ROOT
from tools.process import stream


def command(*arguments: str) -> list[str]:
    """Return the command line of a management command."""
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def manage(environment: Mapping[str, str], *arguments: str, quiet: bool = False) -> str:
    """Run a management command to its end and return the last part of what it printed."""
    relay = Relay(quiet)
    code = stream(command(*arguments), environment, relay)
    text = relay.close()
    if code == 0:
        return text
    if full_disk(text):
        raise Failure(FULL_DISK)
    relay.show_held()
    raise Failure(f"Lệnh “manage.py {arguments[0]}” không chạy được (mã {code}): xem lý do ở các dòng trên.")
