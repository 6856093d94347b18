"""Which variables of the environment reach the site."""

import re

from tools.paths import ROOT, SITE_VARIABLES, clean_environment, site_environment


def test_every_variable_that_the_settings_read_is_known():
    settings = "".join(path.read_text() for path in (ROOT / "site/config/settings").glob("*.py"))
    read = set(re.findall(r"env\.[a-z]+\(\s*\"([A-Z_]+)\"", settings))
    assert read
    assert read <= set(SITE_VARIABLES)


def test_the_demo_keeps_what_the_machine_sets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///riêng")
    environment = site_environment("config.settings.demo")
    assert environment["DATABASE_URL"] == "sqlite:///riêng"
    assert environment["DJANGO_SETTINGS_MODULE"] == "config.settings.demo"


def test_the_tests_do_not(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///riêng")
    environment = clean_environment("config.settings.test", LANTOA_TEST_ROOT="/tạm")
    assert "DATABASE_URL" not in environment
    assert environment["LANTOA_TEST_ROOT"] == "/tạm"
    assert environment["DJANGO_SETTINGS_MODULE"] == "config.settings.test"
