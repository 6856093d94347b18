"""After a failure nobody asks for a while, then one alone."""

import threading

import pytest

from core.outages import Breaker, Guard, Seldom


class Clock:
    """A clock that a test turns."""

    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(pause=10.0, clock=clock)


def test_at_first_everybody_may_ask(breaker):
    assert [breaker.allows() for _ in range(3)] == [True] * 3


def test_after_a_failure_nobody_asks_until_the_pause_is_over(breaker, clock):
    breaker.failed()
    assert not breaker.allows()
    clock.now += 9.9
    assert not breaker.allows()
    clock.now += 0.1
    assert breaker.allows()


def test_after_the_pause_one_tries_and_the_others_wait_for_it(breaker, clock):
    breaker.failed()
    clock.now += 10
    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    breaker.succeeded()
    assert [breaker.allows() for _ in range(3)] == [True] * 3


def test_a_try_that_fails_begins_another_pause(breaker, clock):
    breaker.failed()
    clock.now += 10
    assert breaker.allows()
    clock.now += 2
    breaker.failed()
    clock.now += 9.9
    assert not breaker.allows()
    clock.now += 0.1
    assert breaker.allows()


def test_one_who_tries_and_never_says_how_it_went_holds_nobody_up_for_long(breaker, clock):
    breaker.failed()
    clock.now += 10
    assert breaker.allows()
    clock.now += 10
    assert breaker.allows()


def test_of_many_threads_one_tries(breaker, clock):
    breaker.failed()
    clock.now += 10
    allowed, start = [], threading.Barrier(8)

    def ask():
        start.wait()
        allowed.append(breaker.allows())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(allowed) == [False] * 7 + [True]


def test_a_line_a_minute_gets_through(clock):
    seldom = Seldom(clock=clock)
    assert [seldom.allows(), seldom.allows()] == [True, False]
    clock.now += 59.9
    assert not seldom.allows()
    clock.now += 0.1
    assert [seldom.allows(), seldom.allows()] == [True, False]


class Away(Exception):
    """There is no answer."""


def test_a_guard_asks_nobody_who_was_away_a_moment_ago_and_says_so_once(breaker, clock):
    said, asked = [], []
    guard = Guard(Away, said.append, breaker, clock)

    def ask(is_away):
        asked.append(is_away)
        if is_away:
            raise Away("gone fishing")
        return "here"

    for _ in range(3):
        with pytest.raises(Away):
            guard.ask(lambda: ask(True))
    clock.now += 10
    assert guard.ask(lambda: ask(False)) == "here"
    assert (asked, [str(reason) for reason in said]) == ([True, False], ["gone fishing"])


def test_what_is_no_outage_is_raised_as_it_is(breaker):
    guard = Guard(Away, lambda reason: None, breaker)
    with pytest.raises(ZeroDivisionError):
        guard.ask(lambda: 1 / 0)
    assert breaker.allows()
