"""`make demo`: the whole site on this machine, from an empty folder to a working address."""

import os
import sys
import tempfile
from pathlib import Path

from tools import stamp
from tools.entry import enter
from tools.manage import management_command, run_django
from tools.paths import ROOT, RUNTIME, site_environment, var_dir
from tools.ports import HOST, answers, chosen_port, require_free
from tools.supervisor import supervise

# The server warns of more than twice as many as there are processors.
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
SETTINGS = "config.settings.demo"
ADMIN_PATH = "/quan-tri/"
# Pictures only: documents have a view of their own, which knows who may read them.
PUBLIC_MEDIA = ("images", "original_images")


def main() -> int:
    """Prepare the site and serve it until Ctrl-C."""
    port = chosen_port()
    require_free(port)
    environment = site_environment(SETTINGS, SITE_URL=f"http://{HOST}:{port}")
    logins = prepare(environment, with_samples=os.environ.get("DEMO", "1") != "0")
    require_free(port)
    supervise(
        server_command(port),
        management_command("run_periodic"),
        environment,
        ready=lambda: answers(port),
        announce=lambda: print(banner(port, logins)),
    )
    return 0


def prepare(environment: dict[str, str], with_samples: bool) -> str:
    """Bring database, sample content and static files up to date; return how to sign in."""
    static = static_digests()
    stale = stamp.read(_static_notes()) != static or not (var_dir() / "static" / "staticfiles.json").exists()
    var_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=var_dir()) as folder:
        logins = Path(folder) / "logins"
        options = [*(["--static"] if stale else []), *([f"--logins={logins}"] if with_samples else [])]
        run_django("Chuẩn bị trang", [sys.executable, "-m", "tools.prepare", *options], environment)
        text = logins.read_text() if with_samples else _first_account()
    stamp.write(_static_notes(), static)
    return text


def static_digests() -> dict[str, str]:
    """Return what the collected static files depend on."""
    rooms = [folder for folder in ROOT.glob("*/static") if folder.parent.resolve() != var_dir().resolve()]
    return {
        # The stylesheets are put together from the folders of components.
        "files": stamp.tree_digest([ROOT / "static", ROOT / "templates", *sorted(rooms)]),
        "sheets": stamp.file_digest(ROOT / "core" / "sheets.py"),
        "storage": stamp.file_digest(ROOT / "core" / "storage.py"),
        "packages": stamp.file_digest(ROOT / RUNTIME),
    }


def _static_notes() -> Path:
    return var_dir() / "static.json"


def server_command(port: int) -> list[str]:
    """Return the command line of the web server; one process, so that all requests share one cache."""
    options = [
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "--no-ws",
        "--log-level",
        "warning",
    ]
    options += ["--workers", "1", "--blocking-threads", str(THREADS), "--respawn-failed-workers"]
    for folder in _media_folders():
        options += ["--static-path-route", f"/media/{folder.name}", "--static-path-mount", str(folder)]
    return [sys.executable, "-m", "granian", *options, "config.wsgi:application"]


def _media_folders() -> list[Path]:
    folders = [var_dir() / "media" / name for name in PUBLIC_MEDIA]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    return folders


def banner(port: int, logins: str) -> str:
    """Return what to open, whom to sign in as and how to stop."""
    address = f"http://{HOST}:{port}"
    lines = ["", f"  Trang tin:  {address}/", f"  Quản trị:   {address}{ADMIN_PATH}", ""]
    lines += [f"  {line}" for line in logins.strip().splitlines()]
    return "\n".join([*lines, "", "  Nhấn Ctrl-C để dừng.", ""])


def _first_account() -> str:
    how = f"DJANGO_SETTINGS_MODULE={SETTINGS} .venv/bin/python manage.py createsuperuser"
    return f"Chưa có tài khoản nào; tạo tài khoản đầu tiên bằng:\n{how}"


if __name__ == "__main__":
    sys.exit(enter(main))
