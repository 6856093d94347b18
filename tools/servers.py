"""What our own servers share: an ordinary user to run as, a folder that user can reach, a free port, and their end."""

import contextlib
import hashlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.failure import Failure
from tools.paths import ROOT, var_dir
from tools.ports import HOST
from tools.process import POLL_SECONDS, end, stop_request

USERS = ("postgres", "nobody")


class Owner(NamedTuple):
    """The ordinary user that a server runs as when we are root: most refuse to run as root."""

    uid: int
    gid: int


def owner() -> Owner | None:
    """Return whom a server runs as; nobody else when we are an ordinary user ourselves."""
    if os.geteuid() != 0:
        return None
    for name in USERS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Owner(entry.pw_uid, entry.pw_gid)
    raise Failure("Không có người dùng “postgres” hay “nobody” để chạy máy chủ.")


def services_folder(user: Owner | None) -> Path:
    """Return where servers keep their data: under var/, or in the temporary folder when the user cannot reach var/."""
    inside = var_dir().resolve() / "services"
    inside.mkdir(parents=True, exist_ok=True)
    if user is None or _passable(inside, user):
        return inside
    outside = Path(tempfile.gettempdir()) / f"lantoa-{hashlib.sha256(bytes(ROOT)).hexdigest()[:8]}"
    outside.mkdir(mode=0o755, exist_ok=True)
    if outside.stat().st_uid != os.geteuid() or outside.is_symlink():
        raise Failure(f"Thư mục {outside} thuộc về người khác: hãy xóa nó rồi chạy lại.")
    return outside


def _passable(folder: Path, user: Owner) -> bool:
    command = ["test", "-x", str(folder)]
    test = subprocess.run(command, user=user.uid, group=user.gid, extra_groups=[], check=False, cwd="/")
    return test.returncode == 0


def make_private(folder: Path, user: Owner | None) -> None:
    """Make a folder that only the server may read and write."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if user is not None:
        os.chown(folder, user.uid, user.gid)


@contextlib.contextmanager
def throwaway_folder(prefix: str) -> Iterator[Path]:
    """Give a new folder for a server of tests, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir=services_folder(owner())))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            folder.parent.rmdir()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Server:
    """A server in the foreground, in a process group of its own; what it says goes to a file beside its data."""

    def __init__(self, name: str, log: Path, user: Owner | None) -> None:
        self._name = name
        self._log = log
        self._user = user
        self._process: subprocess.Popen[bytes] | None = None

    def start(
        self, command: Sequence[str], environment: Mapping[str, str], ready: Callable[[], bool], seconds: float
    ) -> None:
        """Start it and wait until it is ready.

        Raises:
            Failure: it ended or did not answer in so many seconds; its last words are told.
        """
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd="/",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                process_group=0,
                user=self._user.uid if self._user else None,
                group=self._user.gid if self._user else None,
                extra_groups=[] if self._user else None,
            )
        try:
            self._wait(ready, time.monotonic() + seconds)
        except BaseException:
            self.stop()
            raise

    def _wait(self, ready: Callable[[], bool], deadline: float) -> None:
        while not ready():
            stop_request.check()
            if not self.running or time.monotonic() > deadline:
                said = self._log.read_text(errors="replace")[-2000:]
                raise Failure(f"{said}\n{self._name} không chạy lên được: xem lý do ở các dòng trên.")
            time.sleep(POLL_SECONDS)

    @property
    def running(self) -> bool:
        """Tell whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the server and all that it started."""
        if self._process is not None:
            os.killpg(self._process.pid, number)

    def stop(self) -> None:
        """End it and all that it started."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                # One that was frozen cannot hear that it should end.
                self.signal(signal.SIGCONT)
            end(self._process)
            self._process = None
