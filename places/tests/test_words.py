"""What is told of units in words, and what machines and foreign readers call them."""

import datetime

import pytest

from places.english import english_name
from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.history import History, Origin, Outcome
from places.models import Place
from places.sentences import in_words, joined, listed, merged_title, told

REFORM = datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("xa", "Chiềng La", "Chieng La Commune"),
        ("phuong", "Đồng Xuân", "Dong Xuan Ward"),
        ("quan", "1", "District 1"),
        ("dac_khu", "Trường Sa", "Truong Sa Special Zone"),
        ("thanh_pho", "Hồ Chí Minh", "Ho Chi Minh City"),
        ("tinh", "Đắk Lắk", "Dak Lak Province"),
    ],
)
def test_foreign_readers_get_names_without_accents(kind, name, expected):
    assert english_name(Place(kind=kind, name=name)) == expected


def origin(kind: str, name: str, is_part: bool = False, is_mere_name: bool = False) -> Origin:
    return Origin(Place(kind=kind, name=name), is_part, is_mere_name, "")


def test_units_are_listed_by_kind_and_parts_are_named_as_parts():
    units = [origin("xa", "A"), origin("xa", "B"), origin("thi_tran", "C"), origin("xa", "D", is_part=True)]
    assert listed(units) == "các xã A, B, thị trấn C và một phần xã D"
    assert listed([units[-1], *units[:-1]]) == "các xã A, B, thị trấn C và một phần xã D"
    assert listed(units[:1]) == "xã A"
    assert listed([origin("quan", "1"), origin("quan", "3")]) == "các quận 1, 3"


@pytest.mark.parametrize(
    ("origins", "title"),
    [
        ([origin("xa", "A"), origin("xa", "B")], "Hai xã nhập về một"),
        ([origin("xa", "A"), origin("thi_tran", "B")], "Một xã và một thị trấn nhập về một"),
        ([origin("phuong", str(number)) for number in range(14)], "14 phường nhập về một"),
        ([origin("xa", "A", is_mere_name=True)], "Một dòng, tên mới"),
        ([origin("xa", "A", is_part=True)], "Từ một nơi lớn hơn"),
    ],
)
def test_a_merger_has_a_title(origins, title):
    assert merged_title(origins) == title


def test_numbers_and_phrases_in_words():
    assert [in_words(number) for number in (0, 4, 12, 13)] == ["không", "bốn", "mười hai", "13"]
    assert [joined(list(names)) for names in ("a", "ab", "abc")] == ["a", "a và b", "a, b và c"]


@pytest.mark.django_db
class TestHistory:
    """What the links say, told."""

    @pytest.fixture
    def commune(self):
        return CommuneFactory(name="Mới", parent=ProvinceFactory(name="Tỉnh Mới"), valid_from=REFORM)

    def test_districts_and_another_province_are_named(self, commune):
        province = ProvinceFactory(name="Tỉnh Xưa", valid_to=REFORM)
        for name in ("Đông", "Tây"):
            district = ProvinceFactory(kind="huyen", name=name, parent=province, valid_to=REFORM)
            SuccessionFactory(old=CommuneFactory(name=f"Xã {name}", parent=district, valid_to=REFORM), new=commune)
        (sentence,) = told(History(commune))
        assert sentence.endswith("trước 1/7/2025, huyện Đông và huyện Tây, tỉnh Tỉnh Xưa.")

    def test_a_part_of_one_unit_is_told_as_a_part(self, commune):
        SuccessionFactory(old=CommuneFactory(name="Lớn", valid_to=REFORM), new=commune, kind="chia")
        assert told(History(commune)) == ["Xã Mới vốn là một phần xã Lớn trước 1/7/2025."]

    def test_nothing_is_told_of_what_is_not_known(self, commune):
        assert told(History(commune)) == []
        assert History(commune).origins == ()
        assert Outcome(CommuneFactory(name="Mất", valid_to=REFORM)).now == []

    def test_withdrawn_links_are_passed_over(self, commune):
        link = SuccessionFactory(old=CommuneFactory(name="Sai", valid_to=REFORM), new=commune)
        type(link).objects.update(is_withdrawn=True)
        assert History(commune).find(link.old.slug) is None
        assert Outcome(link.old).now == []

    def test_what_a_unit_became_is_followed_through_every_reform(self, commune):
        chain = [CommuneFactory(name=f"Xã {number}", valid_to=REFORM) for number in range(4)]
        for old, new in zip(chain, [*chain[1:], commune], strict=True):
            SuccessionFactory(old=old, new=new, kind="doi_ten")
        assert Outcome(chain[0]).now == [commune]
