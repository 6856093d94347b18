"""Memory that processes share: who starts it, who takes turns, what becomes of it when they are killed."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from visits.marks import current, memory
from visits.marks.memory import Memory, delete_abandoned, shared_path
from visits.marks.shared import LAYOUT, SIZE, SharedMarks

ROOT = Path(__file__).resolve().parents[2]
NOW = 1_800_000_000.0
BEGIN = """
import sys, time
from pathlib import Path
from visits.marks.memory import Memory
from visits.marks.shared import SIZE, SharedMarks
marks = SharedMarks(Memory(Path(sys.argv[1]), SIZE))
"""


@pytest.fixture
def path():
    made = shared_path(Path(f"/none/{os.getpid()}/{time.monotonic_ns()}"), "test")
    yield made
    made.unlink(missing_ok=True)


class Process:
    """Another process with the same memory."""

    def __init__(self, path, code):
        self.process = subprocess.Popen(
            [sys.executable, "-c", BEGIN + code, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def line(self):
        """What it says next."""
        return self.process.stdout.readline().strip()

    def go_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self, number=None):
        if number:
            self.process.send_signal(number)
        self.process.communicate()


def marks_at(path):
    return SharedMarks(Memory(path, SIZE))


def look(marks, page=7):
    return marks.see(b"\x01\x02\x03\x04", b"chrome", page, NOW).is_new


def test_two_beacons_at_once_in_several_processes_are_one_view(path):
    code = """
print("ready", flush=True)
sys.stdin.readline()
new = [page for page in range(1, 400) if marks.see(b"1234", b"chrome", page, 1_800_000_000).is_new]
print(*new, flush=True)
sys.stdin.readline()
marks.memory.leave()
"""
    processes = [Process(path, code) for _ in range(4)]
    assert [process.line() for process in processes] == ["ready"] * 4
    for process in processes:
        process.go_on()
    new = [int(page) for process in processes for page in process.line().split()]
    assert sorted(new) == list(range(1, 400))
    assert path.exists()
    for process in processes:
        process.end()
    assert not path.exists()


def test_a_process_that_is_killed_while_it_holds_the_lock_holds_nobody_up(path):
    mine = marks_at(path)
    process = Process(path, "with marks.memory:\n    print('held', flush=True)\n    time.sleep(60)\n")
    assert process.line() == "held"
    process.end(signal.SIGKILL)
    start = time.monotonic()
    assert look(mine)
    assert time.monotonic() - start < 1
    mine.memory.leave()
    assert not path.exists()


def test_what_killed_processes_left_begins_anew_with_another_key(path):
    code = """
now = 1_800_000_000
print(marks.see(b"1234", b"chrome", 7, now).is_new, marks.key(now).hex(), flush=True)
time.sleep(60)
"""
    first = Process(path, code)
    is_new, key = first.line().split()
    assert is_new == "True"
    second = Process(path, code)
    assert second.line().split() == ["False", key]
    key = bytes.fromhex(key)
    first.end(signal.SIGKILL)
    second.end(signal.SIGKILL)
    assert key in path.read_bytes()
    anew = marks_at(path)
    assert anew.key(NOW) != key
    assert key not in path.read_bytes()
    assert look(anew)
    anew.memory.leave()
    assert not path.exists()


def test_abandoned_memory_can_be_deleted_and_memory_in_use_cannot(path):
    process = Process(path, "print('here', flush=True); time.sleep(60)")
    assert process.line() == "here"
    delete_abandoned(path)
    assert path.exists()
    process.end(signal.SIGKILL)
    delete_abandoned(path)
    assert not path.exists()
    delete_abandoned(path)


def test_marks_of_killed_web_processes_are_forgotten_and_those_of_running_ones_are_not(settings, tmp_path):
    settings.VISITS_ROOT = tmp_path
    left = shared_path(tmp_path, LAYOUT)
    left.write_bytes(bytes(SIZE))
    current.forget_abandoned()
    assert not left.exists()
    current.current_marks()
    current.forget_abandoned()
    assert left.exists()
    current.leave()
    assert not left.exists()


def test_the_last_to_leave_deletes_it(path):
    process = Process(path, "print('here', flush=True); sys.stdin.readline(); marks.memory.leave()")
    assert process.line() == "here"
    mine = marks_at(path)
    mine.memory.leave()
    mine.memory.leave()
    assert path.exists()
    process.end()
    assert not path.exists()


def test_only_we_may_read_it(path):
    mine = marks_at(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert mine.memory.is_shared
    mine.memory.leave()


def test_what_somebody_else_put_there_is_left_alone(path, tmp_path, caplog):
    wide = tmp_path / "wide"
    wide.write_bytes(b"not ours")
    wide.chmod(0o666)
    link = tmp_path / "link"
    link.symlink_to(wide)
    for taken in (wide, link, tmp_path, tmp_path / "missing" / "file"):
        alone = marks_at(taken)
        assert not alone.memory.is_shared
        assert [look(alone), look(alone)] == [True, False]
        alone.memory.leave()
    assert wide.read_bytes() == b"not ours"
    assert caplog.text.count("share no marks") == 4


def test_where_memory_is_full_each_process_has_its_own(path, monkeypatch, caplog):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(memory.os, "posix_fallocate", full)
    alone = marks_at(path)
    assert not alone.memory.is_shared
    assert [look(alone), look(alone)] == [True, False]
    assert "No space left" in caplog.text


def test_a_process_that_was_forked_shares_with_locks_of_its_own(tmp_path):
    code = """
import os
from visits.marks import current
first = current.current_marks()
print(first.see(b"1234", b"chrome", 7, 1_800_000_000).is_new)
sys.stdout.flush()
child = os.fork()
if not child:
    second = current.current_marks()
    print(second is not first, second.see(b"1234", b"chrome", 7, 1_800_000_000).is_new)
    print(second.see(b"1234", b"chrome", 8, 1_800_000_000).is_new, flush=True)
    current.leave()
    os._exit(0)
os.waitpid(child, 0)
print(first.see(b"1234", b"chrome", 8, 1_800_000_000).is_new, first.memory._path.exists())
current.leave()
print(first.memory._path.exists(), flush=True)
"""
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "LANTOA_VAR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "import sys\n" + code],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["True", "True", "False", "True", "False", "True", "False"], done.stderr
