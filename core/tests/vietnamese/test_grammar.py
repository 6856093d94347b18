"""The grammar of syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.grammar import by_plain_letters, is_plain_syllable, is_syllable, plain

_SYLLABLES = (
    "người tốt việc hòa hoà thuý thúy khuỷu nghiêng giếng gì giữa quốc quyết quýt quỳnh yêu yến ủy ý ở ngoằn "
    "ngoèo khuya thuở huơ đường Đắk Lắk Đăk Kạn Krông xoong soóc giấc Quới quẫn kỹ kĩ nghỉ ghế cười rượu hươu oằn la an"
)
_NONE = "viêc viec tột́ bàc ngế kà cế fài zô đatâ tuỏi 12 w ươ 😀"
_PLAIN = "nguoi viec NGUOI duong dak lak an ha hoc quoc giuong"


@pytest.mark.parametrize("word", _SYLLABLES.split())
def test_knows_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    "word",
    [
        "",
        "tết tết",
        *["viêc", "viec", "tột́", "bàc", "ngế", "kà", "cế", "fài", "zô", "đatâ", "tuỏi", "12", "w", "ươ", "😀"],
    ],
)
def test_knows_what_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_a_stopped_syllable_bears_sharp_or_heavy_tone_alone() -> None:
    assert [word for word in ["tác", "tạc", "tac", "tàc", "tảc", "tãc"] if is_syllable(word)] == ["tác", "tạc"]


@pytest.mark.parametrize("word", _PLAIN.split())
def test_knows_syllables_typed_without_marks(word: str) -> None:
    assert is_plain_syllable(word)


@pytest.mark.parametrize("word", ["", "người", "test", "data", "ubnd", "hs", "www", "nguoif", "2590"])
def test_knows_what_is_no_syllable_without_marks(word: str) -> None:
    assert not is_plain_syllable(word)


def test_syllables_are_known_by_their_plain_letters() -> None:
    assert by_plain_letters()["duong"] == ("duông", "dương", "đuông", "đương")
    assert all(plain(marked) == letters for letters, group in by_plain_letters().items() for marked in group)


@given(st.text())
def test_any_text_is_a_syllable_or_not(word: str) -> None:
    assert is_syllable(word) in (True, False)
    assert is_plain_syllable(word) in (True, False)
