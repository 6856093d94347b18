"""The shipped provinces, the loader and the proof that the table is whole."""

import csv
import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from places.models import Place, Succession
from places.services import DATA, load_place_rows, load_places, load_succession_rows, read_rows

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


def test_loading_again_changes_nothing(provinces, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        places, successions = load_places()
    assert (places.created, places.updated, places.unchanged) == (0, 0, 90)
    assert (successions.created, successions.updated) == (0, 0)


def test_a_changed_row_is_mended_and_nothing_removed(provinces):
    Place.objects.filter(slug="tinh-son-la").update(code="99")
    extra = Place.objects.create(kind="xa", name="Chiềng La", parent=provinces["tinh-son-la"])
    places, _ = load_places()
    assert (places.created, places.updated) == (0, 1)
    assert Place.objects.get(slug="tinh-son-la").code == "14"
    assert Place.objects.filter(pk=extra.pk).exists()


def test_when_an_address_changes_hands_the_old_row_keeps_its_id(provinces):
    old = provinces["tinh-son-la"]
    load_place_rows(
        [
            {"slug": "tinh-son-la", "kind": "tinh", "name": "Sơn La", "valid_from": "2030-01-01"},
            {"slug": "tinh-son-la-truoc-1-2030", "kind": "tinh", "name": "Sơn La", "valid_to": "2030-01-01"},
        ]
    )
    old.refresh_from_db()
    assert old.slug == "tinh-son-la-truoc-1-2030"
    assert Place.objects.get(slug="tinh-son-la").pk != old.pk


def test_communes_come_as_data_too(provinces, tmp_path, capsys):
    file = tmp_path / "communes.csv"
    file.write_text(
        "\ufeffslug,kind,name,parent,code\nxa-chieng-la-son-la,xa,Chiềng La,tinh-son-la,03754\n", encoding="utf-8"
    )
    call_command("load_places", places=file)
    assert "thêm 1" in capsys.readouterr().out
    assert Place.objects.get(slug="xa-chieng-la-son-la").full_name_with_province == "xã Chiềng La, tỉnh Sơn La"


def test_a_bad_file_loads_nothing(provinces, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text("slug,kind,name,parent\nxa-a,xa,A,tinh-son-la\nxa-b,xa,B,tinh-khong-co\n", encoding="utf-8")
    with pytest.raises(CommandError, match="tinh-khong-co"):
        call_command("load_places", places=file)
    assert not Place.objects.filter(slug="xa-a").exists()
    with pytest.raises(CommandError):
        call_command("load_places", places=tmp_path / "none.csv")


def test_a_succession_of_unknown_places_or_in_a_circle_is_refused(provinces, tmp_path):
    for line in ("tinh-son-la,khong-co,nhap", "thanh-pho-hue,tinh-thua-thien-hue,nhap"):
        file = tmp_path / "bad.csv"
        file.write_text(f"old,new,kind\n{line}\n", encoding="utf-8")
        with pytest.raises(CommandError):
            call_command("load_places", successions=file)


def test_the_check_passes(provinces):
    out = io.StringIO()
    call_command("check_places", stdout=out)
    assert "nhất quán" in out.getvalue()


def test_the_check_finds_a_missing_province_a_lost_one_and_a_circle(provinces):
    Succession.objects.filter(old=provinces["tinh-vinh-phuc"]).delete()
    Succession.objects.bulk_create(
        [Succession(old=provinces["thanh-pho-hue"], new=provinces["tinh-thua-thien-hue"], kind="nhap")]
    )
    Place.objects.filter(slug="tinh-son-la").update(valid_from=datetime.date(2025, 7, 1), name="Sơn La\u0301")
    errors = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_places", stderr=errors)
    for part in ("đang có 62", "tinh-vinh-phuc: không dẫn đến", "thành vòng", "NFC"):
        assert part in errors.getvalue()


def test_the_files_are_in_nfc_and_their_addresses_once():
    rows = read_rows(DATA / "provinces.csv")
    raw = list(csv.DictReader((DATA / "provinces.csv").read_text(encoding="utf-8").splitlines()))
    assert raw == rows
    assert len({row["slug"] for row in rows}) == len(rows) == 90


def test_loading_successions_mends_a_resolution(provinces):
    Succession.objects.update(resolution="")
    loaded = load_succession_rows(read_rows(DATA / "province_successions.csv"))
    assert loaded.updated == 56
