"""Where a private PostgreSQL lives and how it is reached."""

from pathlib import Path

import environ
import pytest

from tools import postgresql
from tools.failure import Failure
from tools.postgresql import NAME, PORT, Cluster


@pytest.fixture
def programs(monkeypatch):
    monkeypatch.setattr(postgresql, "binaries", lambda: Path("/usr/lib/postgresql/15/bin"))


def test_the_address_leads_to_the_socket_and_nowhere_else(programs, tmp_path):
    settings = environ.Env.db_url_config(Cluster(tmp_path, None).url)
    assert settings["HOST"] == str(tmp_path)
    assert (settings["NAME"], settings["USER"], settings["PORT"]) == (NAME, NAME, PORT)


def test_a_machine_without_it_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql, "binaries", lambda: None)
    with pytest.raises(Failure, match="sudo apt install postgresql"):
        Cluster(tmp_path, None)
