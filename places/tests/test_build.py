"""How the files of districts, communes and successions are made from the published tables."""

import csv
import hashlib

import pytest

from places.build import hand, sources
from places.build.provinces import Provinces
from places.build.reform import Reform
from places.build.slugs import give_slugs
from places.build.sources import Commune, District, Pinned, Tables, parted
from places.build.units import Unit
from places.services import DATA


def old(code, name, kind="xa", district="119", province="14", point=None):
    return Commune(code, kind, name, province, district, point)


def new(code, name, kind="xa", province="14"):
    return Commune(code, kind, name, province, point=(21.0, 103.0), radius=3.0)


def reformed(olds, news, links, mapped=(), dropped=(), same=(), islands=()):
    tables = Tables(
        old={commune.id: commune for commune in olds},
        new={commune.id: commune for commune in news},
        districts={
            "119": District("119", "huyen", "Thuận Châu", "14"),
            "318": District("318", "huyen", "Bạch Long Vĩ", "31"),
        },
        links=set(links),
        mapped=set(mapped),
        islands=list(islands),
    )
    corrections = hand.Corrections(frozenset(dropped), frozenset(same), {"14": "NQ"})
    reform = Reform(tables, Provinces(DATA / "provinces.csv"), corrections)
    steps = {(step.old.name, step.new.name, step.kind) for step in reform.steps()}
    return reform, steps


def test_an_unchanged_commune_is_one_row():
    reform, steps = reformed([old("1", "Mường Bám")], [new("9", "Mường Bám")], {("1", "9")})
    assert (reform.old, steps) == ({}, set())
    assert (reform.new["9"].valid_from, reform.new["9"].former_parent.name) == ("", "Thuận Châu")


def test_another_spelling_of_one_commune_becomes_an_alias():
    for before, after, same in (("KRong", "Krong", ()), ("Tà Si Láng", "Tà Xi Láng", {("1", "9")})):
        reform, steps = reformed([old("1", before)], [new("9", after)], {("1", "9")}, same=same)
        assert (reform.new["9"].name, reform.new["9"].aliases, steps) == (after, [before], set())


def test_another_name_or_kind_is_a_renaming():
    assert reformed([old("1", "Krông Na")], [new("9", "Buôn Đôn")], {("1", "9")})[1] == {
        ("Krông Na", "Buôn Đôn", "doi_ten")
    }
    assert reformed([old("1", "Mường Lát", "thi_tran")], [new("9", "Mường Lát")], {("1", "9")})[1] == {
        ("Mường Lát", "Mường Lát", "doi_ten")
    }


def test_merged_and_split():
    _reform, steps = reformed(
        [old("1", "A"), old("2", "B")], [new("8", "A"), new("9", "C")], {("1", "8"), ("2", "8"), ("2", "9")}
    )
    assert steps == {("A", "A", "nhap"), ("B", "A", "chia"), ("B", "C", "chia")}


def test_an_heir_that_either_table_names_counts_unless_it_is_taken_out():
    arguments = ([old("1", "A"), old("2", "B")], [new("8", "A"), new("9", "C")], {("1", "8"), ("2", "8")})
    assert ("B", "C", "chia") in reformed(*arguments, mapped={("2", "9")})[1]
    assert reformed(*arguments, mapped={("2", "9")}, dropped={("2", "9")})[1] == {
        ("A", "A", "nhap"),
        ("B", "A", "nhap"),
    }


def test_an_island_district_has_its_own_step():
    zone = new("11948", "Bạch Long Vĩ", "dac_khu", "31")
    assert reformed([], [zone], set(), islands=[("318", "11948")])[1] == {("Bạch Long Vĩ", "Bạch Long Vĩ", "doi_ten")}


def test_a_centre_far_from_every_heir_is_left_out():
    near, far = old("1", "A", point=(21.05, 103.0)), old("2", "B", point=(10.0, 106.0))
    reform, _steps = reformed([near, far], [new("9", "A")], {("1", "9"), ("2", "9")})
    assert (reform.old["1"].point, reform.old["2"].point) == ((21.05, 103.0), None)


def unit(name, kind="xa", district="", ended=True, district_kind="huyen"):
    return Unit(
        kind=kind,
        name=name,
        code="",
        province_name="Sơn La",
        parent="tinh-son-la",
        valid_to="2025-07-01" if ended else "",
        district_name=district,
        district_kind=district_kind,
    )


@pytest.mark.parametrize(
    ("units", "slugs"),
    [
        ([unit("Nong Lay")], ["xa-nong-lay-son-la"]),
        (
            [unit("Chiềng La"), unit("Chiềng La", ended=False)],
            ["xa-chieng-la-son-la-truoc-7-2025", "xa-chieng-la-son-la"],
        ),
        (
            [unit("Tân Tiến", district="A"), unit("Tân Tiến", district="B")],
            ["xa-tan-tien-a-son-la", "xa-tan-tien-b-son-la"],
        ),
        (
            [unit("1", "phuong", "4", district_kind="quan"), unit("1", "phuong", "Thủ Đức", district_kind="quan")],
            ["phuong-1-quan-4-son-la", "phuong-1-thu-duc-son-la"],
        ),
        ([unit("Ba Tơ", ended=False), unit("Ba Tô", ended=False)], ["xa-ba-to-son-la", "xa-ba-to-son-la-2"]),
    ],
)
def test_addresses(units, slugs):
    give_slugs(units, [])
    assert [one.slug for one in units] == slugs


def test_no_address_of_a_province_is_given_again():
    one = unit("Huế", "thanh_pho_tinh")
    one.province_name = ""
    give_slugs([one], ["thanh-pho-hue"])
    assert one.slug == "thanh-pho-hue-truoc-7-2025"


@pytest.mark.parametrize(
    ("full", "kind", "name"),
    [
        ("Thị Trấn Năm Căn", "thi_tran", "Năm Căn"),
        ("Thị xã Mường Lay", "thi_xa", "Mường Lay"),
        ("Xã Mường é", "xa", "Mường É"),
        ("Phường Phường Đúc", "phuong", "Phường Đúc"),
        ("Thành Phố Đồng Hới", "thanh_pho_tinh", "Đồng Hới"),
        ("Xã Ea H’leo", "xa", "Ea H'leo"),
        ("Thị trấn Nông trường Liên Sơn", "thi_tran", "Nông trường Liên Sơn"),
        ("Xã Hoà Bình", "xa", "Hòa Bình"),
        ("Phường 1", "phuong", "1"),
    ],
)
def test_kind_and_name_are_parted(full, kind, name):
    assert parted(full) == (kind, name)


def test_another_file_under_the_name_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.whl").write_bytes(b"a")
    monkeypatch.setattr(sources, "UNITS", Pinned("a.whl", hashlib.sha256(b"b").hexdigest()))
    with pytest.raises(ValueError, match="SHA-256"):
        sources.read(tmp_path)


def test_changes_after_the_reform_end_one_unit_and_begin_another(monkeypatch):
    change = {
        "day": "2026-04-30",
        "resolution": "NQ",
        "old_kind": "xa",
        "name": "C",
        "old_province": "tinh-a",
        "new_kind": "phuong",
        "new_province": "thanh-pho-a",
    }
    monkeypatch.setattr(hand, "rows", lambda _name: [change])
    commune = Unit("xa", "C", "7", "A", "thanh-pho-a", valid_from="2025-07-01")
    (made,), (step,) = hand.apply_changes([commune])
    assert (commune.parent, commune.valid_to) == ("tinh-a", "2026-04-30")
    assert (made.kind, made.parent, made.valid_from, made.code) == ("phuong", "thanh-pho-a", "2026-04-30", "7")
    assert (step.old, step.new, step.kind) == (commune, made, "doi_ten")


def test_every_correction_by_hand_says_why():
    for name in ("link_corrections.csv", "name_corrections.csv"):
        assert all(row["reason"] for row in hand.rows(name))
    assert len(hand.corrections().resolutions) == 34
    assert len(hand.rows("changes_2026.csv")) == 22


def test_the_files_agree_with_the_corrections():
    def rows(name):
        return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))

    codes = {row["slug"]: row["code"] for row in rows("communes.csv")}
    written = {(codes.get(row["old"]), codes.get(row["new"])) for row in rows("successions.csv")}
    assert not written & hand.corrections().dropped
