"""Telex and VNI typed into fields that did not understand them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tests.vietnamese.typists import ways_to_type
from core.vietnamese import exact_key
from core.vietnamese.grammar import TONES, by_plain_letters, is_syllable
from core.vietnamese.typing import repaired

_RARE = ("oong", "ooc")
_LAST_VOWEL = re.compile(r"^(.*[aăâeêioôơuưy])([^aăâeêioôơuưy]*)$")

_LEFT = (
    "test data taxi bus box max robot web fax video facebook zalo wifi internet email clip camera online "
    "covid marathon oxy virus show studio gas sos bar xoong www covid19 kh25 u23 a4 A4 A1 f0 b52 4g 2590 "
    "h5n1 dd w z"
)


def _marked_syllables() -> list[str]:
    """Return every syllable of the language that bears a mark, without those of the rare rimes with oo."""
    toneless = [letters for group in by_plain_letters().values() for letters in group if not letters.endswith(_RARE)]
    spelled = [_LAST_VOWEL.sub(rf"\1{tone}\2", letters) for letters in toneless for tone in ("", *TONES)]
    return [word for word in spelled if not word.isascii() and is_syllable(word)]


def test_every_marked_syllable_is_found_however_its_marks_were_typed() -> None:
    """Those missing are everyday words of other languages, and sizes of paper."""
    typed = {(word, typed) for word in _marked_syllables() for typed in ways_to_type(word)}
    assert len(typed) > 80_000
    missed = {way for word, way in typed if exact_key(repaired(way) or "") != exact_key(word)}
    assert missed == {"bar", "box", "bus", "gas", "max", "mix", "sos", "tax", "test", "xoong", "a1", "a3", "a4", "a5"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguowif", "người"),
        ("nguoiwf", "người"),
        ("nguo72i", "người"),
        ("nguoi72", "người"),
        ("Toots", "Tốt"),
        ("TOOTS", "TỐT"),
        ("ddieenr", "điển"),
        ("d9iem63", "điểm"),
        ("did", "đi"),
        ("nhwngx", "những"),
        ("nwowcs", "nước"),
        ("luuw", "lưu"),
        ("muaw", "mưa"),
        ("thuowr", "thuở"),
        ("ngoeof", "ngoèo"),
        ("hoaf", "hòa"),
        ("thuyr", "thủy"),
        ("hoanf", "hoàn"),
        ("giuwax", "giữa"),
        ("quys", "quý"),
        ("DDawks", "Đắk"),
        ("y1", "ý"),
    ],
)
def test_puts_marks_where_spelling_has_them(typed: str, meant: str) -> None:
    assert repaired(typed) == meant


def test_leaves_every_syllable_without_marks_but_the_rare_ones_with_oo() -> None:
    changed = [letters for letters in by_plain_letters() if repaired(letters)]
    assert changed
    assert all(letters.endswith("oong") for letters in changed)


@pytest.mark.parametrize("word", _LEFT.split())
def test_leaves_words_of_other_languages_and_names_with_digits(word: str) -> None:
    assert repaired(word) is None


@pytest.mark.parametrize("word", ["", "người", "nguoi tots", "toosss", "tos1", "\x00", "😀", "a" * 10_000])
def test_leaves_what_nobody_types(word: str) -> None:
    assert repaired(word) is None


@given(st.text(alphabet="nguoiwfsrxjadeh1236789NGU", max_size=14) | st.text())
def test_what_it_puts_right_is_a_syllable(word: str) -> None:
    meant = repaired(word)
    assert meant is None or is_syllable(meant)
