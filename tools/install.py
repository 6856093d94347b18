"""Puts the pinned packages into .venv, by hash, and remembers which."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import stamp
from tools.disk import require_space
from tools.failure import FULL_DISK, NO_NETWORK, Failure, full_disk, no_network
from tools.paths import DEVELOPMENT, ROOT, RUNTIME, VENV, VENV_PYTHON, site_environment
from tools.process import stream

ALMOST_NOTHING = 50 * 1024**2
NOTES = VENV / "installed.json"
_STEP = re.compile(r"^(?:Collecting|Requirement already satisfied:) ([\w.-]+)", re.MULTILINE)
_PIN = re.compile(r"^[\w.-]+==", re.MULTILINE)


def ensure_installed(requirements: str) -> None:
    """Bring .venv in step with a requirements file; return at once when it is."""
    wanted = _digests(requirements)
    notes = stamp.read(NOTES)
    if VENV_PYTHON.exists() and wanted.items() <= notes.items() and _works(VENV_PYTHON, "-c", ""):
        return
    require_space(ROOT)
    _ensure_venv()
    NOTES.unlink(missing_ok=True)
    _install(ROOT / requirements)
    stamp.write(NOTES, wanted)


def _digests(requirements: str) -> dict[str, str]:
    """Return what will be installed: the development file contains the other."""
    names = [RUNTIME, DEVELOPMENT] if requirements == DEVELOPMENT else [RUNTIME]
    digests = {name: stamp.file_digest(ROOT / name) for name in names}
    return {"python": ".".join(map(str, sys.version_info[:2])), **digests}


def _works(python: Path, *arguments: str) -> bool:
    command = [str(python), *arguments]
    return python.exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def _ensure_venv() -> None:
    same = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    if _works(VENV_PYTHON, "-c", same):
        return
    require_ensurepip()
    print("Đang tạo môi trường Python trong .venv …")
    output: list[bytes] = []
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if stream(command, site_environment(), output.append):
        raise Failure(_explain_venv(b"".join(output).decode("utf-8", "replace")))


def _explain_venv(text: str) -> str:
    # What ensurepip said is lost: only that it failed is left.
    if full_disk(text) or shutil.disk_usage(VENV if VENV.exists() else ROOT).free < ALMOST_NOTHING:
        return FULL_DISK
    if "ensurepip" in text:
        return venv_advice()
    return f"Không tạo được {VENV}: {text.strip()}"


def require_ensurepip() -> None:
    """Refuse a Python from which the distribution has cut the making of environments."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Failure(venv_advice())


def venv_advice() -> str:
    """Name the package that makes environments."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        "Python trên máy này thiếu phần tạo môi trường (venv): hãy chạy “sudo apt install python3-venv” "
        f"(hoặc python{version}-venv) rồi thử lại."
    )


def _install(requirements: Path) -> None:
    progress = Progress(len(_PIN.findall(requirements.read_text())))
    options = [
        "--require-hashes",
        "--no-deps",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar=off",
    ]
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--retries=2", *options, "-r", str(requirements)]
    code = stream(command, site_environment(), progress)
    progress.close()
    if code:
        raise Failure(_explain(progress.text))


def _explain(text: str) -> str:
    if full_disk(text):
        return FULL_DISK
    if no_network(text):
        return NO_NETWORK
    tail = "\n".join(text.splitlines()[-15:])
    return f"{tail}\nKhông cài được thư viện trong {RUNTIME}: xem lý do ở các dòng trên."


class Progress:
    """Counts the packages that pip goes through, on one line of the terminal."""

    def __init__(self, total: int) -> None:
        self.text = ""
        self._total = total
        self._counted = 0
        self._installing = False

    def __call__(self, chunk: bytes) -> None:
        """Take the next piece of pip's output."""
        self.text += chunk.decode("utf-8", "replace")
        names = _STEP.findall(self.text)
        if len(names) > self._counted:
            self._counted = len(names)
            self._show(f"Đang tải thư viện {self._counted}/{self._total}: {names[-1]}", self._counted % 10 == 1)
        if not self._installing and "Installing collected packages" in self.text:
            self._installing = True
            self._show("Đang cài đặt thư viện …", milestone=True)

    def _show(self, text: str, milestone: bool) -> None:
        if sys.stdout.isatty():
            print(f"\r\033[K{text}", end="", flush=True)
        elif milestone:
            print(text)

    def close(self) -> None:
        """Leave the line."""
        if sys.stdout.isatty():
            print("\r\033[K", end="", flush=True)
