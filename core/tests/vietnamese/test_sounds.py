"""Sounds and slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import exact_key
from core.vietnamese.sounds import deletions, is_one_edit, sound_key

_KEYS = st.text(alphabet="abcdghiknoty", max_size=7)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pha", "fa"),
        ("tranh", "chanh"),
        ("sa", "xa"),
        ("da", "gia"),
        ("da", "ra"),
        ("gieng", "dieng"),
        ("gieo", "reo"),
        ("gi", "di"),
        ("lam", "nam"),
        ("cuoc", "quoc"),
        ("ka", "ca"),
        ("nghi", "ngi"),
        ("ghe", "ge"),
        ("lan", "lang"),
        ("xinh", "xin"),
        ("mat", "mac"),
        ("mat", "mach"),
        ("my", "mi"),
        ("yeu", "ieu"),
    ],
)
def test_syllables_said_alike_share_a_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), [("nha", "na"), ("tha", "ta"), ("cha", "ca"), ("nga", "na"), ("kha", "ca")])
def test_syllables_said_otherwise_do_not(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_an_exact_key_keeps_its_marks() -> None:
    assert sound_key(exact_key("xã")) == sound_key(exact_key("sã")) != sound_key(exact_key("sá"))
    assert sound_key(exact_key("đa")) != sound_key(exact_key("ra")) == sound_key(exact_key("da"))


@pytest.mark.parametrize("key", ["", "2590", "a-b", "…"])
def test_what_is_no_syllable_sounds_like_itself(key: str) -> None:
    assert sound_key(key) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("tot", "tott"), ("tot", "to"), ("tot", "tat"), ("tot", "tto"), ("a", ""), ("nguoi", "ngoui"), ("ab", "ba")],
)
def test_knows_one_slip(one: str, other: str) -> None:
    assert is_one_edit(one, other)


@pytest.mark.parametrize(("one", "other"), [("tot", "tot"), ("abc", "bcd"), ("abc", "cba"), ("a", "abc"), ("", "ab")])
def test_knows_what_is_not_one_slip(one: str, other: str) -> None:
    assert not is_one_edit(one, other)


@given(_KEYS, _KEYS)
def test_one_slip_is_the_same_both_ways_and_found_among_the_deletions(one: str, other: str) -> None:
    assert is_one_edit(one, other) == is_one_edit(other, one)
    if is_one_edit(one, other):
        assert deletions(one) & deletions(other)


@given(_KEYS, st.integers(0, 6), st.sampled_from("abxyz"))
def test_each_kind_of_slip_is_known(key: str, at: int, letter: str) -> None:
    slips = {key[:at] + letter + key[at:], key[:at] + letter + key[at + 1 :], key[:at] + key[at + 1 :]}
    slips.add(key[:at] + key[at : at + 2][::-1] + key[at + 2 :])
    assert all(is_one_edit(key, slip) for slip in slips - {key})
