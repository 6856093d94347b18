"""The databases that are measured: made once, kept under var/bench, each used by processes of its own."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks import generate, search_stories
from tools.postgresql import Cluster
from tools.servers import owner, services_folder

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which the site's database is the one in `folder`."""
    return os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "LANTOA_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'lantoa.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    }


def manage(variables: Mapping[str, str], *command: str) -> None:
    """Run a management command in that environment.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=variables, check=True, stdout=subprocess.DEVNULL
    )


def figures(variables: Mapping[str, str], module: str, *arguments: str) -> Any:
    """Return what a module prints as JSON in its last line, run in a process of its own in that environment.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command = [sys.executable, "-m", module, *arguments]
    result = subprocess.run(command, cwd=ROOT, env=variables, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(result.stdout.splitlines()[-1])


def prepare(size: int) -> None:
    """Make the database of `size` stories unless it is there."""
    folder = FOLDER / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    variables = environment(folder)
    manage(variables, "migrate", "--verbosity=0")
    manage(variables, "collectstatic", "--noinput", "--verbosity=0")
    if (folder / "ready").exists():
        return
    source = folder / "stories.jsonl"
    generate.write(source, size)
    manage(variables, "setup_site")
    manage(variables, "load_places")
    manage(variables, "import_stories", str(source), "--origin=bench")
    (folder / "ready").touch()


@contextlib.contextmanager
def search_database(kind: str, size: int) -> Iterator[dict[str, str]]:
    """Give the environment of a database with so many stories of many words; it is made when there is none."""
    folder = FOLDER / f"search-{size}" / kind
    folder.mkdir(parents=True, exist_ok=True)
    variables = environment(folder)
    if kind == SQLITE:
        _prepare(variables, folder / "ready", size)
        yield variables
        return
    cluster = Cluster(services_folder(owner()) / f"bench-{size}", owner(), "-c shared_buffers=512MB")
    cluster.start()
    try:
        variables |= {"DATABASE_URL": cluster.url}
        _prepare(variables, services_folder(owner()) / f"bench-{size}" / "ready", size)
        yield variables
    finally:
        cluster.stop()


def _prepare(variables: Mapping[str, str], ready: Path, size: int) -> None:
    manage(variables, "migrate", "--verbosity=0")
    if ready.exists():
        return
    source = FOLDER / f"search-{size}" / "stories.jsonl"
    if not source.exists():
        unfinished = source.with_suffix(".part")
        search_stories.write(unfinished, size)
        unfinished.rename(source)
    manage(variables, "setup_site")
    manage(variables, "load_places")
    # The index is built, and timed, by the measurement.
    manage(variables, "import_stories", str(source), "--origin=bench", "--allow-unknown-place", "--no-index")
    ready.touch()
