"""Titles on cards: every letter there, no line too long, names unbroken."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.typography import glue
from media import lettering
from media.lettering import TITLE, clipped, fitted, font, written

BOX, SIZES = (504, 320), tuple(range(58, 27, -2))
ALL_LETTERS = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
LONG = (
    "Tổ tự quản bản Nong Bon, xã Bình Thuận: mười lăm hộ dân góp đất, góp công, thắp sáng 2,3 km đường bản "
    "ba năm liền, không một lần chậm kỳ đóng góp nào cả năm"
)


@pytest.mark.parametrize("style", [lettering.TITLE, lettering.BOLD, lettering.PLAIN])
def test_the_fonts_have_every_vietnamese_letter(style):
    face = font(style, 40)
    nothing = bytes(face.getmask("\uffff"))
    for letter in ALL_LETTERS + ALL_LETTERS.lower():
        assert bytes(face.getmask(letter)) != nothing, letter


def test_decomposed_letters_are_composed_and_what_no_font_has_is_left_out():
    assert written(unicodedata.normalize("NFD", "Ngữ ổ")) == "Ngữ ổ"
    assert written("Việc \U0001f33e tốt 好") == "Việc tốt"


def test_a_title_of_160_characters_fits_whole():
    text = LONG[:160]
    block = fitted(glue(text), BOX, SIZES)
    assert " ".join(block.lines) == text.replace("\u00a0", " ")
    assert block.height <= BOX[1]
    assert block.font.size >= 30


def test_a_short_title_is_large():
    assert fitted("Người giữ chữ", BOX, SIZES).font.size == SIZES[0]


def test_lines_are_of_about_the_same_length():
    block = fitted(LONG, (1000, 400), (48,))
    lengths = [block.font.getlength(line) for line in block.lines]
    assert min(lengths) > 0.7 * max(lengths)


def test_names_are_not_broken():
    block = fitted(glue("Mười một năm giữ nước của bà Quàng Thị Ban"), BOX, SIZES)
    assert any("bà Quàng Thị Ban" in line for line in block.lines)


def test_stacked_marks_do_not_touch_the_line_above():
    block = fitted("Ẫ Ổ Ữ " * 8, BOX, (40,))
    _left, top, _right, bottom = block.font.getbbox("ẪỔỮỆỵ")
    assert bottom - top <= block.leading


def test_what_does_not_fit_in_any_size_is_cut_after_a_word():
    block = fitted("việc tốt " * 100, BOX, SIZES)
    assert block.lines[-1].endswith("tốt…") or block.lines[-1].endswith("việc…")
    assert block.height <= BOX[1]


@settings(deadline=None, max_examples=60)
@given(some.text(max_size=300))
def test_nothing_is_wider_or_higher_than_its_box(text):
    block = fitted(text, BOX, (40, 28))
    assert block.height <= BOX[1]
    assert all(block.font.getlength(line) <= BOX[0] for line in block.lines)
    assert font(TITLE, 27).getlength(clipped(text, font(TITLE, 27), 300)) <= 300


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\U0001f33e"])
def test_nothing_is_written_for_nothing(text):
    assert "".join(fitted(text, BOX, SIZES).lines).strip() == ""
    assert clipped(text, font(TITLE, 27), 300).strip() == ""
