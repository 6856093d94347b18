"""A PostgreSQL cluster of our own, on a Unix socket of its own; never a server that was already running."""

import contextlib
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.failure import FULL_DISK, Failure, full_disk
from tools.servers import Owner, make_private

# No network: the number only names the socket.
PORT = 54_329
NAME = "lantoa"
# Longer socket paths than some 107 bytes do not exist.
LONGEST_FOLDER = 80


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs, if there is one."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


class Cluster:
    """One PostgreSQL cluster: its data in a folder, its socket beside it."""

    def __init__(self, folder: Path, user: Owner | None, options: str = "") -> None:
        programs = binaries()
        if programs is None:
            raise Failure("Thiếu PostgreSQL: hãy chạy “sudo apt install postgresql” rồi thử lại.")
        self._programs = programs
        self._folder = folder
        self._data = folder / "data"
        self._user = user
        self._options = options
        self._socket = folder

    @property
    def url(self) -> str:
        """Return the value of DATABASE_URL."""
        return f"postgres://{NAME}@:{PORT}/{self._socket}/{NAME}"

    def start(self) -> None:
        """Make the cluster when it is new, and start its server."""
        make_private(self._folder, self._user)
        if len(str(self._folder)) > LONGEST_FOLDER:
            self._socket = Path(tempfile.mkdtemp(prefix="lantoa-"))
            make_private(self._socket, self._user)
        if not (self._data / "PG_VERSION").exists():
            settings = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
            self._call("initdb", f"--pgdata={self._data}", f"--username={NAME}", *settings)
        options = f"-h '' -p {PORT} -k {shlex.quote(str(self._socket))} {self._options}"
        self._control("start", "-l", str(self._folder / "log"), "-o", options)
        with contextlib.suppress(Failure):
            self._call("createdb", f"--host={self._socket}", f"--port={PORT}", f"--username={NAME}", NAME)

    def running(self) -> bool:
        """Tell whether the cluster's server is there."""
        with contextlib.suppress(Failure):
            self._control("status")
            return True
        return False

    def stop(self) -> None:
        """Stop the server without waiting for its clients."""
        with contextlib.suppress(Failure):
            self._control("stop", "--mode=fast")
        if self._socket != self._folder:
            shutil.rmtree(self._socket, ignore_errors=True)

    def _control(self, action: str, *options: str) -> None:
        wait = [] if action == "status" else ["--wait"]
        self._call("pg_ctl", action, f"--pgdata={self._data}", *wait, *options)

    def _call(self, program: str, *arguments: str) -> None:
        # Not a pipe: the server that pg_ctl leaves behind would keep it open.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=0,
                user=self._user.uid if self._user else None,
                group=self._user.gid if self._user else None,
                extra_groups=[] if self._user else None,
                cwd="/",
                check=False,
            )
            output.seek(0)
            text = output.read().decode("utf-8", "replace") + self._log()
        if done.returncode:
            raise Failure(FULL_DISK if full_disk(text) else f"{text}\nKhông chạy được {program}.")

    def _log(self) -> str:
        log = self._folder / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""
