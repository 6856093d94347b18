"""A disk without room is named before and after it runs out."""

import errno

import pytest

from tools.disk import NEEDED, require_space
from tools.entry import enter
from tools.failure import FULL_DISK, Failure, full_disk, no_network


def free(monkeypatch, size):
    usage = type("Usage", (), {"free": size})
    monkeypatch.setattr("tools.disk.shutil.disk_usage", lambda folder: usage)


def test_enough_space_is_no_problem(monkeypatch, tmp_path):
    free(monkeypatch, NEEDED)
    require_space(tmp_path)


def test_the_missing_space_is_told_in_megabytes(monkeypatch, tmp_path):
    free(monkeypatch, NEEDED - 300 * 1024**2 + 1)
    with pytest.raises(Failure, match="cần thêm 300 MB"):
        require_space(tmp_path)


@pytest.mark.parametrize(
    "output",
    [
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "django.db.utils.OperationalError: database or disk is full",
    ],
)
def test_a_full_disk_is_recognised_in_what_commands_print(output):
    assert full_disk(output)
    assert not no_network(output)


def test_a_missing_network_is_recognised_in_what_pip_prints():
    output = "WARNING: Retrying … NewConnectionError('…: [Errno -3] Temporary failure in name resolution')"
    assert no_network(output)
    assert not full_disk(output)


def test_an_error_of_the_disk_becomes_one_sentence(capsys):
    def fill() -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    assert enter(fill) == 1
    assert capsys.readouterr().err.strip() == FULL_DISK
