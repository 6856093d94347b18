"""Reads the files of the journal from where they are folded to, and removes those that nothing will come to."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from visits.journal import SUFFIX

# What is read at once. No line is that long.
_PIECE = 64 * 1024


class Piece(NamedTuple):
    """Whole lines of a file, without their ends, and between which of its bytes they stand."""

    name: str
    start: int
    end: int
    lines: list[bytes]


def names_in(folder: Path) -> list[str]:
    """Return the names of the journal's files, the oldest first."""
    return sorted(path.name for path in folder.glob(f"*{SUFFIX}"))


def pieces(path: Path, start: int) -> Iterator[Piece]:
    """Yield what stands in a file now, from byte `start` on; a last line without its end stays for later.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        while start < size:
            file.seek(start)
            chunk = file.read(min(_PIECE, size - start))
            end = _end_of_lines(chunk)
            if not end:
                return
            yield Piece(path.name, start, start + end, chunk[:end].removesuffix(b"\n").split(b"\n"))
            start += end


def remove_finished(path: Path, offset: int) -> bool:
    """Remove a file if it is folded and no process writes to it; return whether it is gone.

    Raises:
        OSError: it may not be removed.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # From here on nothing comes to it any more; but something may just have come.
        if _end_of_lines(os.pread(descriptor, _PIECE, offset)):
            return False
        path.unlink(missing_ok=True)
        return True
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)


def _end_of_lines(chunk: bytes) -> int:
    """Return where the whole lines end; what is too long for a line counts as one, of which nothing is understood."""
    return chunk.rfind(b"\n") + 1 or (len(chunk) if len(chunk) == _PIECE else 0)
