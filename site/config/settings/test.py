"""Settings for tests: quick password hashes, files in a folder of their own, mail in memory."""

import os
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, env

SECRET_KEY = "for-tests-only-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAGTAILADMIN_BASE_URL = "http://testserver"

TEST_ROOT = Path(env.str("LANTOA_TEST_ROOT", default=tempfile.gettempdir())) / f"lantoa-test-{os.getpid()}"
MEDIA_ROOT = TEST_ROOT / "media"
STATIC_ROOT = TEST_ROOT / "static"
VISITS_ROOT = TEST_ROOT / "visits"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser journeys' server thread and the write locks are then the real ones.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_ROOT / "test.sqlite3")}
