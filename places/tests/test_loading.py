"""Loading files of places: what is added, what is mended, what stays as an administrator made it, what is refused."""

import csv

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from places import services
from places.models import Place, Succession
from places.services import DATA, BadFile, load_files, load_provinces
from places.spelling import one_spelling

PLACES = "slug,kind,name,aliases,code,valid_from,valid_to,parent,former_parent,latitude,longitude"
LINKS = "old,new,kind,resolution"
HUYEN = "huyen-a-son-la,huyen,A,,1,,2025-07-01,tinh-son-la,,21.1,103.2"
XA = "xa-b-son-la,xa,B,,2,,2025-07-01,huyen-a-son-la,,,"
NEW = "xa-c-son-la,xa,C,,2,2025-07-01,,tinh-son-la,,21.2,103.3"
SAME = "xa-d-son-la,xa,D,Đ,3,,,tinh-son-la,huyen-a-son-la,,"


@pytest.fixture
def load(provinces, tmp_path):
    """Load lines under the usual headings; return the figures."""

    def _load(*places, links=(), heading=PLACES):
        (tmp_path / "places.csv").write_text("\n".join([heading, *places]), encoding="utf-8")
        (tmp_path / "links.csv").write_text("\n".join([LINKS, *links]), encoding="utf-8")
        return load_files([tmp_path / "places.csv"], [tmp_path / "links.csv"])

    return _load


def get(slug):
    return Place.objects.get(slug=slug)


def test_units_below_stand_in_any_order(load):
    places, links = load(NEW, XA, SAME, HUYEN, links=["xa-b-son-la,xa-c-son-la,nhap,NQ 1"])
    assert (places.created, links.created) == (4, 1)
    assert get("xa-b-son-la").full_name_with_province == "xã B, huyện A, tỉnh Sơn La"
    assert get("xa-d-son-la").former_parent == get("huyen-a-son-la")
    assert get("xa-d-son-la").search_key
    assert [place.name for place in get("xa-b-son-la").successors.all()] == ["C"]


def test_the_same_again_changes_nothing(load, django_assert_num_queries):
    load(HUYEN, XA, NEW, links=["xa-b-son-la,xa-c-son-la,nhap,"])
    with django_assert_num_queries(4):
        places, links = load(HUYEN, XA, NEW, links=["xa-b-son-la,xa-c-son-la,nhap,"])
    assert (places.created, places.updated, places.unchanged) == (0, 0, 3)
    assert (links.created, links.updated, links.unchanged) == (0, 0, 1)


def test_a_changed_file_mends_and_removes_nothing(load):
    load(HUYEN, XA, NEW)
    places, _links = load(XA.replace(",2,", ",22,").replace("xa,B", "xa,Bê"))
    assert (places.created, places.updated) == (0, 1)
    changed = get("xa-b-son-la")
    assert (changed.code, changed.name, changed.name_key) == ("22", "Bê", "be")
    assert get("xa-c-son-la") and get("huyen-a-son-la")


def test_columns_that_a_file_lacks_are_left_alone(load):
    load(HUYEN)
    load("huyen-a-son-la,huyen,A,tinh-son-la,9", heading="slug,kind,name,parent,code")
    place = get("huyen-a-son-la")
    assert (place.code, str(place.latitude), str(place.valid_to)) == ("9", "21.10000", "2025-07-01")


def test_what_an_administrator_corrected_stays_and_the_rest_is_mended(load):
    load(HUYEN, XA)
    place = get("xa-b-son-la")
    place.name, place.parent = "B Đúng", get("tinh-lai-chau")
    place.save()
    places, _links = load(HUYEN, XA.replace(",2,", ",22,"))
    place.refresh_from_db()
    assert places.updated == 1
    assert (place.name, place.code, place.parent.name) == ("B Đúng", "22", "Lai Châu")
    load(HUYEN, XA.replace("xa,B", "xa,Bờ"))
    place.refresh_from_db()
    assert place.name == "B Đúng"
    assert place.shipped["name"] == "Bờ"


def test_a_corrected_address_stays_and_the_file_finds_the_unit_still(load):
    load(HUYEN, XA, NEW)
    Place.objects.filter(slug="huyen-a-son-la").update(slug="huyen-a")
    Place.objects.filter(slug="xa-c-son-la").update(slug="xa-c")
    places, links = load(HUYEN, XA.replace(",2,", ",22,"), NEW, links=["xa-b-son-la,xa-c-son-la,nhap,"])
    assert (places.created, places.updated, links.created) == (0, 1, 1)
    assert get("xa-b-son-la").parent.slug == "huyen-a"
    assert get("xa-c").origins.count() == 1


def test_a_row_added_by_hand_is_adopted(load, provinces):
    by_hand = Place.objects.create(kind="xa", name="c", parent=provinces["tinh-son-la"], aliases="Xê", code="7")
    places, _links = load(NEW)
    by_hand.refresh_from_db()
    assert (places.created, places.updated) == (0, 1)
    assert (by_hand.name, by_hand.aliases, by_hand.code, str(by_hand.valid_from)) == ("C", "Xê", "2", "2025-07-01")
    load(NEW.replace(",2,", ",8,"))
    by_hand.refresh_from_db()
    assert by_hand.code == "8"


def test_a_past_row_added_by_hand_is_not_taken_for_todays(load, provinces):
    past = Place.objects.create(
        kind="xa", name="C", parent=provinces["tinh-lai-chau"], valid_to="2025-07-01", slug="xa-c-son-la"
    )
    places, _links = load(NEW)
    past.refresh_from_db()
    assert (places.created, past.parent.name, past.slug) == (1, "Lai Châu", "xa-c-son-la")
    assert get("xa-c-son-la-2").shipped["slug"] == "xa-c-son-la"
    assert load(NEW)[0].unchanged == 1


def test_when_an_address_changes_hands_the_old_row_keeps_its_id(load, provinces):
    old = provinces["tinh-son-la"]
    load(
        "tinh-son-la,tinh,Sơn La,,,2030-01-01,,,,,",
        "tinh-son-la-truoc-1-2030,tinh,Sơn La,,,,2030-01-01,,,,",
    )
    old.refresh_from_db()
    assert old.slug == "tinh-son-la-truoc-1-2030"
    assert get("tinh-son-la").pk != old.pk


def test_addresses_may_be_exchanged(load):
    load(HUYEN, "xa-b,xa,B,,,,,tinh-son-la,,,", "xa-c,xa,C,,,,,tinh-son-la,,,")
    one, other = get("xa-b").pk, get("xa-c").pk
    load("xa-c,xa,B,,,,,tinh-son-la,,,", "xa-b,xa,C,,,,,tinh-son-la,,,")
    assert (get("xa-c").pk, get("xa-b").pk) == (one, other)


def test_a_withdrawn_succession_stays_withdrawn_and_a_corrected_one_corrected(load):
    links = ["xa-b-son-la,xa-c-son-la,nhap,NQ 1", "xa-b-son-la,xa-d-son-la,nhap,NQ 1"]
    load(HUYEN, XA, NEW, SAME, links=links)
    Succession.objects.filter(new__name="C").update(is_withdrawn=True)
    Succession.objects.filter(new__name="D").update(resolution="NQ 2")
    loaded = load(links=[line.replace("NQ 1", "NQ 3").replace("nhap", "chia") for line in links])[1]
    assert (loaded.created, loaded.updated) == (0, 2)
    withdrawn, corrected = (Succession.objects.get(new__name=name) for name in ("C", "D"))
    assert (withdrawn.is_withdrawn, withdrawn.resolution) == (True, "NQ 3")
    assert (corrected.kind, corrected.resolution) == ("chia", "NQ 2")


def test_a_succession_added_by_hand_is_adopted(load):
    load(HUYEN, XA, NEW)
    Succession.objects.create(old=get("xa-b-son-la"), new=get("xa-c-son-la"), kind="chia", resolution="NQ 2")
    load(links=["xa-b-son-la,xa-c-son-la,nhap,"])
    link = Succession.objects.get(old__name="B")
    assert (link.kind, link.resolution) == ("nhap", "NQ 2")


def test_a_correction_that_the_file_cannot_stand_beside_is_named(load):
    load(NEW)
    Place.objects.filter(slug="xa-c-son-la").update(valid_from="2026-03-01")
    with pytest.raises(BadFile, match=r"places\.csv, dòng 2: ngày kết thúc phải sau ngày bắt đầu"):
        load(NEW.replace("2025-07-01,", "2025-07-01,2026-01-01"))
    assert get("xa-c-son-la").valid_to is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("xa-b,xa,B,,,20250701,,tinh-son-la,,,", "dòng 2: không có ngày “20250701”; ghi như 2025-07-01."),
        ("xa-b,xa,B,,,2025-12-31,20250101,tinh-son-la,,,", "dòng 2: không có ngày “20250101”; ghi như 2025-07-01."),
        ("xa-b,xa,B,,,,2025-W40-1,tinh-son-la,,,", "dòng 2: không có ngày “2025-W40-1”; ghi như 2025-07-01."),
        ("xa-b,xa,B,,,,,tinh-khong-co,,,", "dòng 2: không có nơi trực thuộc “tinh-khong-co”."),
        ("xa-b,xa,B,,,,,,,,", "dòng 2: thiếu nơi trực thuộc."),
        ("tinh-b,tinh,B,,,,,tinh-son-la,,,", "dòng 2: tỉnh, thành phố trực thuộc trung ương không thuộc nơi nào."),
        ("xa-b,xa,B,,,,,tinh-son-la,tinh-lai-chau,,", "dòng 2: “tinh-lai-chau” không phải cấp huyện."),
        ("huyen-b,huyen,B,,,,,tinh-son-la,tinh-lai-chau,,", "dòng 2: chỉ xã, phường có cấp huyện cũ."),
        ("xa-b,lang,B,,,,,tinh-son-la,,,", "dòng 2: không có loại “lang”."),
        ("xa-b,xa,,,,,,tinh-son-la,,,", "dòng 2: thiếu tên."),
        ("Xã B,xa,B,,,,,tinh-son-la,,,", "dòng 2: địa chỉ “Xã B” không dùng được."),
        ("xa-b,xa,B,,,1/7/2025,,tinh-son-la,,,", "dòng 2: không có ngày “1/7/2025”; ghi như 2025-07-01."),
        ("xa-b,xa,B,,,2025-07-01,2025-07-01,tinh-son-la,,,", "dòng 2: ngày kết thúc phải sau ngày bắt đầu."),
        ("xa-b,xa,B,,,,,tinh-son-la,,N21,103", "dòng 2: không có tọa độ “N21”."),
        ("xa-b,xa,B,,,,,tinh-son-la,,NaN,103", "dòng 2: không có tọa độ “NaN”."),
        ("xa-b,xa,B,,,,,tinh-son-la,,121,103", "dòng 2: không có tọa độ “121”."),
        ("xa-b,xa,B,,123456789,,,tinh-son-la,,,", "dòng 2: “123456789” dài quá 8 chữ."),
        ("xa-b,xa,B,,,,,tinh-son-la,,", "dòng 2: có 10 ô, cần 11."),
        ("xa-b,xa,B,,,,,xa-b,,,", "dòng 2: nơi trực thuộc “xa-b” không đứng trên nơi này."),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(load, line, said):
    with pytest.raises(BadFile) as error:
        load(line, NEW)
    assert str(error.value).startswith(f"places.csv, {said}")
    assert not Place.objects.filter(level__gt=1).exists()


def test_units_in_a_circle_are_refused(load):
    with pytest.raises(BadFile, match="dòng 2: nơi trực thuộc “xa-c” không đứng trên nơi này"):
        load("xa-b,xa,B,,,,,xa-c,,,", "xa-c,xa,C,,,,,xa-b,,,")


def test_an_address_given_twice_is_refused(load, tmp_path):
    with pytest.raises(BadFile, match=r"dòng 4: địa chỉ “xa-c-son-la” đã có ở places\.csv, dòng 2"):
        load(NEW, HUYEN, NEW)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("tinh-son-la,khong-co,nhap,", "dòng 2: không có địa phương “khong-co”."),
        ("thanh-pho-hue,tinh-thua-thien-hue,nhap,", "dòng 2: các thay đổi không được thành vòng."),
        ("thanh-pho-hue,thanh-pho-hue,nhap,", "dòng 2: một địa phương không thể tiếp nối chính nó."),
        ("tinh-son-la,thanh-pho-hue,doi,", "dòng 2: không có cách thay đổi “doi”."),
        ("xa-c-son-la,thanh-pho-hue,nhap,", "dòng 2: “xa-c-son-la” và “thanh-pho-hue” không cùng cấp."),
        (f"tinh-son-la,thanh-pho-hue,nhap,{'N' * 121}", "dòng 2: số nghị quyết quá dài."),
    ],
)
def test_a_bad_succession_is_named_and_nothing_is_loaded(load, line, said):
    before = Succession.objects.count()
    with pytest.raises(BadFile) as error:
        load(NEW, links=[line])
    assert str(error.value) == f"links.csv, {said}"
    assert Succession.objects.count() == before
    assert not Place.objects.filter(slug="xa-c-son-la").exists()


def test_a_succession_given_twice_is_refused(load):
    with pytest.raises(BadFile, match=r"links\.csv, dòng 3: hai địa phương này đã được nối ở dòng 2"):
        load(NEW, links=["tinh-son-la,thanh-pho-hue,nhap,"] * 2)


def test_a_succession_that_is_stored_is_not_given_twice_either(load):
    load(HUYEN, XA, NEW, links=["xa-b-son-la,xa-c-son-la,nhap,"])
    with pytest.raises(BadFile, match=r"links\.csv, dòng 3: hai địa phương này đã được nối ở dòng 2"):
        load(links=["xa-b-son-la,xa-c-son-la,chia,", "xa-b-son-la,xa-c-son-la,nhap,"])
    assert Succession.objects.get(old__slug="xa-b-son-la").kind == "nhap"


@pytest.mark.parametrize("column", ["slug", "kind", "name"])
def test_a_missing_column_is_named(load, column):
    with pytest.raises(BadFile, match=f"places.csv, dòng 1: thiếu cột “{column}”"):
        load(heading=PLACES.replace(column, "x", 1))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "không mở được tệp"),
        (b"\xff\xfe", "không phải UTF-8"),
        (b"", "thiếu cột"),
        (b'slug,kind,name\n"x', "dòng"),
    ],
)
def test_a_file_that_cannot_be_read_fails_in_a_sentence(provinces, tmp_path, content, said):
    file = tmp_path / "x.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=rf"Không nạp được: x\.csv.*{said}"):
        call_command("load_places", places=file)


def test_killed_in_the_middle_it_leaves_nothing_and_runs_again(load, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(services.successions, "load", killed)
        with pytest.raises(IntegrityError):
            load(HUYEN, XA)
    assert not Place.objects.filter(level__gt=1).exists()
    assert load(HUYEN, XA)[0].created == 2


def killed(*_arguments):
    raise IntegrityError


def test_the_command_says_what_it_did(provinces, tmp_path, capsys):
    file = tmp_path / "communes.csv"
    file.write_text(f"\ufeff{PLACES}\n{NEW}\n", encoding="utf-8")
    call_command("load_places", places=file)
    said = capsys.readouterr().out
    assert "Địa phương: thêm 1, sửa 0, giữ nguyên 0." in said
    assert "manage.py refresh_places" in said
    call_command("load_places", places=file)
    assert "refresh_places" not in capsys.readouterr().out


def test_the_provinces_alone_are_loaded_in_a_few_queries(provinces, django_assert_num_queries):
    with django_assert_num_queries(4):
        places, successions = load_provinces()
    assert (places.unchanged, successions.unchanged) == (90, 56)


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda path: path.name)
def test_the_shipped_files_are_clean(file):
    text = file.read_text(encoding="utf-8")
    assert "\r" not in text and text.endswith("\n")
    rows = list(csv.DictReader(text.splitlines()))
    assert all(cell == one_spelling(cell) for row in rows for name, cell in row.items() if name != "aliases")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Hoà", "Hòa"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("KHOẺ", "KHỎE"),
        ("Quý Hoá", "Quý Hóa"),
        ("Hoàng Oanh", "Hoàng Oanh"),
        ("Buôn Choáh", "Buôn Choáh"),
        ("Ea H’Leo", "Ea H'Leo"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Ho\u0300a", "Hòa"),
    ],
)
def test_one_spelling(written, right):
    assert one_spelling(written) == right


@given(st.text(alphabet="hoaàáòóuyùúýquQTtÁÝ '-–’", max_size=20))
def test_one_spelling_is_the_same_twice(text):
    assert one_spelling(one_spelling(text)) == one_spelling(text)
