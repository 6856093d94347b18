"""`make requirements`: pins every package of pyproject.toml, with hashes, for every machine we support."""

import os
import shutil
import sys

from tools.entry import enter
from tools.failure import Failure
from tools.paths import DEVELOPMENT, RUNTIME, site_environment
from tools.process import run

OPTIONS = [
    "--generate-hashes",
    "--universal",
    "--python-version=3.11",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--annotation-style=line",
    "--quiet",
]


def main() -> int:
    """Compile both files; the development one takes the same versions as the runtime one."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        raise Failure("Cần chương trình uv để ghim thư viện: hãy cài uv rồi chạy lại, hoặc nêu đường dẫn bằng UV=….")
    newer = sys.argv[1:]
    _compile(uv, RUNTIME, *newer)
    _compile(uv, DEVELOPMENT, *newer, "--extra=dev", f"--constraint={RUNTIME}")
    print(f"Đã ghim lại {RUNTIME} và {DEVELOPMENT}.")
    return 0


def _compile(uv: str, output: str, *options: str) -> None:
    command = [uv, "pip", "compile", *OPTIONS, *options, f"--output-file={output}", "pyproject.toml"]
    if run(command, site_environment()):
        raise Failure(f"Không ghim được {output}: xem lý do ở các dòng trên.")


if __name__ == "__main__":
    sys.exit(enter(main))
