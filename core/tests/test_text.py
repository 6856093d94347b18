"""What Vietnamese text becomes: clean, folded, an address, a place in the alphabet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean_line, clean_text, fold, shorten, slugify_vietnamese, sort_key


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Người tốt, việc tốt ở Đà Nẵng", "nguoi-tot-viec-tot-o-da-nang"),
        ("Đắk Lắk: 0 đồng!", "dak-lak-0-dong"),
        ("Kế hoạch 18/KH-UBND", "ke-hoach-18-kh-ubnd"),
        ("😀 – …", ""),
        ("   ", ""),
    ],
)
def test_an_address_is_made_of_plain_letters(title, slug):
    assert slugify_vietnamese(title) == slug


def test_a_decomposed_title_gives_the_same_address():
    title = "Bà Quàng Thị Ban và con mương"
    assert slugify_vietnamese(unicodedata.normalize("NFD", title)) == slugify_vietnamese(title)


def test_a_long_address_is_cut_at_a_word():
    slug = slugify_vietnamese("mương " * 100, 50)
    assert len(slug) <= 50
    assert set(slug.split("-")) == {"muong"}


@given(st.text(max_size=300))
def test_any_text_gives_a_safe_address(text):
    slug = slugify_vietnamese(text)
    assert slug == slugify_vietnamese(slug)
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in slug)
    assert len(slug) <= 120


def test_tone_placement_and_marks_do_not_matter_when_folded():
    assert fold("Hoà Bình") == fold("Hòa Bình") == "hoa binh"
    assert fold("Đường  LÀNG") == "duong lang"


def test_cleaning_removes_what_nobody_sees():
    assert clean_line("\u202eBà\u00a0\u00a0 Ban\u200b \n đi") == "Bà Ban đi"
    assert clean_text("một \r\n\u00a0 hai") == "một\nhai"


def test_names_sort_as_in_a_dictionary():
    names = ["Đà Nẵng", "Da", "Cà Mau", "An Giang", "Ăn", "Ân", "Dã", "Đắk Lắk", "Ca", "Cá", "Cả"]
    assert sorted(names, key=sort_key) == [
        "An Giang",
        "Ăn",
        "Ân",
        "Ca",
        "Cả",
        "Cá",
        "Cà Mau",
        "Da",
        "Dã",
        "Đà Nẵng",
        "Đắk Lắk",
    ]


def test_a_long_text_is_cut_at_a_word():
    assert shorten("một hai ba bốn", 9) == "một hai…"
    assert shorten("một hai", 9) == "một hai"
