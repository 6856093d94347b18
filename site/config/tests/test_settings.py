"""Production settings are strict by default and come from the environment."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings.production"} | environment
    return subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=False)


def show(expression: str, **environment: str) -> str:
    result = run(f"from django.conf import settings; print({expression})", SECRET_KEY="k" * 60, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_without_a_key_it_says_so_in_words():
    result = run("from django.conf import settings; settings.DEBUG")
    assert result.returncode == 1
    assert "Thiếu biến môi trường SECRET_KEY" in result.stderr


def test_debug_is_off_and_cookies_are_secure():
    flags = "settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT"
    assert show(flags) == "False True True True"


def test_plain_http_is_a_choice():
    assert show("settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS", HTTPS="0") == "False 0"


def test_no_host_is_allowed_until_named():
    assert show("settings.ALLOWED_HOSTS") == "[]"
    assert show("settings.ALLOWED_HOSTS", ALLOWED_HOSTS="a.gov.vn,b.gov.vn") == "['a.gov.vn', 'b.gov.vn']"


def test_postgresql_by_one_setting():
    engine = "settings.DATABASES['default']['ENGINE'], 'django.contrib.postgres' in settings.INSTALLED_APPS"
    assert show(engine, DATABASE_URL="postgres://u:p@localhost/x") == "django.db.backends.postgresql True"
    assert show(engine) == "django.db.backends.sqlite3 False"


def test_sqlite_takes_the_write_lock_at_the_start():
    assert show("settings.DATABASES['default']['OPTIONS']['transaction_mode']") == "IMMEDIATE"


def test_elasticsearch_by_one_setting_and_never_for_the_newsroom():
    assert show("'readers' in settings.WAGTAILSEARCH_BACKENDS") == "False"
    backends = "settings.WAGTAILSEARCH_BACKENDS"
    names = f"{backends}['readers']['URLS'], 'elastic' in str({backends}['default'])"
    assert show(names, ELASTICSEARCH_URL="http://a:9200,http://b:9200") == "['http://a:9200', 'http://b:9200'] False"


def test_visits_need_no_redis_and_take_one_by_one_setting():
    assert show("repr(settings.VISITS_REDIS_URL)") == "''"
    assert show("settings.VISITS_REDIS_URL", VISITS_REDIS_URL="redis://a:6379/2") == "redis://a:6379/2"


def test_connections_serve_many_requests():
    age = "settings.DATABASES['default']['CONN_MAX_AGE']"
    assert show(age) == show(age, DATABASE_URL="postgres://u:p@localhost/x") == "60"


def test_processes_that_start_at_once_share_the_key_that_the_first_has_made(tmp_path):
    code = "import config.settings.demo as demo; print(demo.SECRET_KEY)"
    environment = {"LANTOA_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda _number: run(code, **environment), range(6)))
    (key,) = {result.stdout.strip() for result in results}
    assert len(key) > 50, results[0].stderr
    assert [path.name for path in tmp_path.glob("secret_key*")] == ["secret_key"]
