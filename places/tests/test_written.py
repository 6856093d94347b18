"""Units of every level by the names that portals and people write, with rows of the real table."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.factories import CommuneFactory, load_real
from places.lookup import find_place
from places.models import Place

BEFORE = datetime.date(2024, 3, 1)
AFTER = datetime.date(2026, 3, 1)
UNITS = (
    "huyen-thuan-chau-son-la", "thanh-pho-phuc-yen-vinh-phuc", "huyen-nui-thanh-quang-nam", "tinh-ninh-thuan",
    "xa-tan-tien-hung-yen-truoc-7-2025", "xa-tan-tien-hung-yen", "thi-tran-quan-chu-thai-nguyen",
)  # fmt: skip


@pytest.fixture
def units(db, tmp_path):
    return load_real(tmp_path, *UNITS)


@pytest.mark.parametrize(
    ("names", "on", "slug"),
    [
        (("Sơn La", "Thuận Châu", ""), None, "huyen-thuan-chau-son-la"),
        (("Sơn La", "H. Thuận Châu", ""), BEFORE, "huyen-thuan-chau-son-la"),
        (("son la", "thuan chau", ""), BEFORE, "huyen-thuan-chau-son-la"),
        (("Sơn La", "huyện Thuận Châu", "Nong Lay"), BEFORE, "xa-nong-lay-son-la"),
        (("Sơn La", "huyện Thuận Châu", "Noong Lay"), BEFORE, "xa-nong-lay-son-la"),
        (("Sơn La", "", "xã Nong Lay"), BEFORE, "xa-nong-lay-son-la"),
        (("", "", "X. Nong Lay"), None, "xa-nong-lay-son-la"),
        (("", "", "X. Nong Lay"), AFTER, "xa-nong-lay-son-la"),
        (("Sơn La", "xã Nong Lay", "huyện Thuận Châu"), BEFORE, "xa-nong-lay-son-la"),
        (("Sơn La", "xã Nong Lay", ""), BEFORE, "xa-nong-lay-son-la"),
        (("Sơn La", "", "huyện Thuận Châu"), BEFORE, "huyen-thuan-chau-son-la"),
        (("Sơn La", "Thuận Châu", "Chiềng La"), BEFORE, "xa-chieng-la-son-la-truoc-7-2025"),
        (("Sơn La", "Thuận Châu", "Chiềng La"), None, "xa-chieng-la-son-la-truoc-7-2025"),
        (("Sơn La", "", "Chiềng La"), BEFORE, "xa-chieng-la-son-la-truoc-7-2025"),
        (("Sơn La", "", "Chiềng La"), AFTER, "xa-chieng-la-son-la"),
        (("Sơn La", "", "Chiềng La"), None, "xa-chieng-la-son-la"),
        (("Sơn La", "Thuận Châu", "Chiềng La"), AFTER, "xa-chieng-la-son-la"),
        (("Sơn La", "Thuận Châu", "Mường Bám"), BEFORE, "xa-muong-bam-son-la"),
        (("Sơn La", "Thuận Châu", "Mường Bám"), AFTER, "xa-muong-bam-son-la"),
        (("Sơn La", "Thuận Châu", "TT Thuận Châu"), BEFORE, "thi-tran-thuan-chau-son-la"),
        (("Sơn La", "", "xã Thuận Châu"), AFTER, "xa-thuan-chau-son-la"),
        (("Sơn La", "", "thị trấn Thuận Châu"), None, "thi-tran-thuan-chau-son-la"),
        (("Vĩnh Phúc", "TP. Phúc Yên", ""), BEFORE, "thanh-pho-phuc-yen-vinh-phuc"),
        (("Vĩnh Phúc", "", "thành phố Phúc Yên"), None, "thanh-pho-phuc-yen-vinh-phuc"),
        (("Vĩnh Phúc", "Phúc Yên", "P. Xuân Hoà"), BEFORE, "phuong-xuan-hoa-vinh-phuc"),
        (("Phú Thọ", "Phúc Yên", "P. Xuân Hoà"), None, "phuong-xuan-hoa-vinh-phuc"),
        (("Phú Thọ", "", "phường Phúc Yên"), AFTER, "phuong-phuc-yen-phu-tho"),
        (("Vĩnh Phúc", "", "phường Phúc Yên"), AFTER, "phuong-phuc-yen-phu-tho"),
        (("Quảng Nam", "Núi Thành", ""), BEFORE, "huyen-nui-thanh-quang-nam"),
        (("Đà Nẵng", "huyện Núi Thành", ""), None, "huyen-nui-thanh-quang-nam"),
        (("Đà Nẵng", "", "Núi Thành"), AFTER, "xa-nui-thanh-da-nang"),
        (("Quảng Nam", "", "Núi Thành"), BEFORE, "thi-tran-nui-thanh-quang-nam"),
        (("Quảng Nam", "Núi Thành", "Tam Hải"), BEFORE, "xa-tam-hai-da-nang"),
        (("Quảng Nam", "", "Tam Hải"), BEFORE, "xa-tam-hai-da-nang"),
        (("Đà Nẵng", "", "Tam Hải"), AFTER, "xa-tam-hai-da-nang"),
        (("Ninh Thuận", "", ""), BEFORE, "tinh-ninh-thuan"),
        (("Thái Nguyên", "", "Quân Chu"), BEFORE, "thi-tran-quan-chu-thai-nguyen"),
    ],
)  # fmt: skip
def test_a_unit_is_found_as_it_is_written(units, names, on, slug):
    province, district, commune = names
    found = find_place(province=province, district=district, commune=commune, on=on)
    assert found.place and found.place.slug == slug, found.warnings


def test_what_is_plain_is_not_warned_of(units):
    assert find_place(province="Sơn La", district="Thuận Châu", commune="Nong Lay", on=BEFORE).warnings == []
    assert find_place(province="Đà Nẵng", commune="xã Núi Thành", on=AFTER).warnings == []


def test_accents_tell_names_apart_and_without_them_an_editor_is_asked(units):
    above = units["tinh-son-la"]
    here, there = CommuneFactory(name="Đông Sơn", parent=above), CommuneFactory(name="Đồng Sơn", parent=above)
    assert find_place(province="Sơn La", commune="xã Đồng Sơn").place == there
    assert find_place(province="Sơn La", commune="Đông Sơn").place == here
    unclear = find_place(province="Sơn La", commune="dong son")
    assert unclear.place == above and "Đồng Sơn" in unclear.warnings[0]


def test_a_name_that_several_provinces_have_is_left_open(units):
    CommuneFactory(name="Tân Tiến", parent=units["tinh-son-la"])
    unclear = find_place(commune="xã Tân Tiến", on=AFTER)
    assert unclear.place is None and "tỉnh Hưng Yên; xã Tân Tiến, tỉnh Sơn La" in unclear.warnings[0]


def test_a_date_that_does_not_fit_is_warned_of(units):
    found = find_place(province="Sơn La", district="Thuận Châu", on=AFTER)
    assert found.place == units["huyen-thuan-chau-son-la"]
    assert "không có vào ngày 01/03/2026" in found.warnings[0]


def test_a_unit_taken_for_one_of_another_kind_is_warned_of(units):
    found = find_place(province="Sơn La", commune="thị trấn Thuận Châu", on=AFTER)
    assert found.place == units["xa-thuan-chau-son-la"]
    assert "được hiểu là xã Thuận Châu, tỉnh Sơn La" in found.warnings[0]


def test_a_commune_of_another_district_is_not_taken(units):
    found = find_place(province="Quảng Nam", district="Núi Thành", commune="xã Nong Lay", on=BEFORE)
    assert found.place == units["huyen-nui-thanh-quang-nam"]
    assert "Nong Lay" in found.warnings[0]


@pytest.mark.parametrize("text", ["'; --", "x" * 5000, "xã", "%", "🙂", "xã xã xã"])
def test_what_is_no_name_finds_nothing_below_the_province(units, text):
    found = find_place(province="Sơn La", district=text, commune=text)
    assert found.place == units["tinh-son-la"] and found.warnings


def test_a_commune_makes_clear_which_district_of_two_is_meant(units):
    day = datetime.date(2025, 7, 1)
    city, district = (
        Place.objects.create(kind=kind, name="Cao Mẫu", parent=units["tinh-son-la"], valid_to=day)
        for kind in ("thanh_pho_tinh", "huyen")
    )
    ward = CommuneFactory(kind="phuong", name="1", parent=city, valid_to=day)
    CommuneFactory(name="Mẫu", parent=district, valid_to=day)
    found = find_place(province="Sơn La", district="Cao Mẫu", commune="phường 1", on=BEFORE)
    assert (found.place, found.warnings) == (ward, [])
    unclear = find_place(province="Sơn La", district="Cao Mẫu", on=BEFORE)
    assert unclear.place == units["tinh-son-la"] and "huyện Cao Mẫu" in unclear.warnings[0]


def test_a_name_is_looked_up_by_an_index(units):
    with CaptureQueriesContext(connection) as queries:
        find_place(province="Sơn La", district="Thuận Châu", commune="Nong Lay", on=BEFORE)
    assert len(queries) == 3
    for query in queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{query['sql']}")
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "place_name_level" in plan or connection.vendor != "sqlite", plan
