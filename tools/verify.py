"""`make test`: everything that must hold: linters, then the tests on SQLite, on PostgreSQL and with Elasticsearch."""

import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools.elasticsearch import NEXT_VERSION, OLDEST_JAVA, VERSION, runs_here
from tools.entry import enter
from tools.failure import Failure
from tools.packages import CHROMIUM, JAVA, MAVEN, NGINX, OPENSSL, POSTGRESQL, REDIS, Package, browser, require
from tools.paths import clean_environment, var_dir
from tools.process import run
from tools.services import throwaway_postgresql, throwaway_redis
from tools.steps import Step, exit_code, run_steps, summary

INTERRUPTED = 130
WORKERS = max(2, min(os.cpu_count() or 2, 6))
TEST_SETTINGS = "config.settings.test"
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def main() -> int:
    """Run the parts named on the command line, or all of them."""
    parts = sys.argv[1:] or list(PARTS)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise Failure(f"Không có phần “{unknown[0]}”: hãy chọn ONLY trong {', '.join(PARTS)}.")
    cache = var_dir().resolve() / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="tests-", dir=var_dir().resolve()))
    try:
        results = run_steps(step for part in parts for step in PARTS[part](scratch))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(summary(results))
    return exit_code(results)


def lint_steps(scratch: Path) -> list[Step]:
    """Return what needs no test to run."""
    spare = f"sqlite:///{scratch / 'check.sqlite3'}"
    public = {
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "lantoa.example",
        "DATABASE_URL": spare,
    }
    imports = str(var_dir().resolve() / "cache" / "imports")
    migrations = ["manage.py", "makemigrations", "--check", "--dry-run"]
    deploy = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return [
        _python("ruff: mã nguồn", "-m", "ruff", "check", "."),
        _python("ruff: cách trình bày", "-m", "ruff", "format", "--check", "."),
        _python("mypy: kiểu dữ liệu", "-m", "mypy"),
        _python("djlint: khuôn trang", "-m", "djlint", "templates", "--lint", "--quiet"),
        _python("import-linter: chiều phụ thuộc", "-c", IMPORT_LINTER, "--cache-dir", imports),
        _python("migration: không thiếu bước nào", *migrations, DATABASE_URL=spare),
        _python("check --deploy: cấu hình máy chủ", *deploy, settings="config.settings.production", **public),
    ]


def sqlite_steps(scratch: Path) -> list[Step]:
    """Return the tests on SQLite, browser journeys included."""
    tests = _pytest("pytest trên SQLite, cả trình duyệt", scratch / "sqlite")
    return [*_needs(CHROMIUM, REDIS, NGINX, OPENSSL), tests]


def postgresql_steps(scratch: Path) -> list[Step]:
    """Return the tests on a private PostgreSQL; the browser has nothing to add there."""

    def with_server() -> int:
        with throwaway_postgresql() as url:
            chosen = "not browser and not elasticsearch"
            return _pytest("", scratch / "postgresql", "-m", chosen, DATABASE_URL=url).action()

    return [*_needs(POSTGRESQL, REDIS, NGINX, OPENSSL), Step("pytest trên PostgreSQL", with_server)]


def elasticsearch_steps(scratch: Path) -> Iterator[Step]:
    """Yield the tests that need Elasticsearch, with Redis for the cache; on the next version too, if Java allows."""
    yield from _needs(MAVEN, JAVA, REDIS)
    yield _elasticsearch(scratch, VERSION)
    if runs_here(NEXT_VERSION):
        yield _elasticsearch(scratch, NEXT_VERSION)
    else:
        print(
            f"\nElasticsearch {NEXT_VERSION} không được thử: máy này không có Java {OLDEST_JAVA[NEXT_VERSION]} trở lên."
        )


def _elasticsearch(scratch: Path, version: str) -> Step:
    def with_redis() -> int:
        folder = scratch / f"elasticsearch-{version}"
        # One process: the tests share a node, and harm it.
        alone = ["-m", "elasticsearch", "-n", "0", "search"]
        with throwaway_redis() as cache:
            return _pytest("", folder, *alone, CACHE_URL=cache, ELASTICSEARCH_VERSION=version).action()

    return Step(f"pytest với Elasticsearch {version} và Redis", with_redis)


PARTS: dict[str, Callable[[Path], Iterable[Step]]] = {
    "lint": lint_steps,
    "sqlite": sqlite_steps,
    "postgresql": postgresql_steps,
    "elasticsearch": elasticsearch_steps,
}


def _needs(*packages: Package) -> list[Step]:
    """Return the step that installs packages, if any is missing."""

    def install() -> int:
        require(*packages)
        return 0

    missing = [package.name for package in packages if not package.present()]
    return [Step(f"cài {', '.join(missing)}", install)] if missing else []


def _pytest(title: str, folder: Path, *options: str, **extra: str) -> Step:
    cache = var_dir().resolve() / "cache" / "pytest"
    how = ["-n", str(WORKERS), "-ra", "--tb=short", "-o", f"cache_dir={cache}"]
    return _python(title, "-m", "pytest", *how, *options, LANTOA_TEST_ROOT=str(folder), **extra)


def _python(title: str, *arguments: str, settings: str = TEST_SETTINGS, **extra: str) -> Step:
    """Return a step that runs Python on the site, with every tool's cache under var/."""
    cache = var_dir().resolve() / "cache"

    def action() -> int:
        environment = clean_environment(
            settings,
            # Asked for now: the step before may have installed it.
            CHROMIUM=browser(),
            MYPY_CACHE_DIR=str(cache / "mypy"),
            RUFF_CACHE_DIR=str(cache / "ruff"),
            HYPOTHESIS_STORAGE_DIRECTORY=str(cache / "hypothesis"),
            **extra,
        )
        # As Ctrl-C does: tests then stop the servers that they started.
        return run([sys.executable, *arguments], environment, signal.SIGINT)

    return Step(title, action)


if __name__ == "__main__":
    sys.exit(enter(main, stopped=INTERRUPTED))
