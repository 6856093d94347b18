"""Settings for a public server: everything that differs between machines comes from the environment (see README)."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, SECRET_KEY, STORAGES, env

if not SECRET_KEY:
    raise ImproperlyConfigured("Thiếu biến môi trường SECRET_KEY: hãy đặt một chuỗi ngẫu nhiên dài ít nhất 50 ký tự.")

# HTTPS=0 is for a site behind a wall or on one's own machine; a public site keeps the default.
HTTPS = env.bool("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# A new connection to SQLite reads the whole schema, which takes longer than many a page.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "core.storage.StaticStorage"},
}
