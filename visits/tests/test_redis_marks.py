"""Marks in a real Redis: several machines share them, and nobody waits for it when it is away."""

import logging
import signal
import sys
import threading
import time

import pytest
import redis

from core.outages import Breaker, Guard
from visits.marks import current
from visits.marks.guarded import GuardedMarks, _log
from visits.marks.memory import Memory
from visits.marks.redis import PREFIX, Away, RedisMarks
from visits.marks.shared import SIZE, SharedMarks
from visits.tests.redis_servers import running_redis
from visits.tests.senders import beacon, send, views

NETWORK, BROWSER, PAGE = bytes([203, 0, 113, 9]), b"chrome 1", 7
# The longest that a reader may wait for marks.
PATIENCE = 0.25
SHORT = 0.3


@pytest.fixture(scope="module")
def server():
    with running_redis() as started:
        yield started


@pytest.fixture
def client(server):
    found = redis.Redis.from_url(server.address)
    found.flushdb()
    yield found
    found.close()


@pytest.fixture
def machine(tmp_path, server, client):
    """Make the marks of one more machine."""
    made = []

    def make(address=server.address):
        shared = SharedMarks(Memory(tmp_path / f"machine-{len(made)}", SIZE))
        made.append(shared)
        marks = RedisMarks(address, shared)
        return GuardedMarks(marks, shared, Guard(Away, _log, Breaker(SHORT)))

    yield make
    for shared in made:
        shared.memory.leave()


def timed(question):
    start = time.monotonic()
    answer = question()
    return answer, time.monotonic() - start


def test_a_reload_at_another_machine_is_one(machine):
    now = time.time()
    first, second = machine(), machine()
    assert first.see(NETWORK, BROWSER, PAGE, now).is_new
    assert not second.see(NETWORK, BROWSER, PAGE, now + 1).is_new
    assert second.see(NETWORK, BROWSER, PAGE + 1, now + 1).is_new
    assert (first.online(now + 2), second.online(now + 2)) == (1, 1)
    # As in memory, the second is counted in which five minutes are over.
    assert second.online(int(now) + 301.9) == 1
    assert second.online(now + 302) == 0


def test_from_one_network_a_page_takes_five_views(machine):
    now = time.time()
    marks = [machine(), machine()]
    assert sum(marks[n % 2].see(NETWORK, b"browser %d" % n, PAGE, now).is_new for n in range(12)) == 5


def test_what_could_not_be_written_down_is_taken_back(machine):
    now = time.time()
    marks = machine()
    for _ in range(7):
        seen = marks.see(NETWORK, BROWSER, PAGE, now)
        assert seen.is_new
        assert seen.raised
        marks.take_back(NETWORK, BROWSER, PAGE, now, seen)


def test_all_that_redis_holds_is_hashed_and_goes(machine, client):
    now = time.time()
    marks = machine()
    marks.see(NETWORK, BROWSER, PAGE, now)
    keys = client.keys("*")
    assert len(keys) == 4
    for key in keys:
        assert key.startswith(PREFIX)
        assert 0 < client.ttl(key) <= (86_400 if b":key:" in key else 1_800)
    everything = b"".join(client.dump(key) + key for key in keys)
    assert NETWORK not in everything
    assert BROWSER not in everything


def test_the_key_of_the_day_is_one_for_all_machines_and_survives_a_restart_of_redis(machine, client):
    now = time.time()
    first, second = machine(), machine()
    raised = first.see(NETWORK, BROWSER, PAGE, now).raised
    assert second.see(NETWORK, BROWSER, PAGE + 1, now).raised == raised
    client.flushall()
    assert not first.see(NETWORK, BROWSER, PAGE + 1, now).raised
    assert not second.see(NETWORK, BROWSER, PAGE + 2, now).raised


def test_at_midnight_everything_begins_anew(machine, client):
    # 23:59:50 and 00:00:10 of a day of Vietnam.
    before = 1_800_000_000 // 86_400 * 86_400 + 17 * 3600 - 10
    marks = machine()
    assert marks.see(NETWORK, BROWSER, PAGE, before).is_new
    assert marks.online(before) == 1
    assert marks.online(before + 20) == 0
    assert marks.see(NETWORK, BROWSER, PAGE, before + 20).is_new
    assert marks.online(before + 20) == 1
    first, second = (client.get(key) for key in client.keys("*:key:*"))
    assert first != second


def test_two_beacons_at_once_are_one_view(machine):
    now = time.time()
    marks = [machine() for _ in range(4)]
    start, new = threading.Barrier(8), []

    def look(number):
        start.wait()
        for page in range(1, 40):
            if marks[number % 4].see(NETWORK, BROWSER, page, now).is_new:
                new.append(page)

    threads = [threading.Thread(target=look, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(new) == list(range(1, 40))


def test_while_redis_hangs_nobody_waits_and_the_log_says_so_once(machine, server, caplog):
    caplog.set_level(logging.WARNING)
    now = time.time()
    marks = machine()
    assert marks.see(NETWORK, BROWSER, PAGE, now).is_new
    server.signal(signal.SIGSTOP)
    try:
        waits = [timed(lambda page=page: marks.see(NETWORK, BROWSER, page, now)) for page in range(10, 60)]
        assert all(seen.is_new for seen, _wait in waits)
        assert max(wait for _seen, wait in waits) < PATIENCE
        assert sum(wait > 0.05 for _seen, wait in waits) <= 2
        assert not marks.see(NETWORK, BROWSER, 10, now).is_new
        assert timed(lambda: marks.online(now))[1] < PATIENCE
    finally:
        server.signal(signal.SIGCONT)
    time.sleep(SHORT + 0.1)
    assert not marks.see(NETWORK, BROWSER, PAGE, now).is_new
    assert len([record for record in caplog.records if "Redis" in record.message]) == 1


def test_killed_in_the_middle_and_back_again(machine):
    now = time.time()
    with running_redis() as server:
        marks = machine(server.address)
        assert marks.see(NETWORK, BROWSER, PAGE, now).is_new
        server.signal(signal.SIGKILL)
        server.stop()
        seen, wait = timed(lambda: marks.see(NETWORK, BROWSER, PAGE + 1, now))
        assert seen.is_new
        assert wait < PATIENCE
        assert not marks.see(NETWORK, BROWSER, PAGE + 1, now).is_new
        server.start()
        time.sleep(SHORT + 0.1)
        # It has forgotten everything: a reload counts twice, and that is right. The visitor is known as the same.
        again = marks.see(NETWORK, BROWSER, PAGE + 1, now)
        assert again.is_new
        assert again.raised is None
        assert not marks.see(NETWORK, BROWSER, PAGE + 1, now).is_new
        with redis.Redis.from_url(server.address) as client:
            assert client.dbsize() == 4


@pytest.mark.parametrize("options", [("--save", "3600 1"), ("--appendonly", "yes")])
def test_a_redis_that_writes_to_a_disk_is_not_used(machine, options, caplog):
    with running_redis(*options) as server:
        marks = machine(server.address)
        assert marks.see(NETWORK, BROWSER, PAGE, time.time()).is_new
        assert not marks.see(NETWORK, BROWSER, PAGE, time.time()).is_new
        with redis.Redis.from_url(server.address) as client:
            assert client.dbsize() == 0
    assert "saves to a disk" in caplog.text


def test_beacons_go_to_the_redis_that_the_site_names(folder, settings, server, client):
    settings.VISITS_REDIS_URL = server.address
    assert [send(beacon()) for _ in range(2)] == [204, 204]
    assert len(views(folder)) == 1
    # The key of the day, who is online, the look, and the first of the network's places.
    assert client.dbsize() == 4
    assert current.current_marks().online(time.time()) == 1


@pytest.mark.parametrize("reason", ["no address", "no package"])
def test_where_redis_is_of_no_use_the_machine_keeps_marks_by_itself(folder, settings, monkeypatch, caplog, reason):
    settings.VISITS_REDIS_URL = "nonsense" if reason == "no address" else "redis://127.0.0.1:6379/2"
    if reason == "no package":
        monkeypatch.setitem(sys.modules, "visits.marks.guarded", None)
    assert [send(beacon()) for _ in range(3)] == [204] * 3
    assert len(views(folder)) == 1
    assert caplog.text.count("VISITS_REDIS_URL is of no use") == 1
