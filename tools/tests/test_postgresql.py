"""Where a private PostgreSQL lives and how it is reached."""

from pathlib import Path

import environ
import pytest

from tools import postgresql
from tools.failure import Failure
from tools.postgresql import NAME, PORT, Cluster, Owner, services_folder

SOMEBODY = Owner(12_345, 12_345)


@pytest.fixture
def var(monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql, "var_dir", lambda: tmp_path / "var")
    monkeypatch.setattr(postgresql.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path / "var"


@pytest.fixture
def programs(monkeypatch):
    monkeypatch.setattr(postgresql, "binaries", lambda: Path("/usr/lib/postgresql/15/bin"))


def test_an_ordinary_user_keeps_it_under_var(var):
    assert services_folder(None) == var / "services"


def test_a_user_who_can_reach_var_keeps_it_there(var, monkeypatch):
    monkeypatch.setattr(postgresql, "_passable", lambda folder, user: True)
    assert services_folder(SOMEBODY) == var / "services"


def test_a_user_who_cannot_reach_var_keeps_it_in_the_temporary_folder(var, monkeypatch):
    monkeypatch.setattr(postgresql, "_passable", lambda folder, user: False)
    folder = services_folder(SOMEBODY)
    assert folder.parent == var.parent
    assert folder == services_folder(SOMEBODY)


def test_a_folder_that_someone_else_made_there_is_refused(var, monkeypatch):
    monkeypatch.setattr(postgresql, "_passable", lambda folder, user: False)
    services_folder(SOMEBODY)
    monkeypatch.setattr(postgresql.os, "geteuid", lambda: 54_321)
    with pytest.raises(Failure, match="người khác"):
        services_folder(SOMEBODY)


def test_the_address_leads_to_the_socket_and_nowhere_else(programs, tmp_path):
    settings = environ.Env.db_url_config(Cluster(tmp_path, None).url)
    assert settings["HOST"] == str(tmp_path)
    assert (settings["NAME"], settings["USER"], settings["PORT"]) == (NAME, NAME, PORT)


def test_a_machine_without_it_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql, "binaries", lambda: None)
    with pytest.raises(Failure, match="sudo apt install postgresql"):
        Cluster(tmp_path, None)
