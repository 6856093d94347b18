"""What stays together on a line."""

import pytest

from core.templatetags.shell import glued
from core.typography import glue


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bà Trần Thị Ngãi kể", "bà~Trần~Thị~Ngãi kể"),
        ("chị Đặng Thị Thu Hằng, công chức", "chị Đặng~Thị~Thu~Hằng, công chức"),
        ("xã Cù Lao Giêng, tỉnh An Giang", "xã~Cù~Lao~Giêng, tỉnh~An~Giang"),
        ("thành phố Đà Nẵng, thành phố Hồ Chí Minh", "thành~phố~Đà~Nẵng, thành phố Hồ~Chí~Minh"),
        ("“Ông Toàn” về làng", "“Ông~Toàn” về làng"),
        ("góp 7,2 triệu đồng", "góp 7,2~triệu đồng"),
        ("Ngày 27/5/2021, tháng 12 năm 2021 tới", "Ngày~27/5/2021, tháng~12 năm~2021 tới"),
        ("Nhân ái, từ thiện. Văn hóa", "Nhân ái, từ thiện. Văn hóa"),
        ("Nguyễntrần Thịhồng Nhunglan", "Nguyễntrần Thịhồng~Nhunglan"),
        ("Một-từ-rất-rất-dài-không-ngắt Hai", "Một-từ-rất-rất-dài-không-ngắt Hai"),
        ("hai  khoảng trắng ", "hai  khoảng trắng "),
        ("", ""),
    ],
)
def test_names_and_numbers_stay_together(text, shown):
    assert glue(text) == shown.replace("~", "\u00a0")


@pytest.mark.parametrize("number", ["2590/KH-UBND", "45/2017/QĐ-TTg", "05-CT/TW", "112/QĐ-BTĐ", "2021-2025"])
def test_a_number_with_a_hyphen_stays_on_one_line(number):
    assert glued(f"Kế hoạch số {number} về") == f'Kế hoạch số <span class="nb">{number}</span> về'


@pytest.mark.parametrize("text", ["giai đoạn 2021 - 2025", "ngày 1/2/2026", "24/7", "1/2 sào"])
def test_other_figures_are_left_alone(text):
    assert "<span" not in glued(text)


def test_what_is_written_is_escaped():
    assert glued("<b>1/A-<i>") == '&lt;b&gt;<span class="nb">1/A-</span>&lt;i&gt;'
