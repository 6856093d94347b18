"""What the machine found is marked as its writer spelled it; nothing else becomes markup."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.admin.marking import marked


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Xem vidu.com nhé", ["vidu.com"], "Xem <mark>vidu.com</mark> nhé"),
        ("ĐỒ NGU", ["ngu"], "ĐỒ <mark>NGU</mark>"),
        ("đồ n.g.u quá", ["ngu"], "đồ <mark>n.g.u</mark> quá"),
        ("đồ ngốc", ["do ngoc"], "<mark>đồ ngốc</mark>"),
        ("đi tìm", ["dit"], "đi tìm"),
        ("Nguyễn ngu", ["ngu"], "Nguyễn <mark>ngu</mark>"),
        ("xyzvidu.comabc", ["vidu.com"], "xyz<mark>vidu.com</mark>abc"),
        ("đồ\nngốc", ["đồ ngốc"], "<mark>đồ\nngốc</mark>"),
        (
            "Xem https://vidu.com/rat-dai/va-dai",
            ["https://vidu.com/rat-dai…"],
            "Xem <mark>https://vidu.com/rat-dai</mark>/va-dai",
        ),
        ("a < b", ["<"], "a <mark>&lt;</mark> b"),
        ("một hai ba", ["một hai", "hai ba"], "<mark>một hai ba</mark>"),
        ("ngu và ngu", ["ngu"], "<mark>ngu</mark> và <mark>ngu</mark>"),
        ("không có", [], "không có"),
        ("không có", ["", "."], "không có"),
    ],
)
def test_words_are_marked(text, found, expected):
    assert marked(text, found) == expected


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=4))
def test_the_words_stay_what_they_were(text, found):
    assert html.unescape(re.sub("</?mark>", "", marked(text, found))) == html.unescape(html.escape(text))
