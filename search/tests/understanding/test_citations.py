"""What a query wants word for word."""

import pytest

from search.understanding.citations import citations


def cited(text: str) -> list[tuple[str, bool]]:
    return [(text[one.start : one.end], one.is_number) for one in citations(text)]


@pytest.mark.parametrize(
    "text",
    ['"hiến đất"', "“hiến đất”", "„hiến đất“", "„hiến đất”", "«hiến đất»", "‘hiến đất’", "‹hiến đất›", "”hiến đất”"],
)
def test_a_quotation_in_any_marks_is_cited(text):
    assert cited(f"chuyện {text} ở bản") == [("hiến đất", False)]


@pytest.mark.parametrize(
    "text", ['"hiến đất', "hiến đất”", '""', "Ea H'leo và Cư M'gar", "Ea H’leo và Cư M’gar", "'một'"]
)
def test_marks_left_open_and_apostrophes_cite_nothing(text):
    assert cited(text) == []


def test_several_quotations_are_cited_in_order():
    assert cited('"hiến đất" hay «mở đường»') == [("hiến đất", False), ("mở đường", False)]


@pytest.mark.parametrize(
    "number",
    [
        "2590/KH-UBND",
        "2590/kh-ubnd",
        "2590 /kh-ubnd",
        "2590 / KH - UBND",
        "2590/KH–UBND",
        "2590/KH",
        "2590/kh",
        "05-CT/TW",
        "42/2022/NĐ-CP",
        "42/2022/nd-cp",
        "202/2025/QH15",
        "1669/NQ-UBTVQH15",
        "19/2025/QĐ-TTg",
        "42/2022",
        "15-KH/ĐU",
    ],
)
def test_the_number_of_a_document_is_cited(number):
    assert cited(f"theo kế hoạch số {number} của tỉnh") == [(number, True)]


@pytest.mark.parametrize(
    "text",
    [
        "15/5/2016",
        "5/2016",
        "28/05",
        "24/7",
        "30 triệu/ha",
        "100/ngày",
        "2/tháng",
        "km/h",
        "2023-2024",
        "1/2 tạ",
        "0-10",
    ],
)
def test_dates_rates_and_spans_are_no_numbers_of_documents(text):
    assert cited(text) == []


def test_a_number_in_a_quotation_is_part_of_it():
    assert cited('"kế hoạch 2590/KH-UBND"') == [("kế hoạch 2590/KH-UBND", False)]
