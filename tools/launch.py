"""What each command of the Makefile needs installed, and what it then becomes."""

import os
import sys
from typing import NamedTuple

from tools.entry import enter
from tools.failure import Failure
from tools.install import ensure_installed
from tools.paths import DEVELOPMENT, ROOT, RUNTIME, VENV_PYTHON, site_environment
from tools.ports import chosen_port, require_free


class Target(NamedTuple):
    """One command: its packages (none: Python alone), its program, and whether it opens a port."""

    requirements: str
    program: list[str]
    serves: bool = False


TARGETS = {
    "demo": Target(RUNTIME, ["-m", "tools.demo"], serves=True),
    "run": Target(DEVELOPMENT, ["-m", "tools.devserver"], serves=True),
    "test": Target(DEVELOPMENT, ["-m", "tools.verify"]),
    "bench": Target(DEVELOPMENT, ["benchmarks/run.py"]),
    "pictures": Target(DEVELOPMENT, ["-m", "tools.pictures"], serves=True),
    "services": Target("", ["-m", "tools.services"]),
    "requirements": Target("", ["-m", "tools.requirements"]),
}


def launch(arguments: list[str]) -> int:
    """Prepare the named command, then replace this process by it."""
    return enter(lambda: _launch(arguments))


def _launch(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in TARGETS:
        raise Failure(f"Hãy nêu một trong các lệnh: {', '.join(TARGETS)}.")
    target = TARGETS[arguments[0]]
    if target.serves:
        require_free(chosen_port())
    python = sys.executable
    if target.requirements:
        ensure_installed(target.requirements)
        python = str(VENV_PYTHON)
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(python, [python, *target.program, *arguments[1:]], site_environment())  # noqa: S606 - to become the command
