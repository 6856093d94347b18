"""Texts as syllables."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.vietnamese import Syllable, syllables

_LETTERS = st.sampled_from("aăâeêioôơuưyđbcnthgAĐƯ")
_MARKS = st.sampled_from("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u20dd\ufe0f")
_UNSEEN = st.sampled_from("\u200b\u00ad\u200d\u2060\ufeff\u202e\u200f")
_OTHER = st.sampled_from(" .,/-1２²½\n😀你мで\u3099가ก़٣")
_TEXTS = st.lists(st.one_of(_LETTERS, _MARKS, _UNSEEN, _OTHER), max_size=40).map("".join) | st.text()


def _folded(text: str) -> list[str]:
    return [one.folded for one in syllables(text)]


def test_says_where_each_syllable_stands() -> None:
    assert syllables("Hoà bình!") == [Syllable("hoa2", "hoa", 0, 3), Syllable("binh2", "binh", 4, 8)]


def test_offsets_of_decomposed_text_are_those_of_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "việc tốt")
    assert [text[one.start : one.end] for one in syllables(text)] == text.split()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("2590/KH-UBND", ["2590", "kh", "ubnd"]),
        ("kh2590 0đồng", ["kh", "2590", "0", "dong"]),
        ("Nguyễn_Văn A", ["nguyen", "van", "a"]),
        ("thu\u00adơng ngư\u200bời vi\u2060ệc", ["thuong", "nguoi", "viec"]),
        ("việc\u200b tốt\u200f.", ["viec", "tot"]),
        ("\u202eviệc\u202c tốt", ["viec", "tot"]),
        ("tốt😀bụng", ["tot", "bung"]),
        ("Sơn La 你好 Москва ٣ ไทย", ["son", "la"]),
        ("30 m² ½", ["30", "m"]),
        ("５１ tuổi", ["51", "tuoi"]),
        ("1\ufe0f\u20e3 một", ["1", "mot"]),
        ("\u0301\u0302", []),
        (" \x00 ", []),
        ("Cư M'gar, H’Mông", ["cu", "m", "gar", "h", "mong"]),
    ],
)
def test_words_split_into_syllables(text: str, folded: list[str]) -> None:
    assert _folded(text) == folded


def test_a_word_with_unseen_signs_is_one_place() -> None:
    text = "ngư\u200bời"
    assert [(one.start, one.end) for one in syllables(text)] == [(0, len(text))]


@pytest.mark.parametrize("sign", ["\u0301", "\u200b", "\u0301\u200b", "a\u0301", "1", "ﬁ"])
def test_ten_thousand_of_anything_take_no_time(sign: str) -> None:
    start = time.perf_counter()
    syllables(f"a{sign * 10_000} {sign * 10_000}b")
    assert time.perf_counter() - start < 1


@given(_TEXTS)
@example("a\u200b\u0301b")
def test_keys_are_the_same_composed_and_decomposed(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [one[:2] for one in syllables(composed)] == [one[:2] for one in syllables(decomposed)]


@given(_TEXTS)
def test_offsets_are_ordered_and_never_between_a_letter_and_its_mark(text: str) -> None:
    last = 0
    for one in syllables(text):
        assert last <= one.start < one.end <= len(text)
        assert not unicodedata.combining(text[one.start])
        assert one.end == len(text) or not unicodedata.combining(text[one.end])
        last = one.end
