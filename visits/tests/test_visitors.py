"""About how many visitors there were."""

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visits.visitors import LARGEST_RANK, SIZE, Registers, place_of


def digest(visitor):
    return hashlib.blake2b(str(visitor).encode(), digest_size=16).digest()


def registers_of(visitors):
    registers = Registers()
    for visitor in visitors:
        registers.add(digest(visitor))
    return registers


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_thousand_are_estimated_within_two_percent(seed):
    assert registers_of(f"{seed}:{number}" for number in range(100_000)).estimate() == pytest.approx(100_000, rel=0.02)


@pytest.mark.parametrize("number", [200, 5_000, 12_000, 20_000, 40_000, 60_000])
def test_there_is_no_bend_between_few_and_many(number):
    errors = [registers_of(f"{seed}:{i}" for i in range(number)).estimate() / number - 1 for seed in range(5)]
    # The mean of five errs by 0.36 % in one case of three.
    assert abs(sum(errors) / 5) < 0.012


def test_few_are_counted_nearly_exactly():
    registers = Registers()
    assert registers.estimate() == 0
    for number in range(1, 101):
        registers.add(digest(number))
        assert abs(registers.estimate() - number) <= 1


def test_millions_need_no_more_registers():
    dice = random.Random(8)
    registers = Registers()
    # Of a million visitors a register keeps the rarest of some sixty.
    for register in range(SIZE):
        for _visitor in range(61):
            registers.raise_to(register, LARGEST_RANK - dice.getrandbits(LARGEST_RANK - 1).bit_length())
    assert registers.estimate() == pytest.approx(61 * SIZE, rel=0.03)


def test_a_visitor_who_comes_again_changes_nothing():
    registers = registers_of(range(1000))
    packed = registers.pack()
    assert not any(registers.add(digest(visitor)) for visitor in range(1000))
    assert registers.pack() == packed


@pytest.mark.parametrize(
    ("digest", "place"),
    [
        (bytes(8), (0, LARGEST_RANK)),
        (b"\xff" * 8, (SIZE - 1, 1)),
        (b"\x00\x02" + bytes(6), (0, 1)),
        (b"\x00\x04" + bytes(5) + b"\x01", (1, LARGEST_RANK - 1)),
    ],
)
def test_a_hash_has_a_register_and_a_rank(digest, place):
    assert place_of(digest) == place


def test_full_registers_are_estimated_too():
    registers = Registers()
    registers.raise_all(dict.fromkeys(range(SIZE), LARGEST_RANK))
    assert registers.estimate() > 10**15


some_visitors = st.lists(st.integers(0, 300), max_size=60)


@given(some_visitors, some_visitors)
@settings(max_examples=40, deadline=None)
def test_those_of_two_places_together_are_those_of_both(ones, others):
    merged = registers_of(ones)
    merged.merge(registers_of(others))
    assert merged.pack() == registers_of(others + ones).pack()
    assert merged.estimate() >= max(registers_of(ones).estimate(), registers_of(others).estimate())


@given(some_visitors)
@settings(max_examples=40, deadline=None)
def test_registers_survive_being_stored(visitors):
    packed = registers_of(visitors).pack()
    assert Registers(packed).pack() == packed
    assert Registers(packed).estimate() == registers_of(visitors).estimate()


def test_registers_of_a_day_are_small():
    assert Registers().pack() == b""
    assert len(registers_of(range(100)).pack()) < 600
    assert len(registers_of(range(100_000)).pack()) < 12_000


@pytest.mark.parametrize("junk", [b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_are_no_registers_is_refused(junk):
    with pytest.raises(ValueError, match="no registers"):
        Registers(junk)
