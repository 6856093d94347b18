"""Addresses and telephone numbers in comments, however they are written, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.screening.links import find_links

DOUBTFUL = """
abc.com | Xem http://a.b/c | hxxp://abc.xyz | abc[.]xyz | abc chấm com | vào ABC.COM ngay | abc . com | www.abc
bit.ly/3x | t.me/nhom | zalo: abcxyz | Zalo @hoa_1
telegram @abc123 | thư tới a.b@gmail.com | abc(.)vn | abc。com
ａｂｃ．ｃｏｍ | a\u200bbc.com
https://chinhphu.gov.vn.evil.com/x | https://a.gov.vn@evil.com | https://a.gov.vn\\@evil.com
youtu.be/x1 | shop.abc.vn | nhacai88.vip | w88 dot com | <a href="https://a.bc">x</a> | evil.com/?x=.gov.vn
0912345678 | 0912 345 678 | 0912.345.678 | +84 912 345 678 | 84912345678 | (024) 3826 1234 | 024 3826 1234
09 12 34 56 78 | sđt:0987654321. | gọi 0987-654-321 nhé | 0 9 8 7 6 5 4 3 2 1 | (0912) 345 678
"""
INNOCENT = """
v.v. | Tp.HCM | TP. HCM | ngày 12.03.2024 | 12/03/2024 | 2590/KH-UBND | Số 18/KH-UBND, 15.01.2021 | tăng 2.5 lần
500.000.000 đồng | 84.912.345.678 đồng | ThS. Nguyễn Văn A | GS.TS. Trần B | rất hay.Cảm ơn bác | hay quá.to lắm
2,5 triệu | https://sonla.gov.vn/tin | http://lantoa.vn/bai | ở www.lantoa.vn | sonla.gov.vn | vui.me ơi
mail@sonla.gov.vn | 2020-2025 | 8h30-10h30 | từ 08.12.2021 đến 10.12.2021 | 08.12.2021 30 người
lớp 10A1 | A.B.C. | Đ/c Hoa | U.S. | P.S.
QĐ số 1234/QĐ-UBND | NĐ 147/2024/NĐ-CP | số 05-CT/TW
Bài hay quá...cảm ơn | 10.000 m2 | xã 1.2.3 | 1234567890123
hồ sơ 000.00.12.H46 | Top 10.Top 5 | dấu chấm hỏi
mình chấm bài | nặng 3.2kg | p.Thống Nhất | xóm 7.Online cũng được
"""


def each(texts):
    return [text.strip() for line in texts.strip().splitlines() for text in line.split(" | ")]


@pytest.mark.parametrize("text", each(DOUBTFUL))
def test_an_address_is_found(text):
    assert find_links(text, ["lantoa.vn"])


@pytest.mark.parametrize("text", each(INNOCENT))
def test_what_is_no_address_or_known_is_let_through(text):
    assert find_links(text, ["lantoa.vn"]) == []


def test_each_is_said_once_as_typed():
    text = "Xem ABC.com, abc[.]xyz rồi lại ABC.com! Gọi 0912 345 678."
    assert find_links(text) == ["ABC.com", "abc[.]xyz", "0912 345 678"]


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    assert all(find_links(text))


@given(st.text("ab.@:/-( [0)", max_size=200))
def test_so_can_any_that_is_nearly_an_address(text):
    assert all(find_links(text))
