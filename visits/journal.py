"""The files that views are written to before they are acknowledged: each process appends to one of its own.

A file is locked (shared) by the process that writes to it, for as long as that lives; `visits.folding` removes a file
once all of it is counted and nobody holds it. Names never come again. A line that did not fit on the disk stays torn at
the end of its file: nothing is ever written behind it.
"""

import contextlib
import errno
import fcntl
import logging
import os
import secrets
import threading
import time
from pathlib import Path

from django.conf import settings

from visits.complaints import Complaints
from visits.lines import View, line_of

SUFFIX = ".views"
# A file that is full, or of an earlier day, is left for a new one.
_LARGEST = 8 * 1024 * 1024
_DAY = 24 * 3600
# Two new files in a row can be taken for leftovers and removed; more would be something else.
_TRIES = 5

_complaints = Complaints(logging.getLogger(__name__))


def write(view: View, rank: tuple[int, int] | None = None) -> None:
    """Keep a view, and the register and the rank that its reader raised; when it returns, no `kill -9` loses them.

    Raises:
        OSError: the disk is full, or we may not write; a line a minute in the log says so.
    """
    current().append(line_of(view, rank))


class Journal:
    """The file of this process in a folder; threads take turns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._descriptor = -1
        self._size = self._day = self._looked = 0

    def append(self, lines: bytes) -> None:
        """Append whole lines.

        Raises:
            OSError: they are not kept.
        """
        with self._lock:
            try:
                self._append(lines)
            except OSError as error:
                _complaints.error("views cannot be written to %s: %s", self.folder, error)
                raise

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._leave()

    def _append(self, lines: bytes) -> None:
        if not self._is_good():
            self._leave()
            self._open()
        if os.write(self._descriptor, lines) != len(lines):
            self._leave()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._size += len(lines)

    def _is_good(self) -> bool:
        if self._descriptor < 0 or self._size >= _LARGEST:
            return False
        second = int(time.time())
        if second == self._looked:
            return True
        self._looked = second
        # Somebody may have emptied the folder.
        return self._day == second // _DAY and os.fstat(self._descriptor).st_nlink > 0

    def _open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for _try in range(_TRIES):
            name = time.strftime(f"%Y%m%d-%H%M%S-{secrets.token_hex(8)}{SUFFIX}", time.gmtime())
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
            descriptor = os.open(self.folder / name, flags, 0o600)
            if _hold(descriptor):
                self._descriptor, self._size = descriptor, 0
                self._looked = int(time.time())
                self._day = self._looked // _DAY
                return
            os.close(descriptor)
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    def _leave(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1


def _hold(descriptor: int) -> bool:
    """Lock a new file; return False if it was taken for a leftover before that."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(descriptor).st_nlink > 0


_current: Journal | None = None
_choosing = threading.Lock()


def current() -> Journal:
    """Return the journal of this process."""
    global _current
    journal = _current
    if journal is None or journal.folder is not settings.VISITS_ROOT:
        with _choosing:
            journal = _current
            if journal is None or journal.folder is not settings.VISITS_ROOT:
                journal = _current = Journal(settings.VISITS_ROOT)
    return journal


def _begin_anew() -> None:
    """Write to a file of our own, not to that of the process we were forked from."""
    global _current, _choosing
    before, _current, _choosing = _current, None, threading.Lock()
    if before is not None:
        with contextlib.suppress(OSError):
            before._leave()


os.register_at_fork(after_in_child=_begin_anew)
