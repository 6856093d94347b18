"""The part of the country that a site is for."""

import datetime

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from places.factories import CommuneFactory
from places.models import Place, PlaceSettings
from places.scope import scope_for, scope_of, scope_within
from places.signals import places_changed

REFORM = datetime.date(2025, 7, 1)


@pytest.fixture
def request_of_site(provinces, settings):
    settings.ALLOWED_HOSTS = ["*"]
    return lambda: RequestFactory().get("/", SERVER_NAME=Site.objects.get(is_default_site=True).hostname)


def belong(province: Place | None) -> None:
    settings = PlaceSettings.for_site(Site.objects.get(is_default_site=True))
    settings.province = province
    settings.save()


def test_a_site_is_for_the_whole_country_until_somebody_says_otherwise(request_of_site, provinces):
    assert scope_of(request_of_site()) is None
    assert Place.objects.filter(scope_for(request_of_site()).units()).count() == len(provinces)
    assert scope_of(None) is None


def test_a_site_of_a_province_takes_in_what_it_was_made_of(request_of_site, provinces):
    belong(provinces["tinh-phu-tho"])
    assert scope_of(request_of_site()) == provinces["tinh-phu-tho"]
    inside = Place.objects.filter(scope_for(request_of_site()).units())
    assert {place.slug for place in inside} == {
        "tinh-phu-tho", "tinh-phu-tho-truoc-7-2025", "tinh-vinh-phuc", "tinh-hoa-binh",
    }  # fmt: skip


def test_communes_and_former_districts_lie_in_the_scope(provinces):
    district = Place.objects.create(
        kind="huyen", name="Thuận Châu", parent=provinces["tinh-vinh-phuc"], valid_to=REFORM
    )
    inside = {
        district,
        CommuneFactory(name="Nong Lay", parent=district, valid_to=REFORM),
        CommuneFactory(name="Chiềng La", parent=provinces["tinh-phu-tho"]),
    }
    CommuneFactory(name="Nong Lay", parent=provinces["tinh-son-la"])
    found = Place.objects.filter(scope_within(provinces["tinh-phu-tho"]).units(), level__gt=1)
    assert set(found) == inside


def test_a_site_of_a_past_province_belongs_to_what_it_became(provinces):
    scope = scope_within(provinces["tinh-ninh-thuan"])
    assert scope.province == provinces["tinh-khanh-hoa"]
    assert provinces["tinh-ninh-thuan"].pk in scope.provinces


def test_a_changed_setting_holds_at_once(request_of_site, provinces, django_assert_num_queries):
    belong(provinces["tinh-son-la"])
    assert scope_of(request_of_site()) == provinces["tinh-son-la"]
    request = request_of_site()
    Site.find_for_request(request)
    with django_assert_num_queries(0):
        scope_of(request)
    belong(None)
    assert scope_of(request_of_site()) is None


def test_a_corrected_province_is_read_anew(request_of_site, provinces):
    belong(provinces["tinh-son-la"])
    scope_of(request_of_site())
    Place.objects.filter(slug="tinh-son-la").update(name="Sơn La mới")
    places_changed.send(sender=Place, ids=None)
    assert scope_of(request_of_site()).name == "Sơn La mới"
