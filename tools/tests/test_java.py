"""Which Java is taken, and what Maven is asked for."""

import subprocess
from pathlib import Path

import pytest

from tools import java
from tools.elasticsearch import NEXT_VERSION, OLDEST_JAVA, VERSION, Node
from tools.failure import Failure
from tools.java import fetch, home_of
from tools.redis import Redis


@pytest.fixture
def installed(monkeypatch):
    homes = {}
    monkeypatch.setattr(java, "homes", lambda: homes)
    return homes


def test_the_oldest_that_is_new_enough_is_taken(installed):
    installed.update({25: Path("/jvm/25"), 11: Path("/jvm/11"), 17: Path("/jvm/17")})
    assert home_of(OLDEST_JAVA[VERSION]) == Path("/jvm/17")
    assert home_of(OLDEST_JAVA[NEXT_VERSION]) == Path("/jvm/25")
    assert home_of(26) is None


def test_a_node_without_java_names_the_package(installed, tmp_path):
    with pytest.raises(Failure, match="default-jre-headless"):
        Node(tmp_path)


@pytest.mark.parametrize(
    ("said", "version"), [('openjdk version "17.0.15" 2025', 17), ('java version "25"', 25), ("", 0)]
)
def test_a_java_says_its_version(monkeypatch, said, version):
    answer = subprocess.CompletedProcess([], 0, "", said)
    monkeypatch.setattr(java.subprocess, "run", lambda *args, **kwargs: answer)
    assert java._version(Path("java")) == version


def test_what_maven_has_is_not_fetched_again(monkeypatch, tmp_path):
    monkeypatch.setattr(java, "_repository", lambda: tmp_path)
    monkeypatch.setattr(java, "run", lambda *_: pytest.fail("fetched"))
    there = tmp_path / "org" / "example" / "thing" / "1.0" / "thing-1.0.zip"
    there.parent.mkdir(parents=True)
    there.touch()
    assert fetch("org.example", "thing", "1.0", "zip") == there


def test_what_is_missing_is_fetched_once_and_said(monkeypatch, tmp_path, capsys):
    def download(command, environment):
        assert command[-1] == "-Dartifact=org.example:thing:1.0:zip"
        folder = tmp_path / "org" / "example" / "thing" / "1.0"
        folder.mkdir(parents=True)
        (folder / "thing-1.0.zip").touch()
        return 0

    monkeypatch.setattr(java, "_repository", lambda: tmp_path)
    monkeypatch.setattr(java, "run", download)
    assert fetch("org.example", "thing", "1.0", "zip").exists()
    assert "chỉ một lần" in capsys.readouterr().out


def test_a_download_that_fails_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(java, "_repository", lambda: tmp_path)
    monkeypatch.setattr(java, "run", lambda *_: 1)
    with pytest.raises(Failure, match="kết nối mạng"):
        fetch("org.example", "thing", "1.0", "zip")


def test_a_machine_without_redis_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setattr("tools.redis.shutil.which", lambda name: None)
    with pytest.raises(Failure, match="sudo apt install redis-server"):
        Redis(tmp_path)
