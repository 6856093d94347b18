"""Folds again and again in a process that may be killed: another takes its place at once."""

import os
import time

# Shorter than on a site, so that it is mostly killed at work.
_PAUSE = 0.02


def main() -> None:
    """Set Django up once, and fork."""
    import django

    django.setup()
    while True:
        process = os.fork()
        if not process:
            _fold()
        os.waitpid(process, 0)


def _fold() -> None:
    from visits.rounds import work_once

    while True:
        work_once()
        time.sleep(_PAUSE)


if __name__ == "__main__":
    main()
