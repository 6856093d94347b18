"""Java of the machine, and what Maven fetches: once, into the machine's own local repository."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tools.failure import Failure
from tools.process import run

FOLDERS = Path("/usr/lib/jvm")
_VERSION = re.compile(r'version "(\d+)')
_SIGNS = re.compile(r"\x1b\[[0-9;]*m")


@cache
def homes() -> dict[int, Path]:
    """Return where each Java of this machine lives, by its major version."""
    programs = [*FOLDERS.glob("*/bin/java")]
    programs += [Path(found) for found in (shutil.which("java"),) if found]
    if os.environ.get("JAVA_HOME"):
        programs.append(Path(os.environ["JAVA_HOME"], "bin", "java"))
    found = {program.resolve() for program in programs if program.exists()}
    return {version: program.parents[1] for program in sorted(found) if (version := _version(program))}


def _version(program: Path) -> int:
    said = subprocess.run([str(program), "-version"], capture_output=True, text=True, check=False).stderr
    match = _VERSION.search(said)
    return int(match.group(1)) if match else 0


def home_of(oldest: int) -> Path | None:
    """Return the home of the oldest Java that is new enough, if there is one."""
    fitting = [version for version in homes() if version >= oldest]
    return homes()[min(fitting)] if fitting else None


def fetch(group: str, name: str, version: str, kind: str) -> Path:
    """Return a file that Maven keeps in its local repository; it is fetched when it is not there yet.

    Raises:
        Failure: it cannot be had.
    """
    path = _repository() / group.replace(".", "/") / name / version / f"{name}-{version}.{kind}"
    if not path.exists():
        print(f"Đang tải {name} {version} bằng Maven (khoảng 100 MB, chỉ một lần) …", flush=True)
        get = f"-Dartifact={group}:{name}:{version}:{kind}"
        code = run(["mvn", "-q", "-B", "dependency:get", "-Dtransitive=false", get], os.environ)
        if code or not path.exists():
            raise Failure(f"Không tải được {name} {version}: hãy kiểm tra kết nối mạng của Maven rồi chạy lại.")
    return path


@cache
def _repository() -> Path:
    ask = ["mvn", "-q", "-B", "help:evaluate", "-Dexpression=settings.localRepository", "-DforceStdout"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    lines = _SIGNS.sub("", done.stdout).split()
    if done.returncode or not lines:
        raise Failure(f"{done.stdout[-1000:]}\nMaven không chạy được: hãy kiểm tra kết nối mạng rồi chạy lại.")
    return Path(lines[-1])
