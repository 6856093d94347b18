"""The places that a query names."""

import pytest

from places.factories import load_real
from search.tests.understanding.knowledge import learn, read, tell

UNITS = (
    "xa-nong-lay-son-la",
    "huyen-thuan-chau-son-la",
    "thi-tran-thuan-chau-son-la",
    "tinh-ninh-thuan",
    "tinh-hoa-binh",
    "tinh-lang-son",
    "tinh-phu-tho",
    "tinh-binh-thuan",
    "thanh-pho-ho-chi-minh",
    "thanh-pho-hue",
    "tinh-dak-lak",
    "phuong-phuong-duc-hue",
    "xa-phuong-duc-ha-noi",
    "xa-an-ninh-quang-binh",
    "xa-an-ninh-ha-nam",
    "xa-hoi-an-an-giang",
    "xa-ea-bar-phu-yen",
)
NONG_LAY = "hiến đất ở xã Nong Lay huyện Thuận Châu"


@pytest.fixture
def places(db, tmp_path):
    """Some real places; the index says nothing of them."""
    found = load_real(tmp_path, *UNITS)
    learn("một bài")
    return found


def named(query: str) -> list[tuple[str, str]]:
    """Return what of the query names a place, and how that is shown."""
    found = read(query)
    return [
        (found.text[found.syllables[slot.start].start : found.syllables[slot.start + slot.length - 1].end], slot.label)
        for slot in found.places
    ]


def labels(query: str) -> list[str]:
    return [label for _typed, label in named(query)]


def have_stories(places, *slugs: str, number: int = 1) -> None:
    tell(**{f"p{places[slug].pk}": number for slug in slugs})


@pytest.mark.parametrize(
    "query",
    [
        "tỉnh Ninh Thuận",
        "Ninh Thuận",
        "ninh thuan",
        "NINH THUẬN",
        "ninh thuận cũ",
        "tỉnh Ninh Thuận (cũ)",
        "tinh ninh thuan cu",
        "ninhthuan",
        "Ninh Thuân",
        "Ninnh Thuận",
    ],
)
def test_a_province_of_the_past_is_known_however_it_is_written(places, query):
    assert labels(query) == ["tỉnh Ninh Thuận"]
    assert read(query).places[0].places == (places["tinh-ninh-thuan"].pk,)


def test_a_word_of_one_letter_before_a_name_is_no_slip_in_it(places):
    assert named("trồng nho ở Ninh Thuận")[0][0] == "Ninh Thuận"


def test_all_that_belongs_to_the_name_is_part_of_it(places):
    assert named("trồng nho ở tỉnh Ninh Thuận cũ") == [("tỉnh Ninh Thuận cũ", "tỉnh Ninh Thuận")]


@pytest.mark.parametrize("query", ["TP Huế", "tp. huế", "thành phố Huế", "tx. Huế", "hue"])
def test_kinds_may_be_abbreviated(places, query):
    assert labels(query)[0].endswith("Huế")


def test_moi_counts_where_the_words_end(places):
    assert named("Phú Thọ mới") == [("Phú Thọ mới", "tỉnh Phú Thọ")]
    assert named("Phú Thọ mới khánh thành")[0][0] == "Phú Thọ"


def test_old_and_new_tell_units_of_one_name_apart(places):
    old, new = places["tinh-hoa-binh"], places["tinh-phu-tho"]
    assert read("Hòa Bình").places[0].places == (old.pk,)
    both = read("Phú Thọ").places[0].places
    assert new.pk in both
    assert set(read("Phú Thọ cũ").places[0].places) | set(read("Phú Thọ mới").places[0].places) == set(both)


def test_a_wider_place_narrows_a_narrower_one(places):
    learn(NONG_LAY)
    have_stories(places, "xa-nong-lay-son-la", "huyen-thuan-chau-son-la")
    assert labels("Nong Lay Thuận Châu Sơn La") == [
        "xã Nong Lay, tỉnh Sơn La",
        "huyện Thuận Châu, tỉnh Sơn La",
        "tỉnh Sơn La",
    ]


def test_namesakes_all_count_unless_a_wider_place_tells_them_apart(places):
    pks = {places[slug].pk for slug in ("xa-an-ninh-quang-binh", "xa-an-ninh-ha-nam")}
    assert pks <= set(read("xã An Ninh").places[0].places)
    assert labels("xã An Ninh")[0] == "An Ninh"
    assert labels("xã An Ninh Quảng Bình") == ["xã An Ninh, tỉnh Quảng Bình", "tỉnh Quảng Bình"]


@pytest.mark.parametrize("query", ["hợp tác xã Lạng Sơn", "hop tac xa lang son"])
def test_a_kind_may_belong_to_the_word_before(places, query):
    assert [typed.lower() for typed, _label in named(query)] == [query.split(" ", 3)[3].lower()]


def test_a_kind_that_begins_another_word_is_none(places):
    assert named("xã hội an toàn") == []
    assert named("xa hoi an toan") == []


def test_a_kind_counts_after_whom_it_often_follows(places):
    learn("nhân dân xã Nong Lay", "nhân dân xã Chiềng La", "nhân dân", "công dân", "người dân", "dân làng")
    assert named("nhân dân xã Nong Lay") == [("xã Nong Lay", "xã Nong Lay, tỉnh Sơn La")]


def test_a_commune_without_its_kind_needs_stories(places):
    learn(NONG_LAY)
    assert named("nong lay") == []
    have_stories(places, "xa-nong-lay-son-la")
    assert named("nong lay") == [("nong lay", "xã Nong Lay, tỉnh Sơn La")]


def test_what_is_said_much_oftener_than_of_the_place_is_no_place(places):
    have_stories(places, "xa-an-ninh-quang-binh", number=2)
    learn("giữ an ninh thôn bản", times=8)
    assert named("an ninh") == [("an ninh", "xã An Ninh, tỉnh Quảng Bình")]
    learn("giữ an ninh thôn bản", times=9)
    assert named("an ninh") == []
    assert named("xã An Ninh")[0][0] == "xã An Ninh"


def test_a_name_torn_from_another_word_is_none(places):
    have_stories(places, "xa-an-ninh-quang-binh")
    learn("bình an", "bình an", "an ninh")
    assert named("bình an ninh") == []


def test_without_marks_a_name_is_a_place_if_documents_mostly_mean_it(places):
    have_stories(places, "xa-nong-lay-son-la")
    learn("nông láy", "nông láy", "nong lay")
    assert named("nong lay") == []
    assert named("Nong Lay, Sơn La")[-1][1] == "tỉnh Sơn La"


@pytest.mark.parametrize("query", ["Noong Lay", "noong lay", "nonglay", "xã Nong lay"])
def test_spellings_of_a_name_are_squashed(places, query):
    learn(NONG_LAY)
    have_stories(places, "xa-nong-lay-son-la")
    assert "xã Nong Lay, tỉnh Sơn La" in labels(query)


@pytest.mark.parametrize("query", ["Eabar", "Ea Bar", "xã EaBar"])
def test_names_of_the_highlands_may_be_written_together(places, query):
    have_stories(places, "xa-ea-bar-phu-yen")
    assert labels(query)[0].startswith("xã Ea Bar")


def test_marks_that_are_typed_rank(places):
    have_stories(places, "phuong-phuong-duc-hue", "xa-phuong-duc-ha-noi")
    assert labels("Phường Đúc") == ["phường Phường Đúc, thành phố Huế"]
    assert "Phượng Dực" in labels("Phượng Dực")[0]
    assert len(read("phuong duc").places[0].places) >= 2


def test_a_name_of_one_syllable_needs_its_kind_unless_it_is_a_province(places):
    assert labels("người Huế") == ["thành phố Huế"]
    assert named("hoa huệ trắng") == []


@pytest.mark.parametrize("query", ["học tập Hồ Chí Minh", "phong cách Hồ Chí Minh", "Hồ Chí Minh"])
def test_the_name_of_a_person_is_no_place(places, query):
    assert named(query) == []


@pytest.mark.parametrize("query", ["ở Hồ Chí Minh", "thành phố Hồ Chí Minh", "tp Hồ Chí Minh", "sài gòn", "TP.HCM"])
def test_the_city_of_that_name_is_one(places, query):
    assert labels(query) == ["Thành phố Hồ Chí Minh"]


def test_no_more_than_three_places_are_taken(places):
    assert len(named("Ninh Thuận, Hòa Bình, Lạng Sơn, Bình Thuận, Huế")) == 3


def test_syllables_of_places_stay_among_the_others(places):
    found = read("hiến đất Ninh Thuận")
    assert [one.folded for one in found.syllables] == ["hien", "dat", "ninh", "thuan"]
    assert found.content == (0, 1)
    assert found.places[0].keys == ("ninh0", "thuan65")
    assert read("ninh thuan").places[0].keys == ("ninh", "thuan")


def test_a_place_in_quotation_marks_is_only_a_phrase(places):
    found = read('"Ninh Thuận"')
    assert (found.places, found.phrases[0].keys) == ((), ("ninh", "thuan65"))


def test_a_renamed_place_is_known_at_once(places):
    assert labels("xã Mường Thử") == []
    place = places["xa-nong-lay-son-la"]
    place.name = "Mường Thử"
    place.save()
    from search.understanding.gazetteer import units_changed

    units_changed()
    assert labels("xã Mường Thử") == ["xã Mường Thử, tỉnh Sơn La"]
