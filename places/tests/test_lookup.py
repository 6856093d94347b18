"""Finding places by name, and what they are today."""

import datetime
import unicodedata

import pytest

from places.factories import CommuneFactory, SuccessionFactory
from places.lookup import find_place, find_province, present_province_of, province_of, resolve_present
from places.models import Place

BEFORE = datetime.date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("tỉnh Sơn La", "tinh-son-la"),
        ("son la", "tinh-son-la"),
        ("SƠN LA", "tinh-son-la"),
        ("T. Sơn La", "tinh-son-la"),
        ("Khánh Hoà", "tinh-khanh-hoa"),
        ("Khánh Hòa", "tinh-khanh-hoa"),
        ("TP.HCM", "thanh-pho-ho-chi-minh"),
        ("TP. HCM", "thanh-pho-ho-chi-minh"),
        ("TPHCM", "thanh-pho-ho-chi-minh"),
        ("TP Hồ Chí Minh", "thanh-pho-ho-chi-minh"),
        ("thành phố hồ chí minh", "thanh-pho-ho-chi-minh"),
        ("Thừa Thiên - Huế", "tinh-thua-thien-hue"),
        ("Thừa Thiên–Huế", "tinh-thua-thien-hue"),
        ("Huế", "thanh-pho-hue"),
        ("TP Huế", "thanh-pho-hue"),
        ("Bà Rịa-Vũng Tàu", "tinh-ba-ria-vung-tau"),
        ("BR-VT", "tinh-ba-ria-vung-tau"),
        ("Đắc Lắc", "tinh-dak-lak"),
        ("Daklak", "tinh-dak-lak"),
        ("Bắc Cạn", "tinh-bac-kan"),
        ("phú thọ", "tinh-phu-tho"),
        ("Đồng Nai", "thanh-pho-dong-nai"),
        ("Vĩnh Phúc", "tinh-vinh-phuc"),
    ],
)
def test_a_province_is_found_by_any_spelling(provinces, text, slug):
    assert find_province(text).slug == slug
    assert find_province(unicodedata.normalize("NFD", text)).slug == slug


def test_every_province_is_found_by_its_own_name(provinces):
    for place in provinces.values():
        for text in (place.name, place.full_name):
            assert find_province(text).name == place.name


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "tỉnh", "Sơn", "Atlantis", "a" * 10_000, "\x00", "' OR 1=1 --", "tp"]
)
def test_what_is_no_province_is_not_found(provinces, text):
    assert find_province(text) is None


def test_the_day_decides_between_provinces_of_one_name(provinces):
    assert find_province("Phú Thọ", on=BEFORE).slug == "tinh-phu-tho-truoc-7-2025"
    assert find_province("Đồng Nai", on=datetime.date(2025, 12, 1)).slug == "tinh-dong-nai"
    assert find_province("Vĩnh Phúc", on=datetime.date(2026, 1, 1)).slug == "tinh-vinh-phuc"


def test_a_province_takes_one_query(provinces, django_assert_num_queries):
    with django_assert_num_queries(1):
        find_province("tỉnh Sơn La")


def test_what_the_table_lacks_is_told(provinces):
    found = find_place(province="tỉnh Sơn La", district="huyện Thuận Châu", commune="xã Nong Lay")
    assert found.place == provinces["tinh-son-la"]
    assert [warning for warning in found.warnings if "Nong Lay" in warning]
    assert len(found.warnings) == 2


def test_nothing_given_finds_nothing(provinces):
    assert find_place().place is None
    assert find_place().warnings == []
    unknown = find_place(province="Atlantis")
    assert unknown.place is None and unknown.warnings


@pytest.fixture
def thuan_chau(provinces) -> Place:
    return Place.objects.create(
        kind="huyen", name="Thuận Châu", parent=provinces["tinh-son-la"], valid_to=datetime.date(2025, 7, 1)
    )


def test_a_commune_is_found_through_its_district(thuan_chau, django_assert_max_num_queries):
    old = CommuneFactory(name="Nong Lay", parent=thuan_chau, valid_to=thuan_chau.valid_to)
    with django_assert_max_num_queries(3):
        found = find_place(province="son la", district="h. thuan chau", commune="Nong Lay", on=BEFORE)
    assert found.place == old
    assert found.warnings == []
    assert found.place.full_name_with_province == "xã Nong Lay, huyện Thuận Châu, tỉnh Sơn La"
    assert find_place(province="Sơn La", commune="Nong Lay").place == old


def test_a_district_of_a_past_province_is_found_under_the_name_it_shares(provinces):
    lam_thao = Place.objects.create(kind="huyen", name="Lâm Thao", parent=provinces["tinh-phu-tho-truoc-7-2025"])
    assert find_place(province="Phú Thọ", district="Lâm Thao").place == lam_thao


def test_the_kind_tells_a_commune_from_a_town_of_one_name(thuan_chau):
    town = CommuneFactory(kind="thi_tran", name="Thuận Châu", parent=thuan_chau)
    commune = CommuneFactory(kind="xa", name="Thuận Châu", parent=thuan_chau)
    assert find_place(province="Sơn La", commune="TT. Thuận Châu").place == town
    assert find_place(province="Sơn La", commune="xã Thuận Châu").place == commune
    unclear = find_place(province="Sơn La", commune="Thuận Châu")
    assert unclear.place == thuan_chau.parent
    assert "có thể là" in unclear.warnings[0]


def test_the_unit_of_the_day_comes_before_todays(thuan_chau, provinces):
    old = CommuneFactory(name="Chiềng La", parent=thuan_chau, valid_to=thuan_chau.valid_to)
    new = CommuneFactory(name="Chiềng La", parent=provinces["tinh-son-la"], valid_from=thuan_chau.valid_to)
    assert find_place(province="Sơn La", commune="Chiềng La", on=BEFORE).place == old
    assert find_place(province="Sơn La", commune="Chiềng La").place == new


def test_a_place_that_was_not_yet_there_is_warned_of(provinces):
    found = find_place(province="Vĩnh Phúc", on=datetime.date(2026, 1, 1))
    assert found.place == provinces["tinh-vinh-phuc"]
    assert "không có vào ngày 01/01/2026" in found.warnings[0]


def test_what_provinces_are_today(provinces, django_assert_max_num_queries):
    assert resolve_present(provinces["tinh-son-la"]) == [provinces["tinh-son-la"]]
    with django_assert_max_num_queries(4):
        assert resolve_present(provinces["tinh-binh-phuoc"]) == [provinces["thanh-pho-dong-nai"]]


def test_a_split_leaves_several(thuan_chau, provinces):
    old = CommuneFactory(name="Cũ", parent=thuan_chau, valid_to=thuan_chau.valid_to)
    here = CommuneFactory(name="Mới", parent=provinces["tinh-son-la"])
    there = CommuneFactory(name="Kia", parent=provinces["tinh-dien-bien"])
    SuccessionFactory(old=old, new=here, kind="chia")
    assert present_province_of(old) == provinces["tinh-son-la"]
    SuccessionFactory(old=old, new=there, kind="chia")
    assert resolve_present(old) == [there, here]
    assert present_province_of(old) is None
    assert province_of(old) == provinces["tinh-son-la"]


def test_a_commune_without_known_successor_follows_its_province(provinces):
    phuc_yen = Place.objects.create(
        kind="thanh_pho_tinh", name="Phúc Yên", parent=provinces["tinh-vinh-phuc"], valid_to=datetime.date(2025, 7, 1)
    )
    assert resolve_present(phuc_yen) == []
    assert present_province_of(phuc_yen) == provinces["tinh-phu-tho"]


def test_a_circle_in_the_table_ends_the_walk(provinces):
    SuccessionFactory(old=provinces["thanh-pho-hue"], new=provinces["tinh-thua-thien-hue"])
    assert resolve_present(provinces["tinh-thua-thien-hue"]) == [provinces["thanh-pho-hue"]]
