"""What the tests need from the distribution: present, installed now, or named in one sentence."""

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import NamedTuple

from tools import redis
from tools.elasticsearch import VERSION, runs_here
from tools.failure import Failure
from tools.java import homes
from tools.postgresql import binaries
from tools.process import run

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Package(NamedTuple):
    """A package of the distribution and how to see that it is there."""

    name: str
    present: Callable[[], bool]


def browser() -> str:
    """Return the browser that the journeys drive: the one that CHROMIUM names, or one of the machine's."""
    named = os.environ.get("CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, BROWSERS)), "")


def nginx() -> str:
    """Return the program of nginx, which distributions keep where only root looks; "" where it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or ""


CHROMIUM = Package("chromium", lambda: bool(browser()))
POSTGRESQL = Package("postgresql", lambda: binaries() is not None)
REDIS = Package("redis-server", lambda: bool(redis.program()))
# It tries the shipped configuration of a web server in front of ours, with a certificate made on the spot.
NGINX = Package("nginx", lambda: bool(nginx()))
OPENSSL = Package("openssl", lambda: shutil.which("openssl") is not None)
MAVEN = Package("maven", lambda: shutil.which("mvn") is not None)
JAVA = Package("default-jre-headless", lambda: runs_here(VERSION))


def require(*packages: Package) -> None:
    """Install what is missing when we may, otherwise say what to install."""
    missing = [package for package in packages if not package.present()]
    if not missing:
        return
    prefix = _privilege()
    names = [package.name for package in missing]
    if prefix is None or shutil.which("apt-get") is None:
        raise _advice(names)
    print(f"Đang cài {' và '.join(names)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*prefix, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    run([*apt, "update"], environment)
    run([*apt, "install", "-y", "--no-install-recommends", *names], environment)
    homes.cache_clear()
    still = [package.name for package in missing if not package.present()]
    if still:
        raise _advice(still)


def _privilege() -> list[str] | None:
    """Return what to put before a command to run it as root; None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if allowed else None


def _advice(names: list[str]) -> Failure:
    return Failure(f"Thiếu {' và '.join(names)}: hãy chạy “sudo apt install {' '.join(names)}” rồi thử lại.")
