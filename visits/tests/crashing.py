"""Starts processes that are to be killed: `python -m visits.tests.crashing`, told line by line what to start.

"write 7": writes views of page 7, each with the number of a poster of its own, and notes in the file `written` of the
journal's folder which of them were acknowledged. "fold": folds without a pause. Each answers with the process's id.
"""

import os
import signal
import sys
import time
from pathlib import Path

import django

HOUR = 490_000


def main() -> None:
    """Fork what is asked for: to set Django up each time would take longer than all else."""
    django.setup()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        work, *values = line.split()
        process = os.fork()
        if not process:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            {"write": write, "fold": fold}[work](*map(int, values))
            os._exit(0)
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()


def write(page: int) -> None:
    """Write views until killed."""
    from django.conf import settings

    from visits import journal
    from visits.lines import View

    written = os.open(Path(settings.VAR_DIR) / "written", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for poster in range(1, 10_000):
        journal.write(View(HOUR, page, poster=poster))
        os.write(written, b"%d %d\n" % (page, poster))
        time.sleep(0.0003)


def fold() -> None:
    """Fold until killed."""
    from visits import rounds

    while True:
        rounds.work_once()


if __name__ == "__main__":
    main()
