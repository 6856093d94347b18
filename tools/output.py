"""What a command prints: shown as it comes, except a traceback that one sentence may explain better."""

import re
import sys

KEPT = 20_000
_AFTER_A_LINE = re.compile(rb"(?<=[\r\n])")
_FAILURES = (b"Traceback (most recent call last)", b"CommandError:", b"django.core.exceptions.")


class Relay:
    """Passes a command's output on to the terminal and keeps back what begins with a traceback."""

    def __init__(self) -> None:
        self._kept = b""
        self._rest = b""
        self._held = b""
        self._holding = False

    def __call__(self, chunk: bytes) -> None:
        """Take the next piece of output."""
        *lines, self._rest = _AFTER_A_LINE.split(self._rest + chunk)
        for line in lines:
            self._take(line)
        sys.stdout.buffer.flush()

    def _take(self, line: bytes) -> None:
        self._kept = (self._kept + line)[-KEPT:]
        self._holding = self._holding or line.lstrip().startswith(_FAILURES)
        if self._holding:
            self._held = (self._held + line)[-KEPT:]
        else:
            sys.stdout.buffer.write(line)

    def close(self) -> str:
        """Take what is left without an end of line; return the last part of everything that came."""
        self._take(self._rest)
        self._rest = b""
        sys.stdout.buffer.flush()
        return self._kept.decode("utf-8", "replace")

    def show_held(self) -> None:
        """Print what was kept back, for a failure that nothing explains better."""
        sys.stdout.buffer.write(self._held)
        sys.stdout.buffer.flush()
