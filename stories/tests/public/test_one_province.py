"""A site of one province: filters, front page and search keep to it and to what it was made of."""

import pytest
from django.urls import reverse_lazy
from wagtail.models import Site

from places.factories import load_real
from places.models import PlaceSettings
from stories.factories import make_article
from stories.tests.admin.conftest import make_user, sign_in

SEARCH = reverse_lazy("search")


@pytest.fixture
def units(db, tmp_path):
    found = load_real(tmp_path, "huyen-nui-thanh-quang-nam", "huyen-thuan-chau-son-la")
    for slug in ("xa-nong-lay-son-la", "tinh-son-la", "xa-tam-hiep-quang-nam", "xa-tam-hiep-quang-nam"):
        make_article(place=found[slug])
    return found


@pytest.fixture
def da_nang(units):
    settings = PlaceSettings.for_site(Site.objects.get(is_default_site=True))
    settings.province = units["thanh-pho-da-nang"]
    settings.save()
    return units


def offered(client) -> dict[str, tuple[str, int | None]]:
    form = client.get("/tin-tuc/").context["listing"].form
    return {slug: (words, number) for slug, words, number in form.options("dia-phuong")}


def test_a_site_of_the_country_offers_provinces(client, units):
    assert offered(client) == {"tinh-son-la": ("Sơn La", 2), "thanh-pho-da-nang": ("Đà Nẵng", 2)}


def test_a_site_of_a_province_offers_its_communes(client, da_nang):
    assert offered(client) == {"xa-nui-thanh-da-nang": ("Núi Thành", 2)}
    chosen = client.get("/tin-tuc/?dia-phuong=xa-nui-thanh-da-nang")
    assert len(chosen.context["listing"].rows) == 2


def test_past_places_are_still_understood(client, da_nang):
    assert len(client.get("/tin-tuc/?dia-phuong=tinh-quang-nam").context["listing"].rows) == 2
    assert len(client.get("/tin-tuc/?dia-phuong=tinh-son-la").context["listing"].rows) == 2


def test_the_front_page_names_communes(client, da_nang):
    page = client.get("/").content.decode()
    assert "Núi Thành" in page and "/dia-phuong/tinh-son-la/" not in page


def test_search_finds_the_provinces_own_places(client, da_nang):
    assert "/dia-phuong/xa-nong-lay-son-la/" not in client.get(SEARCH, {"q": "nong lay"}).content.decode()
    assert "/dia-phuong/huyen-nui-thanh-quang-nam/" in client.get(SEARCH, {"q": "nui thanh"}).content.decode()


def test_editors_pick_among_the_provinces_own_places(da_nang):
    editor = sign_in(make_user())
    assert editor.get("/quan-tri/dia-phuong/tim/?q=nong lay").json() == []
    found = [row["text"] for row in editor.get("/quan-tri/dia-phuong/tim/?q=nui thanh").json()]
    assert any("huyện Núi Thành" in text for text in found)
