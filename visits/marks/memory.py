"""Memory of a fixed size that all web processes of this machine share and that goes with the last of them.

It is a file in /dev/shm, which is memory. Each process holds a shared lock (flock) on it while it lives: who gets it
exclusively is alone, and so starts the file empty, or deletes it when leaving. Around each look the processes take
turns by locks of another kind, which know nothing of the first and go when their holder is killed: one of some dozens,
so that they seldom wait for one another, or all of them at once. These are locks of the open file (F_OFD_SETLKW): those
of `lockf` belong to a process, and the kernel would take two threads that wait for two others for a deadlock.
"""

import fcntl
import hashlib
import logging
import mmap
import os
import stat
import struct
import threading
import time
from pathlib import Path
from types import TracebackType

FOLDER = Path("/dev/shm")  # noqa: S108 - memory, not a place for temporary files
_TRIES = 50
_PAUSE = 0.02
_ZEROS = bytes(1 << 16)
# Whoever changes what concerns one network takes one of these, whoever changes everything takes all.
TURNS = 64

logger = logging.getLogger(__name__)


def shared_path(root: Path, layout: str) -> Path:
    """Return where the memory of the site with its files in `root` is; programs of another `layout` have their own."""
    name = hashlib.sha256(f"{layout}:{root.resolve()}".encode()).hexdigest()[:20]
    return FOLDER / f"lantoa-{os.geteuid()}-{name}"


def _lock_of(kind: int, start: int, length: int) -> bytes:
    """Return a `struct flock`; a length of 0 reaches to the end."""
    return struct.pack("hhqqi0q", kind, os.SEEK_SET, start, length, 0)


_ALL_LOCKED, _ALL_FREE = _lock_of(fcntl.F_WRLCK, 0, 0), _lock_of(fcntl.F_UNLCK, 0, 0)


class Turn:
    """`with turn:` nobody else has the same; threads wait for one another as processes do."""

    def __init__(self, memory: "Memory", number: int) -> None:
        self.lock = threading.Lock()
        self._memory = memory
        self._locked = _lock_of(fcntl.F_WRLCK, number, 1)
        self._free = _lock_of(fcntl.F_UNLCK, number, 1)

    def __enter__(self) -> None:
        self.lock.acquire()
        self._memory.lock(self._locked)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._memory.lock(self._free)
        self.lock.release()


class Memory:
    """`size` bytes, all zero at first; `with memory:` nobody else changes them, nor has any of the `turns`."""

    def __init__(self, path: Path, size: int) -> None:
        """Join those who share it; where that cannot be, it is this process's alone, which the log says."""
        self._path = path
        self.descriptor = -1
        self.turns = [Turn(self, number) for number in range(TURNS)]
        try:
            self.descriptor = _joined(path, size)
            self.bytes = mmap.mmap(self.descriptor, size)
        except OSError as error:
            logger.warning("web processes share no marks of visits, so reloads may count twice: %s", error)
            self._close()
            self.bytes = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)

    @property
    def is_shared(self) -> bool:
        """Tell whether other processes see it."""
        return self.descriptor >= 0

    def __enter__(self) -> None:
        for turn in self.turns:
            turn.lock.acquire()
        self.lock(_ALL_LOCKED)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.lock(_ALL_FREE)
        for turn in self.turns:
            turn.lock.release()

    def lock(self, wanted: bytes) -> None:
        """Lock or free a part of the file, when nobody else has it; memory of this process alone needs none."""
        if self.descriptor >= 0:
            fcntl.fcntl(self.descriptor, fcntl.F_OFD_SETLKW, wanted)

    def leave(self) -> None:
        """Let go of it; who is the last to do so deletes it. What is written afterwards nobody else sees."""
        with self:
            if self.is_shared:
                _delete_if_alone(self.descriptor, self._path)
                # The mapping has a descriptor of its own for the same locks.
                fcntl.flock(self.descriptor, fcntl.LOCK_UN)
                self.lock(_ALL_FREE)
            self._close()

    def abandon(self) -> None:
        """Let go of it in a process that was forked from its own; that one keeps it."""
        self._close()

    def _close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
        self.descriptor = -1


def delete_abandoned(path: Path) -> None:
    """Delete memory whose processes were all killed."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return
    _delete_if_alone(descriptor, path)
    os.close(descriptor)


def _joined(path: Path, size: int) -> int:
    """Return a descriptor of the file with a shared lock on it; empty, unless others have it.

    Raises:
        OSError: there is no such memory, it is full, or the file is somebody else's.
    """
    for _try in range(_TRIES):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            _require_ours(descriptor)
            _start_if_alone(descriptor, size)
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            state = os.fstat(descriptor)
            # Else the last of those before us has deleted it, or was killed while starting it.
            if state.st_nlink and state.st_size == size:
                return descriptor
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        time.sleep(_PAUSE)
    raise OSError(f"{path} is never ready")


def _require_ours(descriptor: int) -> None:
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode) or state.st_uid != os.geteuid() or state.st_mode & 0o077:
        raise PermissionError("the memory is not ours alone")


def _start_if_alone(descriptor: int, size: int) -> None:
    if not _is_alone(descriptor):
        return
    # Every page is taken now: where one cannot be, writing to it later would kill us.
    os.posix_fallocate(descriptor, 0, size)
    # What killed processes left goes.
    for start in range(0, size, len(_ZEROS)):
        os.pwrite(descriptor, _ZEROS[: size - start], start)


def _is_alone(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _delete_if_alone(descriptor: int, path: Path) -> None:
    if _is_alone(descriptor) and os.fstat(descriptor).st_nlink:
        path.unlink(missing_ok=True)
