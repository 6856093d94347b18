"""The public pages of places: the index with its map, units of today, units of the past."""

import datetime
import json
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.models import Place, PlaceSettings
from stories.factories import make_exemplar
from stories.tests.public.test_lists import has, page

pytestmark = pytest.mark.django_db
REFORM = datetime.date(2025, 7, 1)


@pytest.fixture
def places():
    """A province, a district that is gone, four communes of it, and the two that took over."""
    province = Place.objects.get(slug="tinh-son-la")
    district = ProvinceFactory(kind="huyen", name="Thuận Châu", parent=province, valid_to=REFORM)
    past = {"parent": district, "valid_to": REFORM}
    found = {"province": province, "district": district}
    for name in ("Nong Lay", "Tông Cọ", "Bó Mười", "Chiềng La"):
        found[name] = CommuneFactory(name=name, **past)
    first = CommuneFactory(
        name="Chiềng La", parent=province, valid_from=REFORM, code="03754", latitude="21.42", longitude="103.76"
    )
    second = CommuneFactory(name="Muổi Nọi", parent=province, valid_from=REFORM, latitude="21.32", longitude="103.76")
    for name in ("Nong Lay", "Tông Cọ", "Chiềng La"):
        SuccessionFactory(old=found[name], new=first, resolution="Nghị quyết 1681/NQ-UBTVQH15")
    for one in (first, second):
        SuccessionFactory(old=found["Bó Mười"], new=one, kind="chia")
    return found | {"now": first, "other": second}


def url(place: Place) -> str:
    """Return the address of a place."""
    return f"/dia-phuong/{place.slug}/"


def test_a_past_unit_with_one_successor_leads_to_it_and_says_so(client, places):
    make_exemplar(title="Thời Nong Lay", place=places["Nong Lay"])
    make_exemplar(title="Thời Tông Cọ", place=places["Tông Cọ"])
    response = client.get(url(places["Nong Lay"]))
    assert response.status_code == 301
    assert response.headers["Location"] == f"{url(places['now'])}?tu={places['Nong Lay'].slug}"
    # What became of it may yet be corrected: browsers must not keep the answer for ever.
    assert "max-age=86400" in response.headers["Cache-Control"]
    text = page(client, response.headers["Location"])
    assert "Xã Nong Lay, nay là xã Chiềng La" in text
    assert has(text, "Thời Nong Lay", "Thời Tông Cọ") == [True, False]
    assert f'href="{url(places["now"])}"' in text


def test_a_redirect_keeps_the_older_name_and_the_filters(client, places):
    older = places["Tông Cọ"].slug
    response = client.get(f"{url(places['Nong Lay'])}?tu={older}&loai=guong")
    assert response.headers["Location"] == f"{url(places['now'])}?tu={older}&loai=guong"
    response = client.get(f"{url(places['Nong Lay'])}?tu={'x' * 5000}")
    assert response.headers["Location"] == f"{url(places['now'])}?tu={places['Nong Lay'].slug}"


def test_a_narrowed_page_is_not_kept_by_search_engines(client, places):
    text = client.get(f"{url(places['now'])}?tu={places['Nong Lay'].slug}").content.decode()
    assert 'content="noindex,follow"' in text
    assert re.search(rf'rel="canonical" href="[^"?]*{url(places["now"])}"', text)
    assert "noindex" not in client.get(url(places["now"])).content.decode()


def test_a_commune_tells_what_it_is_made_of_and_keeps_the_stories_apart(client, places):
    make_exemplar(title="Thời Nong Lay", place=places["Nong Lay"])
    make_exemplar(title="Thời nay", place=places["now"])
    text = unescape(page(client, url(places["now"])))
    assert (
        "Xã Chiềng La gồm các xã Chiềng La, Nong Lay, Tông Cọ và một phần xã Bó Mười trước 1/7/2025, huyện Thuận Châu."
    ) in text
    assert "Bốn xã nhập về một" in text
    assert f'href="{url(places["now"])}?tu={places["Nong Lay"].slug}#ket-qua"' in text
    assert "khi ấy là xã Nong Lay" in text
    assert has(text, "Thời Nong Lay", "Thời nay") == [True, True]
    assert "Mã đơn vị hiện nay: 03754" in text
    assert "1681" in text
    assert text.count('class="rivers__stream"') == 4


def test_a_divided_commune_lists_what_it_became(client, places):
    make_exemplar(title="Ở Bó Mười", place=places["Bó Mười"])
    text = page(client, url(places["Bó Mười"]))
    assert "được chia vào 2 nơi" in text
    for one in ("now", "other"):
        assert f'href="{url(places[one])}"' in text
    assert has(text, "Ở Bó Mười") == [True]


def test_stories_of_a_divided_commune_count_where_they_belong_now(client, places):
    here = make_exemplar(
        title="Về Chiềng La", place=places["Bó Mười"], place_now=places["now"], is_place_now_chosen=True
    )
    make_exemplar(title="Về Muổi Nọi", place=places["Bó Mười"], place_now=places["other"], is_place_now_chosen=True)
    assert here.place_now == places["now"]
    text = page(client, url(places["now"]))
    assert "một phần, 1 bài" in text
    narrowed = page(client, f"{url(places['now'])}?tu={places['Bó Mười'].slug}")
    assert has(narrowed, "Về Chiềng La", "Về Muổi Nọi") == [True, False]
    assert "phần nay thuộc" in narrowed


def test_a_district_lists_what_it_became_and_its_communes(client, places):
    make_exemplar(title="Ở huyện", place=places["district"])
    make_exemplar(title="Ở Nong Lay", place=places["Nong Lay"])
    text = page(client, url(places["district"]))
    assert "Nay là 2 nơi" in text
    assert "Xã Chiềng La, tỉnh Sơn La <span>1 bài</span>" in text
    assert "Xã Nong Lay <span>1 bài</span>" in text
    assert "Xã Tông Cọ <span>chưa có bài</span>" in text
    assert has(text, "Ở huyện", "Ở Nong Lay") == [True, True]


def test_a_unit_that_took_another_kind_is_followed_back_to_what_made_it(client, places):
    day = datetime.date(2026, 4, 30)
    ward = CommuneFactory(kind="phuong", name="Chiềng La", parent=places["province"], valid_from=day)
    Place.objects.filter(pk=places["now"].pk).update(valid_to=day)
    SuccessionFactory(old=places["now"], new=ward, kind="doi_ten")
    text = unescape(page(client, url(ward)))
    assert "Phường Chiềng La trước 30/4/2026 là xã Chiềng La." in text
    assert "Xã Chiềng La gồm các xã Chiềng La, Nong Lay" in text
    make_exemplar(title="Thời Nong Lay", place=places["Nong Lay"])
    response = client.get(url(places["Nong Lay"]), follow=True)
    assert response.redirect_chain == [(f"{url(ward)}?tu={places['Nong Lay'].slug}", 301)]
    assert has(
        page(client, response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"]), "Thời Nong Lay"
    ) == [True]
    # Addresses given out while the commune lasted lead on too, with the older name.
    response = client.get(f"{url(places['now'])}?tu={places['Nong Lay'].slug}")
    assert response.headers["Location"] == f"{url(ward)}?tu={places['Nong Lay'].slug}"


def test_an_unchanged_commune_says_so(client, places):
    kept = CommuneFactory(name="Mường Bám", parent=places["province"], former_parent=places["district"])
    text = page(client, url(kept))
    assert "không thay đổi khi sắp xếp địa giới ngày 1/7/2025; trước đó thuộc huyện Thuận Châu." in text
    assert "rivers" not in text
    assert "Xã Mường Bám" in page(client, url(places["district"]))


def test_a_past_unit_of_which_nothing_is_known_says_so(client, places):
    lost = CommuneFactory(name="Nà Xưa", parent=places["district"], valid_to=REFORM)
    assert "Chưa rõ nơi này nay thuộc đâu" in page(client, url(lost))


def test_a_name_of_several_units_is_shown_with_the_provinces_of_the_others(client, places):
    other = CommuneFactory(name="Chiềng La", parent=Place.objects.get(slug="tinh-lai-chau"))
    text = page(client, url(places["now"]))
    assert "Còn 1 nơi khác tên Chiềng La" in text
    assert f'<a href="{url(other)}">xã Chiềng La, tỉnh Lai Châu</a>' in text
    assert "Còn 1 nơi" not in page(client, url(places["other"]))


def test_a_place_without_stories_says_how_to_tell_one(client, places):
    text = page(client, url(places["now"]))
    assert "Chưa có chuyện nào từ xã Chiềng La" in text
    assert "kể cho ban biên tập" in text


def test_the_nearest_communes_with_stories_are_named_with_their_distance(client, places):
    make_exemplar(place=places["other"])
    empty = CommuneFactory(name="Gần Mà Vắng", parent=places["province"], latitude="21.421", longitude="103.76")
    text = page(client, url(places["now"]))
    # Another province has a commune of that name: the province stands beside it.
    assert "tỉnh Sơn La, cách khoảng 11 km, 1 bài" in text
    assert empty.name not in text


def test_provinces_stand_in_the_list_and_on_the_map_with_their_numbers(client, places):
    make_exemplar(place=places["Nong Lay"])
    text = page(client, "/dia-phuong/")
    assert "Tỉnh Sơn La <span>1 bài</span>" in text
    assert "Tỉnh Cao Bằng <span>chưa có bài</span>" in text
    assert text.count("<rect") >= 34
    assert 'aria-label="Tỉnh Sơn La: 1 bài"' in text
    for islands, province in (("Hoàng Sa", "Đà Nẵng"), ("Trường Sa", "Khánh Hòa")):
        assert islands in text
        assert f"({province})" in text


@pytest.mark.parametrize("query", ["nong lay", "lay nong", "Nong Lay", "nong lay thuan chau son la"])
def test_a_place_is_found_by_its_old_name_in_any_order(client, places, query):
    text = page(client, f"/dia-phuong/?{urlencode({'q': query})}")
    assert "Xã Nong Lay, huyện Thuận Châu, tỉnh Sơn La, nay là xã Chiềng La, tỉnh Sơn La" in text
    assert f'href="{url(places["Nong Lay"])}"' in text


@pytest.mark.parametrize("query", ["khong-dau-ca", "%", "<b>", "x" * 5000, "🙂"])
def test_strange_searches_are_answered(client, places, query):
    assert client.get("/dia-phuong/", {"q": query}).status_code == 200


@pytest.mark.parametrize("value", ["", "khong-co", "tinh-cao-bang", "x" * 5000, "' OR 1=1", "xa-muoi-noi-son-la", "🙂"])
def test_a_past_unit_that_did_not_go_in_is_passed_over(client, places, value):
    make_exemplar(title="Một chuyện", place=places["now"])
    response = client.get(f"{url(places['now'])}?{urlencode([('tu', value), ('tu', value)])}")
    assert response.status_code == 200
    assert has(response.content.decode(), "Một chuyện") == [True]
    assert "noindex" not in response.content.decode()
    assert client.get(f"{url(places['now'])}rss/?{urlencode({'tu': value})}").status_code == 200


def test_an_unknown_address_names_the_nearest_places(client, places):
    response = client.get("/dia-phuong/xa-non-lay-son-la/")
    text = response.content.decode()
    assert response.status_code == 404
    assert "noindex" in text
    assert f'href="{url(places["Nong Lay"])}"' in text
    for slug in ("x" * 5000, "-", "a-b-c-d-e-f-g-h-i-j-k-l-m-n", "_"):
        assert client.get(f"/dia-phuong/{slug}/").status_code == 404


def test_a_province_shows_its_communes_and_its_former_districts(client, places):
    make_exemplar(place=places["now"])
    text = page(client, url(places["province"]))
    assert "1 trong 2 nơi có chuyện" in text
    assert "Xã Chiềng La: 1 bài" in text
    assert "Huyện Thuận Châu" in text
    assert "Xã Muổi Nọi" in text


def test_a_province_tells_what_it_was_made_of(client):
    text = page(client, "/dia-phuong/tinh-phu-tho/")
    assert "Tỉnh Phú Thọ gồm các tỉnh Phú Thọ, Hòa Bình, Vĩnh Phúc trước 1/7/2025." in text
    make_exemplar(title="Một chuyện cũ", place=Place.objects.get(slug="tinh-vinh-phuc"))
    response = client.get("/dia-phuong/tinh-vinh-phuc/", follow=True)
    assert response.redirect_chain == [("/dia-phuong/tinh-phu-tho/?tu=tinh-vinh-phuc", 301)]
    assert has(response.content.decode(), "Một chuyện cũ") == [True]


def test_a_narrowed_list_is_followed_by_feeds_of_its_own(client, places):
    make_exemplar(title="Thời Nong Lay", place=places["Nong Lay"])
    make_exemplar(title="Thời Tông Cọ", place=places["Tông Cọ"])
    address = f"{url(places['now'])}rss/?tu={places['Nong Lay'].slug}"
    assert address in client.get(f"{url(places['now'])}?tu={places['Nong Lay'].slug}").content.decode()
    for feed in (address, f"{url(places['Nong Lay'])}atom/"):
        text = client.get(feed).content.decode()
        assert [title in text for title in ("Thời Nong Lay", "Thời Tông Cọ")] == [True, False]


def test_machines_learn_where_a_place_lies_and_what_it_was_called(client, places):
    text = client.get(url(places["now"])).content.decode()
    blocks = [json.loads(block) for block in re.findall(r'ld\+json">(.*?)</script>', text)]
    area = next(block for block in blocks if block["@type"] == "AdministrativeArea")
    assert area["name"] == "Xã Chiềng La"
    assert {"Chieng La Commune", "Xã Nong Lay"} <= set(area["alternateName"])
    assert area["geo"] == {"@type": "GeoCoordinates", "latitude": 21.42, "longitude": 103.76}
    assert area["containedInPlace"]["name"] == "Tỉnh Sơn La"


def test_a_site_of_one_province_shows_that_province(client, places):

    settings = PlaceSettings.for_site(Site.objects.get(is_default_site=True))
    settings.province = places["province"]
    settings.save()
    response = client.get("/dia-phuong/")
    assert (response.status_code, response.headers["Location"]) == (302, url(places["province"]))
    assert "Nong Lay" in page(client, "/dia-phuong/?q=nong+lay")


def test_pages_cost_the_same_for_2_and_for_170_communes(client, places):
    addresses = [
        "/dia-phuong/",
        "/dia-phuong/?q=chieng+la",
        *(url(places[name]) for name in ("province", "now", "district", "Bó Mười")),
        f"{url(places['now'])}?tu={places['Bó Mười'].slug}",
    ]
    for name in ("now", "Nong Lay", "district", "Bó Mười"):
        make_exemplar(place=places[name])

    def costs() -> list[int]:
        return [cold(client, address) for address in addresses]

    few = costs()
    assert max(few) <= 12, dict(zip(addresses, few, strict=True))
    for number in range(170):
        one = CommuneFactory(name=f"Xóm {number}", parent=places["district"], valid_to=REFORM)
        SuccessionFactory(old=one, new=places["now"])
        CommuneFactory(name=f"Nà {number}", parent=places["province"], valid_from=REFORM)
    assert costs() == few


def cold(client, address: str) -> int:
    """Return the number of queries of a page with nothing kept."""
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_what_is_left_of_a_divided_province_is_counted_and_listed_alike(client, places):
    """A story told in a commune belongs to one of the provinces that its old province was divided between."""
    divided = ProvinceFactory(name="Đã Chia", valid_to=REFORM)
    commune = CommuneFactory(parent=divided, valid_to=REFORM)
    SuccessionFactory(old=divided, new=places["province"], kind="chia")
    SuccessionFactory(old=divided, new=ProvinceFactory(name="Bên Kia", valid_from=REFORM), kind="chia")
    SuccessionFactory(old=commune, new=places["now"])
    make_exemplar(title="Chuyện ở phần này", place=commune)
    shown = client.get(url(places["province"])).context["page"]
    assert [(row.number, row.is_part) for row in shown.merger.rows] == [(1, True)]
    assert has(page(client, shown.merger.rows[0].url), "Chuyện ở phần này") == [True]


def test_a_unit_that_is_only_decided_says_from_when_and_is_not_among_todays(client, places):
    first = datetime.date(2099, 1, 1)
    coming = CommuneFactory(name="Sẽ Có", parent=places["province"], valid_from=first)
    assert "Xã Sẽ Có có từ ngày 1/1/2099." in unescape(page(client, url(coming))).replace("\xa0", " ")
    assert "Sẽ Có" not in page(client, url(places["province"])).replace("\xa0", " ")


def test_a_card_names_the_province_though_its_name_hides_in_two_others(client):
    province = Place.objects.get(slug="tinh-son-la")
    make_exemplar(title="Bên suối", place=CommuneFactory(name="Sơn Lâm", parent=province))
    assert "xã Sơn Lâm, Sơn La" in page(client, url(province)).replace("\xa0", " ")


@pytest.mark.parametrize(
    "typed", ["xã-chiềng-la", "xã chiềng la", "XA-CHIENG-LA-SON-LA", "xa\u0303-chie\u0302\u0300ng-la"]
)
def test_an_address_typed_with_accents_names_the_nearest_places_too(client, places, typed):
    response = client.get(f"/dia-phuong/{typed}/")
    assert response.status_code == 404
    assert f'href="{url(places["now"])}"' in response.content.decode()


@pytest.mark.parametrize("typed", ["%ff", "%E2%80%AE", "%F0%9F%92%A5", "x" * 10_000, "'", "..%5C"])
def test_an_address_that_is_none_is_not_found(client, places, typed):
    assert client.get(f"/dia-phuong/{typed}/").status_code == 404
