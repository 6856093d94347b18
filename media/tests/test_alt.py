"""What may stand for a picture."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from media.alt import clean_alt_text


@pytest.mark.parametrize(
    "text",
    [
        "IMG_2031.jpg",
        "IMG_2031",
        "DSC0001",
        "dscn 0042",
        "anh1",
        "Ảnh 12",
        "le-trao-giai.png",
        "le-trao-giai",
        "Lễ trao giải.JPG",
        "20240512_101010",
        "WhatsApp Image 2024-05-12 at 10.10.10",
        "A7_00123",
    ],
)
def test_file_names_are_refused(text):
    with pytest.raises(ValidationError, match="câu"):
        clean_alt_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "ảnh",
        "Ảnh.",
        "anh tin bai",
        "Hình ảnh",
        unicodedata.normalize("NFD", "Hình ảnh"),
        "image",
        "Picture 1",
        "photo",
        "untitled",
        "…",
        "12345",
        "--- 2024 ---",
        "a",
        "Ảnh\u200b",
    ],
)
def test_placeholders_are_refused(text):
    with pytest.raises(ValidationError) as refusal:
        clean_alt_text(text)
    assert "chưa nói ảnh cho thấy gì" in refusal.value.messages[0]


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200e", "\n"])
def test_nothing_is_refused(text):
    with pytest.raises(ValidationError, match="Hãy viết mô tả ảnh"):
        clean_alt_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bà Hòa trao sách cho học sinh lớp 3",
        "Ảnh chân dung cụ Xuân",
        "Cô Hoài",
        "Năm 2024, 15 hộ góp đất làm đường",
        "Tổ Covid-19 cộng đồng đo thân nhiệt",
        "100% hộ dân tham gia",
    ],
)
def test_descriptions_are_taken(text):
    assert clean_alt_text(text) == text


def test_marks_of_direction_and_decomposed_letters_are_cleaned():
    assert clean_alt_text(unicodedata.normalize("NFD", "  Bà\u202e Hòa\u00a0 trao sách ")) == "Bà Hòa trao sách"
