"""The server for the measurement of beacons: granian with two workers, for our site and for a bare application."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.databases import ROOT
from tools.process import end
from tools.servers import free_port

OURS, BARE = "config.wsgi:application", "benchmarks.bare_beacons:application"
WORKERS, THREADS = 2, 2
_START_SECONDS = 180.0


@contextlib.contextmanager
def serving(application: str, variables: Mapping[str, str], *options: str) -> Iterator["WebServer"]:
    """Run the application with two workers, and end it."""
    server = WebServer(application, variables, *options)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


class WebServer:
    """Granian with an application; what it says goes to a file."""

    def __init__(self, application: str, variables: Mapping[str, str], *options: str) -> None:
        self.port = free_port()
        chosen = ["--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--log-level", "error", *options]
        command = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--no-ws", *chosen]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", *command, application],
            cwd=ROOT,
            env=variables,
            stdin=subprocess.DEVNULL,
            process_group=0,
        )

    def wait(self) -> None:
        """Wait until it takes connections.

        Raises:
            RuntimeError: it does not come up.
        """
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.1)
        raise RuntimeError("the server does not come up")

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        return children_of(self.process.pid)

    def stop(self) -> None:
        """End it with all its workers."""
        end(self.process)

    def cpu_seconds(self) -> float:
        """Return what its workers have used of the processors."""
        return sum(cpu_seconds(worker) for worker in self.workers())


def children_of(process: int) -> list[int]:
    """Return the processes that a process has started and that are still there."""
    return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def cpu_seconds(process: int) -> float:
    """Return what a process has used, in the program and in the kernel."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
