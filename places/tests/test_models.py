"""Names, addresses and constraints of places, successions and units."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory, UnitFactory
from places.models import Place, Succession

pytestmark = pytest.mark.django_db
REFORM = datetime.date(2025, 7, 1)


@pytest.fixture(autouse=True)
def no_places(db):
    Succession.objects.all().delete()
    Place.objects.all().delete()


def test_a_name_is_shown_with_its_kind_and_province():
    commune = CommuneFactory(name="Chiềng La", parent=ProvinceFactory(name="Sơn La"))
    assert commune.full_name == "xã Chiềng La"
    assert commune.full_name_with_province == "xã Chiềng La, tỉnh Sơn La"
    assert commune.label == "xã Chiềng La, tỉnh Sơn La"
    assert commune.level == 3
    assert commune.province.name == "Sơn La"


@pytest.mark.parametrize(
    ("kind", "name", "full_name"),
    [
        ("thanh_pho", "Đà Nẵng", "thành phố Đà Nẵng"),
        ("thanh_pho", "Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("tinh", "Phú Thọ", "tỉnh Phú Thọ"),
    ],
)
def test_kinds_of_the_province_level(kind, name, full_name):
    assert ProvinceFactory(kind=kind, name=name).full_name == full_name


def test_a_numbered_district_is_written_with_a_capital():
    city = ProvinceFactory(kind="thanh_pho", name="Hồ Chí Minh")
    assert CommuneFactory(kind="quan", name="1", parent=city).full_name == "Quận 1"


def test_a_past_province_says_what_it_is_now():
    old = ProvinceFactory(name="Ninh Thuận", valid_to=REFORM)
    SuccessionFactory(old=old, new=ProvinceFactory(name="Khánh Hòa", valid_from=REFORM))
    assert old.is_past
    assert old.label == "tỉnh Ninh Thuận, nay là tỉnh Khánh Hòa"


def test_a_past_province_of_the_same_name_is_told_apart():
    old = ProvinceFactory(name="Khánh Hòa", valid_to=REFORM)
    SuccessionFactory(old=old, new=ProvinceFactory(name="Khánh Hòa", valid_from=REFORM))
    assert old.label == "tỉnh Khánh Hòa (trước 01/07/2025), nay là tỉnh Khánh Hòa"


def test_a_past_place_without_successor_and_one_that_was_split():
    old = ProvinceFactory(name="Hà Nam Ninh", valid_to=datetime.date(1991, 12, 26))
    assert old.label == "tỉnh Hà Nam Ninh (trước đây)"
    SuccessionFactory(old=old, new=ProvinceFactory(name="Nam Hà"), kind="chia")
    SuccessionFactory(old=old, new=ProvinceFactory(name="Ninh Bình"), kind="chia")
    assert old.label == "tỉnh Hà Nam Ninh, nay là tỉnh Nam Hà; tỉnh Ninh Bình"


def test_the_last_day_is_not_the_day_of_the_change():
    old = ProvinceFactory(valid_to=REFORM)
    new = ProvinceFactory(valid_from=REFORM)
    day_before = REFORM - datetime.timedelta(days=1)
    assert old.is_valid_on(day_before) and not old.is_valid_on(REFORM)
    assert new.is_valid_on(REFORM) and not new.is_valid_on(day_before)
    assert list(Place.objects.valid_on(day_before)) == [old]
    assert list(Place.objects.valid_on(REFORM)) == [new]


def test_names_are_stored_in_nfc_and_addresses_made():
    place = CommuneFactory(name="Tân  Tiê\u0301n ", parent=ProvinceFactory(name="Đắk Lắk"))
    assert place.name == "Tân Tiến"
    assert place.slug == "xa-tan-tien-dak-lak"
    assert place.parent.slug == "tinh-dak-lak"


def test_a_past_holder_of_a_taken_address_says_until_when():
    ProvinceFactory(name="Phú Thọ", valid_from=REFORM)
    assert ProvinceFactory(name="Phú Thọ", valid_to=REFORM).slug == "tinh-phu-tho-truoc-7-2025"
    assert ProvinceFactory(name="Phú Thọ").slug == "tinh-phu-tho-2"


def test_derived_columns_follow_when_only_the_name_is_saved():
    place = ProvinceFactory(name="Cũ")
    place.name = "Đắk Nông"
    place.save(update_fields=["name"])
    place.refresh_from_db()
    assert place.name_key == "daknong"


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "tinh", "name": "tỉnh Sơn La"},
        {"kind": "xa", "name": "Chiềng La"},
        {"kind": "tinh", "name": "A", "valid_from": REFORM, "valid_to": REFORM},
    ],
)
def test_bad_places_are_refused_with_words(values):
    with pytest.raises(ValidationError):
        Place(**values).full_clean()


def test_a_place_stands_below_a_higher_one():
    commune = CommuneFactory()
    with pytest.raises(ValidationError, match="cấp cao hơn"):
        Place(kind="xa", name="A", parent=commune).full_clean()
    with pytest.raises(ValidationError, match="không thuộc nơi nào"):
        Place(kind="tinh", name="A", parent=commune.parent).full_clean()


def test_the_database_refuses_a_commune_without_province():
    with pytest.raises(IntegrityError), transaction.atomic():
        CommuneFactory(parent=None, slug="x")


def test_a_place_does_not_become_itself():
    place = ProvinceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SuccessionFactory(old=place, new=place)
    with pytest.raises(ValidationError, match="chính nó"):
        Succession(old=place, new=place, kind="nhap").full_clean()


def test_successions_make_no_circle():
    first, second, third = ProvinceFactory(), ProvinceFactory(), ProvinceFactory()
    SuccessionFactory(old=first, new=second)
    SuccessionFactory(old=second, new=third)
    with pytest.raises(ValidationError, match="thành vòng"):
        Succession(old=third, new=first, kind="nhap").full_clean()


def test_two_places_are_linked_once():
    link = SuccessionFactory()
    with pytest.raises(ValidationError, match="đã được nối"):
        Succession(old=link.old, new=link.new, kind="chia").full_clean()


def test_units_have_addresses_and_no_circles():
    first = UnitFactory(name="Ủy ban nhân dân xã Chiềng La", short_name="UBND xã")
    second = UnitFactory(name="Ủy ban nhân dân xã Chiềng La", parent=first)
    assert first.slug == "uy-ban-nhan-dan-xa-chieng-la"
    assert second.slug == "uy-ban-nhan-dan-xa-chieng-la-2"
    first.parent = second
    with pytest.raises(ValidationError, match="chính nó"):
        first.full_clean()
