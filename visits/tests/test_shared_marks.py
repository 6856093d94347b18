"""Marks in shared memory: reloads, networks, who is online, and that nothing stays or grows."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visits.clock import HOUR
from visits.marks.base import Seen
from visits.marks.digests import KEY_BYTES
from visits.marks.memory import Memory
from visits.marks.shared import _KEY_AT, LOOKS, SIZE, VISITORS, SharedMarks

NETWORK, BROWSER, PAGE = bytes([203, 0, 113, 9]), b"chrome 1", 7
# Noon of a day of Vietnam, and the midnight after it.
NOON = 20_000 * 86_400 + 5 * HOUR
MIDNIGHT = NOON + 12 * HOUR


@pytest.fixture
def marks(tmp_path):
    made = SharedMarks(Memory(tmp_path / "marks", SIZE))
    yield made
    made.memory.leave()


def look(marks, now=NOON, network=NETWORK, browser=BROWSER, page=PAGE):
    return marks.see(network, browser, page, now).is_new


def used(marks, table):
    return sum(1 for word in marks._slots[table.first : table.first + table.slots].tolist() if word)


def test_a_reload_counts_again_after_half_an_hour(marks):
    assert [look(marks, NOON + later) for later in (0, 1, 1799, 1801, 1802, 3600, 3602)] == [
        *(True, False, False),
        *(True, False, False, True),
    ]


def test_another_page_browser_or_network_is_another_view(marks):
    assert look(marks)
    assert look(marks, page=PAGE + 1)
    assert look(marks, page=-PAGE)
    assert look(marks, browser=b"safari 1")
    assert look(marks, network=bytes([203, 0, 113, 10]))
    assert look(marks, network=bytes(8))


def test_after_midnight_everything_begins_anew_with_another_key(marks):
    assert look(marks, MIDNIGHT - 10)
    before = marks.key(MIDNIGHT - 10)
    assert marks.online(MIDNIGHT - 10) == 1
    assert marks.online(MIDNIGHT) == 0
    assert look(marks, MIDNIGHT)
    after = marks.key(MIDNIGHT)
    assert len(before) == len(after) == KEY_BYTES
    assert before != after
    assert before not in bytes(marks.memory.bytes)


def test_from_one_network_a_page_takes_five_views_in_half_an_hour(marks):
    views = [look(marks, NOON + n * 60, browser=b"made up %d" % n) for n in range(40)]
    assert [n for n, is_new in enumerate(views) if is_new] == [*range(5), *range(30, 35)]
    assert look(marks, NOON + 60, page=PAGE + 1)


def test_online_are_the_visitors_of_five_minutes(marks):
    for n in range(3):
        look(marks, NOON + n * 100, browser=b"browser %d" % n)
    assert [marks.online(NOON + later) for later in (200, 301, 401, 501)] == [3, 2, 1, 0]
    look(marks, NOON + 450, browser=b"browser 2")
    assert marks.online(NOON + 501) == 1


def test_a_visitor_raises_a_register_at_most_once_a_day(marks):
    first = marks.see(NETWORK, BROWSER, PAGE, NOON)
    assert first.raised
    assert [marks.see(NETWORK, BROWSER, page, NOON) for page in range(20, 25)] == [Seen(True, None)] * 5
    assert marks.see(NETWORK, BROWSER, PAGE, NOON + 2000) == Seen(True, None)
    assert marks.see(NETWORK, BROWSER, PAGE, MIDNIGHT).raised


def test_what_could_not_be_written_down_is_taken_back(marks):
    first = marks.see(NETWORK, BROWSER, PAGE, NOON)
    for _ in range(7):
        marks.take_back(NETWORK, BROWSER, PAGE, NOON, first)
        assert marks.see(NETWORK, BROWSER, PAGE, NOON) == first
    assert not look(marks)


def test_two_threads_at_once_are_one_view(marks):
    start, new = threading.Barrier(8), []

    def visit():
        start.wait()
        new.extend(page for page in range(1, 300) if look(marks, page=page))

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(new) == list(range(1, 300))


def test_what_is_over_is_swept_also_when_nobody_comes(marks):
    for n in range(50):
        look(marks, NOON + n, network=n.to_bytes(4, "big"))
    key = marks.key(NOON)
    marks.sweep(NOON + 60)
    assert (used(marks, LOOKS), used(marks, VISITORS)) == (100, 50)
    marks.sweep(NOON + 330)
    assert (used(marks, LOOKS), used(marks, VISITORS)) == (100, 20)
    marks.sweep(NOON + 1850)
    assert (used(marks, LOOKS), used(marks, VISITORS)) == (0, 0)
    marks.sweep(MIDNIGHT)
    assert marks.memory.bytes[_KEY_AT : _KEY_AT + KEY_BYTES] != key


def test_nothing_readable_is_in_the_memory(marks):
    look(marks, browser=b"a browser of its own")
    everything = bytes(marks.memory.bytes)
    for trace in (NETWORK, NETWORK.hex().encode(), b"203.0.113.9", b"browser"):
        assert trace not in everything


def test_whatever_comes_the_memory_stays_as_large_and_the_newest_marks_hold(marks):
    visits = [(n.to_bytes(8, "big"), n % 90_000 + 1) for n in range(60_000)]
    assert all(look(marks, NOON + n // 100, network=network, page=page) for n, (network, page) in enumerate(visits))
    assert len(marks.memory.bytes) == SIZE == 9_453_632
    assert 29_000 < marks.online(NOON + 600) <= 30_100
    late = list(enumerate(visits))[-10_000:]
    counted_again = sum(look(marks, NOON + 1000, network=network, page=page) for n, (network, page) in late)
    assert counted_again < 10


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"\x01\x02\x03\x04", b"\x01\x02\x03\x05", bytes(8)]),
            st.sampled_from([b"a", b"b", b"c", b"d"]),
            st.integers(1, 3),
            st.integers(0, 900),
        ),
        max_size=60,
    )
)
def test_marks_say_what_a_list_of_all_looks_would_say(tmp_path_factory, visits):
    marks = SharedMarks(Memory(tmp_path_factory.mktemp("marks") / "marks", SIZE))
    now, views = NOON, []
    for network, browser, page, pause in visits:
        now += pause
        late = [view for view in views if view[3] > now - 1800 and view[2] == page and view[0] == network]
        expected = len(late) < 5 and not any(view[1] == browser for view in late)
        assert look(marks, now, network, browser, page) is expected
        if expected:
            views.append((network, browser, page, now))
    marks.memory.leave()
