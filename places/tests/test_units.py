"""All units that come with the site, and what became of them: properties of the whole table."""

import datetime
import io
import re
from collections import Counter
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from places.checks import problems
from places.graph import PlaceGraph
from places.lookup import present_province_of
from places.models import Level, Place, Succession
from places.services import load_places
from places.spelling import one_spelling

EVE, REFORM, TODAY = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1), datetime.date(2026, 11, 1)


def on(day, level):
    return Place.objects.valid_on(day).filter(level=level)


def names(pks):
    return {place.name for place in Place.objects.filter(pk__in=pks)}


def became(slug):
    place = Place.objects.get(slug=slug)
    return PlaceGraph.whole().present(place.pk)


def made_of(slug):
    return {place.name for place in Place.objects.get(slug=slug).predecessors.all()}


@pytest.mark.parametrize(
    ("day", "counts"), [(EVE, (63, 696, 10_035)), (REFORM, (34, 0, 3_321)), (TODAY, (34, 0, 3_321))]
)
def test_how_many_there_are(whole, day, counts):
    assert tuple(on(day, level).count() for level in Level) == counts


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (REFORM, {"xa": 2_621, "phuong": 687, "dac_khu": 13}),
        (TODAY, {"xa": 2_599, "phuong": 709, "dac_khu": 13}),
        (EVE, {"xa": 7_692, "phuong": 1_726, "thi_tran": 617}),
    ],
)
def test_kinds_of_communes(whole, day, kinds):
    assert Counter(on(day, Level.COMMUNE).values_list("kind", flat=True)) == kinds


@pytest.mark.parametrize(("slug", "count"), [("tinh-son-la", 75), ("thanh-pho-da-nang", 94), ("tinh-phu-tho", 148)])
def test_communes_of_a_province(whole, slug, count):
    assert on(TODAY, Level.COMMUNE).filter(parent__slug=slug).count() == count


THUAN_CHAU = {
    *("Thuận Châu", "Bình Thuận", "Mường É", "Chiềng La", "Mường Khiêng"),
    *("Mường Bám", "Long Hẹ", "Co Mạ", "Nậm Lầu", "Muổi Nọi"),
}


@pytest.mark.parametrize(
    ("district", "now"),
    [
        ("huyen-thuan-chau-son-la", THUAN_CHAU),
        ("huyen-nui-thanh-quang-nam", {"Núi Thành", "Tam Xuân", "Đức Phú", "Tam Anh", "Tam Hải", "Tam Mỹ"}),
        ("thanh-pho-phuc-yen-vinh-phuc", {"Phúc Yên", "Xuân Hòa"}),
        ("huyen-con-dao-ba-ria-vung-tau", {"Côn Đảo"}),
    ],
)
def test_what_a_district_became(whole, district, now):
    assert names(became(district)) == now


def test_the_unchanged_stayed_one_row(whole):
    stayed = Place.objects.filter(former_parent__isnull=False)
    assert stayed.count() == 127
    assert not stayed.exclude(valid_from=None, valid_to=None).exists()
    place = Place.objects.get(slug="xa-muong-bam-son-la")
    assert (place.former_parent.name, place.parent.slug) == ("Thuận Châu", "tinh-son-la")
    assert Place.objects.get(slug="xa-tam-hai-da-nang").former_parent.name == "Núi Thành"
    assert not Place.objects.get(slug="xa-chieng-la-son-la").former_parent


def test_what_a_commune_is_made_of(whole):
    assert made_of("xa-chieng-la-son-la") == {"Chiềng La", "Chiềng Ngàm", "Nong Lay", "Tông Cọ"}
    assert made_of("phuong-xuan-hoa-phu-tho") == {"Xuân Hòa", "Đồng Xuân", "Cao Minh", "Ngọc Thanh"}
    assert made_of("xa-thanh-loc-an-giang") == {"Thạnh Lộc", "Mong Thọ", "Mong Thọ A", "Mong Thọ B"}


def test_the_resolution_stands_beside_it(whole):
    link = Succession.objects.get(old__slug="xa-nong-lay-son-la")
    assert (link.kind, link.resolution) == ("nhap", "Nghị quyết 1681/NQ-UBTVQH15")
    assert not Succession.objects.filter(resolution="").exists()


def test_names_that_several_have(whole):
    assert on(TODAY, Level.COMMUNE).filter(kind="xa", name="Tân Tiến").count() == 7
    assert Place.objects.get(slug="phuong-4-my-tho-tien-giang").parent.full_name == "thành phố Mỹ Tho"
    assert Place.objects.get(slug="phuong-1-quan-4-ho-chi-minh").parent.full_name == "Quận 4"


@pytest.mark.parametrize(
    ("slug", "now"),
    [
        ("xa-tan-long-hau-giang", {"Thạnh Hòa"}),
        ("phuong-4-my-tho-tien-giang", {"Đạo Thạnh"}),
        ("xa-hoa-binh-hai-phong", {"Nguyễn Bỉnh Khiêm"}),
        ("xa-hoa-binh-hai-duong", {"Kim Thành", "Hà Nam"}),
    ],
)
def test_namesakes_are_not_mixed_up(whole, slug, now):
    assert {place.name for place in Place.objects.get(slug=slug).successors.all()} == now


def test_a_split_commune_went_into_several(whole):
    kinds = Succession.objects.filter(old__slug="phuong-nghia-do-ha-noi-truoc-7-2025").values_list("kind", flat=True)
    assert list(kinds) == ["chia"] * 3
    split = Succession.objects.filter(kind="chia").values("old").distinct().count()
    assert split == 442


def test_the_wards_of_2026(whole):
    raised = Succession.objects.filter(resolution__contains="NQ-UBTVQH16").select_related("old", "new")
    assert Counter((link.new.parent.slug, str(link.new.valid_from)) for link in raised) == {
        ("thanh-pho-dong-nai", "2026-04-30"): 10,
        ("thanh-pho-bac-ninh", "2026-09-20"): 12,
    }
    assert all((link.old.name, link.old.code) == (link.new.name, link.new.code) for link in raised)
    assert Place.objects.get(slug="phuong-long-thanh-dong-nai").full_name_with_province == (
        "phường Long Thành, thành phố Đồng Nai"
    )


def test_every_past_unit_leads_to_one_of_today_in_its_province(whole):
    graph = PlaceGraph.whole()
    past = Place.objects.past().exclude(level=Level.PROVINCE)
    assert past.count() > 10_000
    for pk in past.values_list("pk", flat=True):
        ends = graph.present(pk)
        assert ends
        assert {graph.province(end) for end in ends} <= graph.present(graph.province(pk))


def test_every_unit_of_today_was_something_before(whole):
    present = set(on(TODAY, Level.COMMUNE).filter(former_parent=None).values_list("pk", flat=True))
    assert present <= set(Succession.objects.values_list("new_id", flat=True))


def test_only_the_island_districts_have_successions_of_their_own(whole):
    old = Place.objects.filter(level=Level.DISTRICT, successions__isnull=False).distinct()
    assert {place.name for place in old} == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}


def test_addresses_are_plain_and_once(whole):
    slugs = list(Place.objects.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs)) == 14_037
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_one_spelling(whole):
    for name in Place.objects.values_list("name", flat=True):
        assert name == one_spelling(name)
        assert all(word[0].isupper() or word[0].isdigit() or word in ("-", "trường") for word in name.split(" ")), name


def test_other_spellings_find_the_place_too(whole):
    assert Place.objects.matching("lưỡng minh").filter(slug="xa-luong-minh-nghe-an").exists()
    assert Place.objects.get(slug="xa-ta-xi-lang-lao-cai").aliases == "Tà Si Láng"


def test_a_code_passes_from_unit_to_unit_but_never_two_have_it_on_one_day(whole):
    holders = {}
    for code, start, end, name in Place.objects.filter(level=Level.COMMUNE).values_list(
        "code", "valid_from", "valid_to", "name"
    ):
        holders.setdefault(code, []).append((start or datetime.date.min, end or datetime.date.max, name))
    passed_on = [spans for spans in holders.values() if len({name for _start, _end, name in spans}) > 1]
    assert len(passed_on) > 1_500
    for spans in holders.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(spans)))


def test_no_code_is_looked_at_when_loading(whole):
    """With the codes of two units exchanged by hand every unit is recognized still, and the exchange is kept."""
    one, other = Place.objects.get(slug="xa-nong-lay-son-la"), Place.objects.get(slug="xa-chieng-la-son-la")
    assert one.code == other.code == "03754"
    Place.objects.filter(level=Level.COMMUNE).update(code="1")
    places, _links = load_places()
    assert (places.created, places.updated) == (0, 0)
    assert Place.objects.get(pk=one.pk).code == "1"


def test_centres_lie_in_vietnam_and_past_ones_near_what_took_over(whole):
    for slug, latitude, longitude in Place.objects.exclude(latitude=None).values_list("slug", "latitude", "longitude"):
        assert 7.5 < latitude < 24 and 102 < longitude < 117.9, slug
    assert not on(TODAY, Level.COMMUNE).filter(latitude=None).exists()


def test_loading_again_writes_nothing(whole, django_assert_num_queries):
    # Two look-ups, and the savepoint around them.
    with django_assert_num_queries(4):
        places, successions = load_places()
    assert (places.created, places.updated, places.unchanged) == (0, 0, 14_037)
    assert (successions.created, successions.updated, successions.unchanged) == (0, 0, 10_522)


def test_the_table_is_whole(whole):
    output = io.StringIO()
    call_command("check_places", stdout=output)
    assert "nhất quán" in output.getvalue()


def test_the_past_province_of_a_commune_leads_to_todays(whole):
    assert present_province_of(Place.objects.get(slug="xa-ngoc-thanh-vinh-phuc")).slug == "tinh-phu-tho"


def test_the_check_finds_what_is_wrong(whole):
    named = {place.slug: place for place in Place.objects.filter(slug__in=BROKEN)}

    def change(slug, **values):
        Place.objects.filter(pk=named[slug].pk).update(**values)

    change("xa-muong-bam-son-la", valid_to=REFORM, former_parent=named["tinh-son-la"])
    change("xa-tong-co-son-la", parent=named["xa-chieng-la-son-la"])
    change("xa-bon-phang-son-la", name="Hoà")
    change("xa-thom-mon-son-la", name="Thôm Mo\u0300n")
    change("phuong-ba-dinh-ha-noi", code="03754")
    Succession.objects.filter(old=named["xa-nong-lay-son-la"]).update(is_withdrawn=True)
    Succession.objects.filter(old=named["xa-chieng-ngam-son-la"]).update(new=named["phuong-ba-dinh-ha-noi"])
    Succession.objects.filter(old=named["huyen-ly-son-quang-ngai"]).delete()
    found = "\n".join(problems())
    for said in (
        "01/07/2025 phải có 3321 đơn vị cấp xã; đang có 3320",
        "xa-muong-bam-son-la: cấp huyện cũ không đúng cấp",
        "xa-muong-bam-son-la: không dẫn đến nơi nào",
        "xa-nong-lay-son-la: không dẫn đến nơi nào",
        "xa-chieng-ngam-son-la: không nơi nào hiện nay của nó thuộc tỉnh kế thừa",
        "xa-tong-co-son-la: nơi trực thuộc không đúng cấp",
        "xa-bon-phang-son-la: nên viết “Hòa”",
        "xa-thom-mon-son-la: tên không ở dạng NFC",
        "Mã 03754 thuộc về",
        "huyen-ly-son-quang-ngai: không có xã, phường nào",
    ):
        assert said in found
    assert len(found.splitlines()) == 10, found


def test_the_check_finds_a_circle_and_fails(whole):
    old, new = (Place.objects.get(slug=slug) for slug in ("xa-nong-lay-son-la", "xa-chieng-la-son-la"))
    Succession.objects.bulk_create([Succession(old=new, new=old, kind=Succession.Kind.MERGED)])
    errors = io.StringIO()
    with pytest.raises(CommandError, match="2 lỗi"):
        call_command("check_places", stderr=errors)
    assert "thành vòng: xa-" in errors.getvalue()
    assert "xa-chieng-la-son-la còn đến nay mà đã có nơi tiếp nối: xa-nong-lay-son-la" in errors.getvalue()


def test_the_check_finds_a_link_between_levels(whole):
    commune = Place.objects.get(slug="xa-nong-lay-son-la")
    Succession.objects.bulk_create([Succession(old=commune, new=commune.province, kind=Succession.Kind.MERGED)])
    assert problems() == ["xa-nong-lay-son-la và tinh-son-la nối nhau mà không cùng cấp."]


BROKEN = (
    *("xa-muong-bam-son-la", "xa-nong-lay-son-la", "xa-chieng-la-son-la", "xa-chieng-ngam-son-la", "xa-tong-co-son-la"),
    *("xa-bon-phang-son-la", "xa-thom-mon-son-la", "phuong-ba-dinh-ha-noi", "huyen-ly-son-quang-ngai", "tinh-son-la"),
)
