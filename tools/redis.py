"""A Redis of our own, in memory alone, on a port of its own."""

import shutil
import signal
import socket
from pathlib import Path

from tools.failure import Failure
from tools.paths import site_environment
from tools.ports import HOST
from tools.servers import Server, free_port, make_private, owner

PROGRAM = "redis-server"
START_SECONDS = 15.0


def program() -> str:
    """Return the server's program; "" where it is not installed."""
    return shutil.which(PROGRAM) or ""


class Redis:
    """One Redis that forgets everything when it stops."""

    def __init__(self, folder: Path, *options: str) -> None:
        """Take a folder of its own, and further options of the program."""
        if not program():
            raise Failure("Thiếu Redis: hãy chạy “sudo apt install redis-server” rồi thử lại.")
        self._folder = folder
        self._options = options
        self._user = owner()
        self._port = free_port()
        self._server = Server("Redis", folder / "output", self._user)

    @property
    def url(self) -> str:
        """Return the value of CACHE_URL."""
        return f"rediscache://{HOST}:{self._port}/0"

    @property
    def address(self) -> str:
        """Return the value of VISITS_REDIS_URL."""
        return f"redis://{HOST}:{self._port}/2"

    def start(self) -> None:
        """Start it and wait until it answers."""
        make_private(self._folder, self._user)
        options = ["--bind", HOST, "--port", str(self._port), "--save", "", "--dir", str(self._folder)]
        options += self._options
        self._server.start([program(), *options], site_environment(), self.answers, START_SECONDS)

    def answers(self) -> bool:
        """Tell whether it answers."""
        try:
            with socket.create_connection((HOST, self._port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal: SIGSTOP freezes it."""
        self._server.signal(number)

    def stop(self) -> None:
        """Stop it."""
        self._server.stop()
