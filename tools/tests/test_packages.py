"""What is missing on the machine is installed or named, never passed over."""

import pytest

from tools import packages
from tools.failure import Failure
from tools.packages import Package, require


@pytest.fixture
def commands(monkeypatch):
    seen = []
    monkeypatch.setattr(packages, "run", lambda command, environment: seen.append(command) or 0)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    return seen


def test_nothing_is_installed_when_all_is_there(commands):
    require(Package("có-sẵn", lambda: True))
    assert commands == []


def test_without_the_right_to_install_the_package_is_named(commands, monkeypatch):
    monkeypatch.setattr(packages, "_privilege", lambda: None)
    with pytest.raises(Failure, match="sudo apt install chromium"):
        require(Package("chromium", lambda: False))
    assert commands == []


def test_with_the_right_it_is_installed_after_one_update(commands, monkeypatch):
    monkeypatch.setattr(packages, "_privilege", list)
    require(Package("postgresql", lambda: bool(commands)))
    assert [command[-1] for command in commands] == ["update", "postgresql"]


def test_an_installation_that_leaves_it_missing_is_a_failure(commands, monkeypatch):
    monkeypatch.setattr(packages, "_privilege", list)
    with pytest.raises(Failure, match="Thiếu chromium"):
        require(Package("chromium", lambda: False))


def test_the_browser_is_the_one_named_or_one_of_the_machine(monkeypatch):
    monkeypatch.setattr(packages.shutil, "which", {"google-chrome": "/usr/bin/google-chrome"}.get)
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert packages.browser() == "/usr/bin/google-chrome"
    monkeypatch.setenv("CHROMIUM", "/opt/chromium")
    assert packages.browser() == "/opt/chromium"
