"""Settings for work on the code: debug pages, any local host, a fixed key."""

from config.settings.base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "for-development-only-" + "x" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
