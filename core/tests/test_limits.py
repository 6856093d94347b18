"""Counters in the cache."""

import threading

import pytest

from core import limits


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1_000_000.0

    monkeypatch.setattr(limits.time, "time", lambda: Clock.now)
    return Clock


def test_a_span_counts_and_ends(clock):
    assert [limits.count("comments:a", 60) for _ in range(3)] == [1, 2, 3]
    assert limits.counted("comments:a", 60) == 3
    assert limits.counted("comments:b", 60) == 0
    clock.now += 60
    assert limits.count("comments:a", 60) == 1


def test_counts_of_many_threads_are_all_there(clock):
    threads = [threading.Thread(target=lambda: [limits.count("comments:c", 60) for _ in range(50)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert limits.counted("comments:c", 60) == 400


def test_a_key_is_new_once():
    assert limits.allow_once("proof:1", 60)
    assert not limits.allow_once("proof:1", 60)
