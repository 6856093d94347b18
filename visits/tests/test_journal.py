"""Views are on the disk before anybody says so."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from visits import journal
from visits.folding import fold
from visits.journal import SUFFIX, Journal
from visits.lines import View, line_of
from visits.models import Totals

VIEW = View(497_000, 12)
LINE = line_of(VIEW)
NOBODY = 65_534


def text_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"*{SUFFIX}")))


def test_what_is_written_is_on_the_disk_at_once(folder):
    journal.write(VIEW)
    journal.write(VIEW, (5, 3))
    assert text_of(folder) == LINE + LINE + line_of(VIEW, (5, 3))[len(LINE) :]


def test_only_we_can_read_it(folder):
    journal.write(VIEW)
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_threads_write_whole_lines_into_one_file(folder):
    threads = [threading.Thread(target=lambda: [journal.write(VIEW) for _ in range(200)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert text_of(folder) == LINE * 1600
    assert len(list(folder.iterdir())) == 1


def test_two_processes_have_files_of_their_own(folder):
    one, other = Journal(folder), Journal(folder)
    one.append(LINE)
    other.append(LINE)
    assert len(list(folder.iterdir())) == 2
    one.close()
    other.close()


def test_a_process_that_was_forked_has_a_file_of_its_own(folder):
    journal.write(VIEW)
    child = os.fork()
    if not child:
        journal.write(VIEW)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    journal.write(VIEW)
    assert sorted(path.stat().st_size // len(LINE) for path in folder.iterdir()) == [1, 2]


def test_a_file_that_is_full_is_left(folder, monkeypatch):
    monkeypatch.setattr(journal, "_LARGEST", 3 * len(LINE))
    for _ in range(7):
        journal.write(VIEW)
    assert sorted(path.stat().st_size // len(LINE) for path in folder.iterdir()) == [1, 3, 3]


def test_every_day_begins_a_file(folder, monkeypatch):
    now = time.time()
    monkeypatch.setattr(journal.time, "time", lambda: now)
    journal.write(VIEW)
    journal.write(VIEW)
    now += 24 * 3600
    journal.write(VIEW)
    assert sorted(path.stat().st_size // len(LINE) for path in folder.iterdir()) == [1, 2]


def test_a_folder_that_somebody_emptied_is_noticed(folder, monkeypatch):
    now = time.time()
    monkeypatch.setattr(journal.time, "time", lambda: now)
    journal.write(VIEW)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    now += 1
    journal.write(VIEW)
    assert text_of(folder) == LINE


def failing(monkeypatch, written=None):
    """Let the disk be full; of a line, so many bytes still fit."""
    write = os.write

    def full(descriptor, data):
        if written is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:written])

    monkeypatch.setattr(journal.os, "write", full)


@pytest.mark.parametrize("written", [None, 0, 1, 9, len(LINE) - 1])
@pytest.mark.django_db
def test_a_full_disk_is_said_and_harms_no_line_before_or_after(folder, monkeypatch, written):
    journal.write(VIEW)
    with monkeypatch.context() as patched:
        failing(patched, written)
        with pytest.raises(OSError, match="space"):
            journal.write(VIEW)
    journal.write(VIEW)
    assert fold() == 2
    assert Totals.objects.get().counted == 2


def test_the_log_hears_of_a_full_disk_once_a_minute(folder, monkeypatch, caplog):
    monkeypatch.setattr(journal, "_complaints", journal.Complaints(journal.logging.getLogger("visits.journal")))
    with monkeypatch.context() as patched:
        failing(patched)
        for _ in range(50):
            with pytest.raises(OSError, match="space"):
                journal.write(VIEW)
    assert len(caplog.records) == 1
    assert str(folder) in caplog.text


@contextlib.contextmanager
def as_anybody():
    """Go on as somebody to whom not every folder is open: root may write anywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_is_closed_is_said(folder):
    folder.mkdir(mode=0o500)
    with as_anybody(), pytest.raises(PermissionError):
        journal.write(VIEW)


def test_a_folder_that_cannot_be_is_said(folder):
    folder.write_text("a file where the folder should be")
    with pytest.raises(OSError, match="exists"):
        journal.write(VIEW)


@pytest.mark.django_db
def test_the_file_of_a_process_that_was_stopped_stays(folder):
    """It may go on writing; a folder that waited for it would wait for ever."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout.readline() == "written\n"
        writer.send_signal(signal.SIGSTOP)
        assert fold() == 1
        assert len(list(folder.glob(f"*{SUFFIX}"))) == 1
        writer.send_signal(signal.SIGCONT)
        writer.communicate("\n", timeout=20)
    finally:
        writer.kill()
        writer.wait()
    assert fold() == 1
    assert not list(folder.glob(f"*{SUFFIX}"))


_WRITER = """
import sys
from pathlib import Path
from visits.journal import Journal
journal = Journal(Path(sys.argv[1]))
journal.append(b"v 497000 12 0 0 0\\n")
print("written", flush=True)
sys.stdin.readline()
journal.append(b"v 497000 12 0 0 0\\n")
"""
