"""Keys of syllables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import bigram, exact_key, folded_key, has_marks
from core.vietnamese.keys import keys_of


@pytest.mark.parametrize(
    ("word", "exact", "folded"),
    [
        ("người", "nguoi772", "nguoi"),
        ("Người", "nguoi772", "nguoi"),
        ("NGƯỜI", "nguoi772", "nguoi"),
        ("nguoi", "nguoi0", "nguoi"),
        ("đường", "duong9772", "duong"),
        ("Đ", "d90", "d"),
        ("ăn", "an80", "an"),
        ("việc", "viec65", "viec"),
        ("2590", "2590", "2590"),
        ("２５９０", "2590", "2590"),
        ("Ｓơｎ", "son70", "son"),
        ("ﬁm", "fim0", "fim"),
        ("𝐒ơ𝐧", "son70", "son"),
    ],
)
def test_a_syllable_has_an_exact_and_a_folded_key(word: str, exact: str, folded: str) -> None:
    assert keys_of(word) == (exact, folded)
    assert exact_key(word) == exact
    assert folded_key(exact) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("Mỹ", "Mĩ"),
        ("kỹ", "kĩ"),
        ("quý", "quí"),
        ("Đ", "Ð"),
        ("đ", "ð"),
        ("Đ", "Ɖ"),
    ],
)
def test_two_ways_of_writing_one_syllable_share_the_exact_key(one: str, other: str) -> None:
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(("one", "other"), [("mơ", "mở"), ("mở", "mỡ"), ("thúy", "thúi"), ("đa", "da"), ("ăn", "ân")])
def test_other_marks_are_another_exact_key(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other)


def test_marks_in_any_order_are_the_same() -> None:
    assert exact_key("e\u0301\u0302") == exact_key("ế") == exact_key("e\u0302\u0301")


@pytest.mark.parametrize("word", ["", "…", "\u0301", "ё", "你", "٣", "😀"])
def test_what_has_no_latin_letter_or_digit_has_no_key(word: str) -> None:
    assert keys_of(word) == ("", "")


def test_a_letter_with_ten_thousand_marks_has_a_short_key() -> None:
    assert exact_key("e" + "\u0302\u0301" * 5_000) == "e666661"
    assert len(exact_key("ấ" * 10_000)) == 30


def test_says_whether_a_key_bears_marks() -> None:
    assert has_marks(exact_key("đi"))
    assert has_marks(exact_key("và"))
    assert not has_marks(exact_key("di"))
    assert not has_marks("2590")
    assert not has_marks("nguoi")


def test_the_key_of_two_neighbours() -> None:
    assert bigram("nguoi", "tot") == "nguoizztot"


@given(st.text())
def test_any_text_has_keys_the_same_in_each_normal_form(word: str) -> None:
    exact, folded = keys_of(word)
    assert folded_key(exact) == folded
    assert (exact.isascii() and exact.isalnum()) or exact == ""
    assert keys_of(unicodedata.normalize("NFC", word)) == keys_of(unicodedata.normalize("NFD", word)) == (exact, folded)
    assert len(bigram(exact, exact)) <= 64
