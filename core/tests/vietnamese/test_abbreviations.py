"""Abbreviations written out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import syllables
from core.vietnamese.abbreviations import Abbreviations, abbreviations_of, expanded, written_out

TABLE = abbreviations_of(
    [
        ("UBND", "Ủy ban nhân dân"),
        ("TĐKT", "Thi đua khen thưởng"),
        ("HCM", "Hồ Chí Minh"),
        ("TP", "thành phố"),
        ("KT-XH", "kinh tế - xã hội"),
        ("GĐ", "gia đình"),
        ("GD", "giáo dục"),
        ("CA", "công an"),
        ("HS", "học sinh"),
        ("4T", "bốn tốt"),
    ]
)


def _keys(text: str, table: Abbreviations = TABLE) -> str:
    return " ".join(one.folded for one in expanded(text, syllables(text), table))


@pytest.mark.parametrize("short", ["UBND", "ubnd", "Ubnd", "TĐKT", "tđkt", "tdkt", "TDKT", "hs", "4T", "KT–XH"])
def test_a_short_form_is_found_in_any_spelling(short: str) -> None:
    assert written_out(short, TABLE) != short


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ubnd xã Chiềng La", "Ủy ban nhân dân xã Chiềng La"),
        ("Hội đồng tdkt, TP.HCM", "Hội đồng Thi đua khen thưởng, thành phố.Hồ Chí Minh"),
        ("phát triển KT-XH", "phát triển kinh tế - xã hội"),
        ("gd và gđ", "giáo dục và gia đình"),
        ("chiến sĩ CA giúp dân", "chiến sĩ công an giúp dân"),
        ("CA", "công an"),
        ("UBND4t", "Ủy ban nhân dân bốn tốt"),
        ("UBND2 xã", "Ủy ban nhân dân 2 xã"),
        ("", ""),
    ],
)
def test_short_forms_are_written_out(text: str, written: str) -> None:
    assert written_out(text, TABLE) == written


@pytest.mark.parametrize(
    "text",
    [
        "2590/KH-UBND",
        "Kế hoạch 12/UBND",
        "KH–UBND",
        "bài ca",
        "Ca sĩ",
        "NHỮNG BÀI CA HAY",
        "kt xh",
        "KTXH",
        "hà",
        "UBNDX",
        "người tốt",
    ],
)
def test_numbers_of_documents_and_ordinary_words_stay(text: str) -> None:
    assert written_out(text, TABLE) == text
    assert expanded(text, syllables(text), TABLE) == syllables(text)


def test_a_full_form_stands_where_its_short_form_stands() -> None:
    found = expanded("xã UBND tỉnh", syllables("xã UBND tỉnh"), TABLE)
    assert [(one.exact, one.start, one.end) for one in found] == [
        ("xa4", 0, 2),
        ("uy3", 3, 7),
        ("ban0", 3, 7),
        ("nhan60", 3, 7),
        ("dan60", 3, 7),
        ("tinh3", 8, 12),
    ]


def test_of_two_entries_alike_the_first_counts_and_empty_ones_are_left_out() -> None:
    table = abbreviations_of([("HS", "học sinh"), ("hs", "hồ sơ"), ("", "gì đó"), ("XY", "…")])
    assert written_out("hs xy", table) == "học sinh xy"


def test_an_empty_table_changes_nothing() -> None:
    empty = abbreviations_of([])
    found = syllables("UBND xã")
    assert expanded("UBND xã", found, empty) is found
    assert written_out("UBND xã", empty) == "UBND xã"


PARTS = st.sampled_from(["UBND", "gđ", "ca", "CA", "kt", "-", "/", "xh", " ", "xã", "4", "t", "\u200b"])


@given(st.lists(PARTS).map("".join) | st.text())
def test_any_text_can_be_written_out_and_places_stay_in_order(text: str) -> None:
    found = expanded(text, syllables(text), TABLE)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.folded for one in syllables(written_out(text, TABLE))] == [one.folded for one in found]
    composed = unicodedata.normalize("NFC", text)
    assert _keys(composed) == _keys(unicodedata.normalize("NFD", text))
