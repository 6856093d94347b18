"""The shipped provinces."""

import datetime

import pytest

from places.models import Place, Succession

MERGED = "Nghị quyết 202/2025/QH15"
UNCHANGED = {
    *("Cao Bằng", "Điện Biên", "Hà Nội", "Hà Tĩnh", "Huế", "Lai Châu"),
    *("Lạng Sơn", "Nghệ An", "Quảng Ninh", "Sơn La", "Thanh Hóa"),
}


def test_there_were_63_and_are_34(provinces):
    assert Place.objects.valid_on(datetime.date(2025, 6, 30)).count() == 63
    assert Place.objects.valid_on(datetime.date(2025, 7, 1)).count() == 34
    assert Place.objects.present().count() == 34


def test_eleven_provinces_did_not_change(provinces):
    both = Place.objects.valid_on(datetime.date(2025, 6, 30)).valid_on(datetime.date(2025, 7, 1))
    assert {place.name for place in both} == UNCHANGED


def test_52_provinces_became_23(provinces):
    links = Succession.objects.filter(resolution=MERGED)
    assert links.count() == 52
    assert links.values("new").distinct().count() == 23


@pytest.mark.parametrize(
    ("present", "past"),
    [
        ("tinh-phu-tho", {"Hòa Bình", "Phú Thọ", "Vĩnh Phúc"}),
        ("tinh-khanh-hoa", {"Khánh Hòa", "Ninh Thuận"}),
        ("thanh-pho-da-nang", {"Đà Nẵng", "Quảng Nam"}),
        ("tinh-tay-ninh", {"Long An", "Tây Ninh"}),
        ("thanh-pho-ho-chi-minh", {"Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh"}),
        ("tinh-lam-dong", {"Bình Thuận", "Đắk Nông", "Lâm Đồng"}),
        ("thanh-pho-hue", {"Thừa Thiên Huế"}),
        ("thanh-pho-dong-nai", {"Đồng Nai"}),
        ("thanh-pho-quang-ninh", {"Quảng Ninh"}),
        ("thanh-pho-bac-ninh", {"Bắc Ninh"}),
    ],
)
def test_what_provinces_are_made_of(provinces, present, past):
    assert {place.name for place in provinces[present].predecessors.all()} == past


def test_a_code_is_no_identity(provinces):
    assert provinces["tinh-yen-bai"].code == provinces["tinh-lao-cai"].code == "15"


def test_hue_and_dong_nai_in_time(provinces):
    assert (
        provinces["thanh-pho-hue"].valid_from == provinces["tinh-thua-thien-hue"].valid_to == datetime.date(2025, 1, 1)
    )
    assert (
        provinces["thanh-pho-dong-nai"].valid_from == provinces["tinh-dong-nai"].valid_to == datetime.date(2026, 4, 30)
    )


def test_every_centre_lies_in_vietnam(provinces):
    for place in provinces.values():
        assert 8 < place.latitude < 24 and 102 < place.longitude < 110, place


def test_names_are_sorted_as_in_a_dictionary(provinces):
    names = list(Place.objects.present().values_list("name", flat=True))
    assert names.index("Cao Bằng") < names.index("Đà Nẵng") < names.index("Gia Lai") < names.index("Huế")
