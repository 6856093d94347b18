"""Where our own servers live, how they are started, and how nothing of them is left."""

import pytest

from tools import servers
from tools.failure import Failure
from tools.servers import Owner, services_folder

SOMEBODY = Owner(12_345, 12_345)


@pytest.fixture
def var(monkeypatch, tmp_path):
    monkeypatch.setattr(servers, "var_dir", lambda: tmp_path / "var")
    monkeypatch.setattr(servers.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path / "var"


def test_an_ordinary_user_keeps_it_under_var(var):
    assert services_folder(None) == var / "services"


def test_a_user_who_can_reach_var_keeps_it_there(var, monkeypatch):
    monkeypatch.setattr(servers, "_passable", lambda folder, user: True)
    assert services_folder(SOMEBODY) == var / "services"


def test_a_user_who_cannot_reach_var_keeps_it_in_the_temporary_folder(var, monkeypatch):
    monkeypatch.setattr(servers, "_passable", lambda folder, user: False)
    folder = services_folder(SOMEBODY)
    assert folder.parent == var.parent
    assert folder == services_folder(SOMEBODY)


def test_a_folder_that_someone_else_made_there_is_refused(var, monkeypatch):
    monkeypatch.setattr(servers, "_passable", lambda folder, user: False)
    services_folder(SOMEBODY)
    monkeypatch.setattr(servers.os, "geteuid", lambda: 54_321)
    with pytest.raises(Failure, match="người khác"):
        services_folder(SOMEBODY)
