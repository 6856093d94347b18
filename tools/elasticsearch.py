"""A single Elasticsearch node of our own: the distribution that its makers publish for integration tests."""

import http.client
import json
import os
import shutil
import signal
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from tools.failure import Failure
from tools.java import fetch, home_of
from tools.ports import HOST
from tools.servers import Owner, Server, free_port, make_private, owner, services_folder

GROUP = "org.elasticsearch.distribution.integ-test-zip"
NAME = "elasticsearch"
# The version to use, and the next one; each with the oldest Java it runs on.
VERSION, NEXT_VERSION = "8.19.9", "9.2.0"
OLDEST_JAVA = {VERSION: 17, NEXT_VERSION: 21}
HEAP = "512m"
START_SECONDS = 120.0


def runs_here(version: str) -> bool:
    """Tell whether this machine has a Java for that version."""
    return home_of(OLDEST_JAVA[version]) is not None


def distribution(version: str, user: Owner | None) -> Path:
    """Return the folder of the unpacked programs of a version, where the server's user can reach it."""
    folder = services_folder(user) / "programs" / f"{NAME}-{version}"
    if not folder.exists():
        archive = fetch(GROUP, NAME, version, "zip")
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as unpacked:
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(unpacked)
            fresh = Path(unpacked, folder.name)
            for program in (fresh / "bin").iterdir():
                program.chmod(0o755)
            fresh.rename(folder)
    return folder


class Node:
    """One node: settings, data and logs in a folder, reached on a port of its own."""

    def __init__(self, folder: Path, version: str = VERSION) -> None:
        java = home_of(OLDEST_JAVA[version])
        if java is None:
            advice = "hãy chạy “sudo apt install default-jre-headless” rồi thử lại"
            raise Failure(f"Thiếu Java {OLDEST_JAVA[version]} trở lên: {advice}.")
        self._java = java
        self._user = owner()
        self._folder = folder
        self._programs = distribution(version, self._user)
        self._port = free_port()
        self._server = Server("Elasticsearch", folder / "output", self._user)

    @property
    def url(self) -> str:
        """Return the value of ELASTICSEARCH_URL."""
        return f"http://{HOST}:{self._port}"

    def start(self) -> None:
        """Start the node, on the data it had if it ran before, and wait until it answers."""
        make_private(self._folder, self._user)
        config = self._folder / "config"
        if not config.exists():
            shutil.copytree(self._programs / "config", config)
        (config / "elasticsearch.yml").write_text(self._settings())
        self._hand_over(config)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._folder),
            "ES_PATH_CONF": str(config),
            "ES_JAVA_HOME": str(self._java),
            "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        }
        self._server.start([str(self._programs / "bin" / NAME)], environment, self.answers, START_SECONDS)

    def _settings(self) -> str:
        settings = {
            "discovery.type": "single-node",
            "network.host": HOST,
            "http.port": self._port,
            "xpack.security.enabled": "false",
            "path.data": self._folder / "data",
            "path.logs": self._folder / "logs",
        }
        return "".join(f"{name}: {value}\n" for name, value in settings.items())

    def _hand_over(self, config: Path) -> None:
        if self._user is not None:
            for path in (config, *config.rglob("*")):
                os.chown(path, self._user.uid, self._user.gid)

    def answers(self) -> bool:
        """Tell whether the node says that it is well. Its front page (`GET /`) is not in this distribution."""
        with closing(http.client.HTTPConnection(HOST, self._port, timeout=2)) as connection:
            try:
                connection.request("GET", "/_cluster/health")
                return json.loads(connection.getresponse().read()).get("status") in ("green", "yellow")
            except (OSError, ValueError, http.client.HTTPException):
                return False

    def freeze(self) -> None:
        """Let the node hang: connections open, nothing is answered."""
        self._server.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a node that hangs go on."""
        self._server.signal(signal.SIGCONT)

    def kill(self) -> None:
        """End the node as a power cut would."""
        self._server.signal(signal.SIGKILL)
        self._server.stop()

    def stop(self) -> None:
        """Stop the node; its data stays."""
        self._server.stop()
