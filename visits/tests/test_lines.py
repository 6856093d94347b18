"""The lines of the journal."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.choices import Device, OtherPage, Source
from visits.lines import Batch, Raised, View, line_of, raised_in, view_in
from visits.visitors import LARGEST_RANK, SIZE

views = st.builds(
    View,
    hour=st.integers(0, 9_999_999),
    page=st.one_of(st.integers(1, 2**31 - 1), st.sampled_from(OtherPage.values)),
    source=st.sampled_from(Source.values),
    poster=st.integers(0, 9999),
    device=st.sampled_from(Device.values),
)


@given(views, st.none() | st.tuples(st.integers(0, SIZE - 1), st.integers(1, LARGEST_RANK)))
def test_what_was_written_is_read(view, rank):
    first, *rest = line_of(view, rank).splitlines()
    assert view_in(first) == view
    assert [raised_in(line) for line in rest] == ([Raised(view.day, *rank)] if rank else [])


@given(views)
def test_part_of_a_line_is_never_another_view(view):
    line = line_of(view).removesuffix(b"\n")
    assert all(view_in(line[:end]) is None for end in range(len(line)))


def test_a_view_and_the_register_of_its_reader_stand_in_lines_of_their_own():
    assert line_of(View(497_000, 12, Source.POSTER, 7, Device.PHONE), (5, 3)).count(b"\n") == 2
    assert b"12" not in line_of(View(497_000, 12), (5, 3)).splitlines()[1]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"v",
        b"v 497000 0 0 0 1",
        b"v 497000 -99 0 0 1",
        b"v 497000 2147483648 0 0 1",
        b"v 497000 12 77 0 1",
        b"v 497000 12 0 10000 1",
        b"v 497000 12 0 0 9",
        b"v -1 12 0 0 1",
        b"v 99999999 12 0 0 1",
        b"v 497000 12 0 0 1 ",
        b"v 497000 12 0 0 1\r",
        "v 49700٠ 12 0 0 1".encode(),
        b"V 497000 12 0 0 1",
        b"u 739000 16384 1",
        b"u 739000 1 0",
        b"u 739000 1 52",
        b"u 000000 1 5",
        b"u 9999999 1 5",
        b"\x00" * 30,
        b"\xff\xfe",
    ],
)
def test_what_cannot_be_is_not_read(line):
    assert Batch().read([line]) == 1


def test_equal_lines_are_added_up():
    batch = Batch()
    line = line_of(View(497_000, 12))[:-1]
    assert batch.read([line, b"u 739000 5 3", b"?", line, b"u 739000 5 2", b"u 739000 5 3"]) == 1
    assert dict(batch.views) == {View(497_000, 12): 2}
    assert batch.ranks == {datetime.date.fromordinal(739_000): {5: 3}}
