"""`make run`: Django's own server for work on the code, with debug pages and reloading."""

import sys

from tools.entry import enter
from tools.manage import management_command, run_django
from tools.paths import site_environment
from tools.ports import HOST, chosen_port, require_free
from tools.process import run

SETTINGS = "config.settings.dev"


def main() -> int:
    """Bring the database up to date and serve until Ctrl-C."""
    port = chosen_port()
    require_free(port)
    environment = site_environment(SETTINGS, SITE_URL=f"http://{HOST}:{port}")
    run_django("Chuẩn bị trang", [sys.executable, "-m", "tools.prepare"], environment)
    return run(management_command("runserver", f"{HOST}:{port}"), environment)


if __name__ == "__main__":
    sys.exit(enter(main))
