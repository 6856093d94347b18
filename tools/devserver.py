"""`make run`: Django's own server for work on the code, with debug pages and reloading."""

import sys

from tools.entry import enter
from tools.manage import command, manage
from tools.paths import site_environment
from tools.ports import HOST, chosen_port, require_free
from tools.process import run

SETTINGS = "config.settings.dev"


def main() -> int:
    """Bring the database up to date and serve until Ctrl-C."""
    port = chosen_port()
    require_free(port)
    environment = site_environment(SETTINGS, SITE_URL=f"http://{HOST}:{port}")
    manage(environment, "migrate", "--verbosity=1", "--no-input")
    manage(environment, "setup_site")
    return run(command("runserver", f"{HOST}:{port}"), environment)


if __name__ == "__main__":
    sys.exit(enter(main))
