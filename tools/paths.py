"""Where the tools find things and where they may write."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
DEFAULT_PORT = 8000

# A machine's own settings must not change what the tests say.
SITE_VARIABLES = (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CACHE_URL",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "DJANGO_SETTINGS_MODULE",
    "ELASTICSEARCH_API_KEY",
    "ELASTICSEARCH_CA",
    "ELASTICSEARCH_PASSWORD",
    "ELASTICSEARCH_URL",
    "ELASTICSEARCH_USER",
    "ELASTICSEARCH_VERIFY",
    "EMAIL_URL",
    "HSTS_SECONDS",
    "HTTPS",
    "INDEX_PREFIX",
    "LANTOA_TEST_ROOT",
    "LANTOA_VAR",
    "SEARCHES_KEPT_DAYS",
    "SECRET_KEY",
    "SITE_URL",
    "VISITS_REDIS_URL",
)


def var_dir() -> Path:
    """Return the only folder, next to .venv, that running the site writes to."""
    return Path(os.environ.get("LANTOA_VAR") or ROOT / "var")


def site_environment(settings: str = "", **extra: str) -> dict[str, str]:
    """Return the environment in which Django finds the site, and no command litters the tree."""
    if settings:
        extra["DJANGO_SETTINGS_MODULE"] = settings
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        **extra,
    }


def clean_environment(settings: str, **extra: str) -> dict[str, str]:
    """Return the same environment without the settings of a site that this machine may carry."""
    extra["DJANGO_SETTINGS_MODULE"] = settings
    return {
        name: value for name, value in site_environment(**extra).items() if name in extra or name not in SITE_VARIABLES
    }
