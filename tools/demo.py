"""`make demo`: the whole site on this machine, from an empty folder to a working address."""

import os
import sys
from pathlib import Path

from tools import stamp
from tools.entry import enter
from tools.manage import command, manage
from tools.paths import ROOT, RUNTIME, site_environment, var_dir
from tools.ports import HOST, answers, chosen_port, require_free
from tools.supervisor import supervise

SETTINGS = "config.settings.demo"
ADMIN_PATH = "/quan-tri/"
# Only what is made for readers: originals may tell where a photo was taken, documents have their own view.
PUBLIC_MEDIA = ("images",)


def main() -> int:
    """Prepare the site and serve it until Ctrl-C."""
    port = chosen_port()
    require_free(port)
    environment = site_environment(SETTINGS, SITE_URL=f"http://{HOST}:{port}")
    with_samples = os.environ.get("DEMO", "1") != "0"
    prepare(environment, with_samples)
    logins = manage(environment, "demo_logins", quiet=True) if with_samples else _first_account()
    require_free(port)
    supervise(
        server_command(port),
        command("run_periodic"),
        environment,
        ready=lambda: answers(port),
        announce=lambda: print(banner(port, logins)),
    )
    return 0


def prepare(environment: dict[str, str], with_samples: bool) -> None:
    """Bring database, first pages, sample content and static files up to date."""
    print("Đang chuẩn bị cơ sở dữ liệu …")
    manage(environment, "migrate", "--verbosity=0", "--no-input")
    manage(environment, "setup_site")
    if with_samples:
        manage(environment, "load_demo")
    collect_static(environment)


def collect_static(environment: dict[str, str]) -> None:
    """Collect the static files unless nothing about them has changed."""
    notes = var_dir() / "static.json"
    source = [ROOT / "static", *ROOT.glob("*/static")]
    wanted = {"files": stamp.tree_digest(source), "packages": stamp.file_digest(ROOT / RUNTIME)}
    wanted["storage"] = stamp.tree_digest([ROOT / "core", ROOT / "site" / "config" / "settings"])
    if stamp.read(notes) == wanted and (var_dir() / "static" / "staticfiles.json").exists():
        return
    print("Đang gom các tệp tĩnh …")
    manage(environment, "collectstatic", "--no-input", "--verbosity=0")
    stamp.write(notes, wanted)


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
    options += ["--workers", "1", "--blocking-threads", "8", "--respawn-failed-workers"]
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
