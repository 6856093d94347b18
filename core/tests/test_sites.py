"""The site of a request is the one that Wagtail finds, with its settings, and asks the database once a minute."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from wagtail.models import Page, Site

from core.models import OrganSettings
from core.sites import default_site, settings_of, site_of

pytestmark = pytest.mark.django_db


def asked(host: str = "testserver"):
    return RequestFactory().get("/", headers={"host": host})


@pytest.fixture
def others():
    """Two more sites, one of them on two ports."""
    root = Page.objects.filter(depth=2).first()
    pairs = [("mot.vn", 80), ("mot.vn", 8080), ("hai.vn", 80)]
    return [Site.objects.create(hostname=host, port=port, root_page=root) for host, port in pairs]


@pytest.mark.parametrize(
    "host", ["testserver", "mot.vn", "mot.vn:8080", "mot.vn:99", "hai.vn", "hai.vn:99", "la.vn", "[::1]:80"]
)
@pytest.mark.parametrize("has_default", [True, False])
def test_it_is_the_site_that_wagtail_finds(others, host, has_default):
    if not has_default:
        Site.objects.update(is_default_site=False)
        cache.clear()
    assert site_of(asked(host)) == Site._find_for_request(asked(host))


def test_wagtail_finds_it_without_asking_again(django_assert_num_queries):
    site_of(asked())
    request = asked()
    with django_assert_num_queries(0):
        assert site_of(request) == Site.find_for_request(request) == default_site()
        assert settings_of(site_of(request), OrganSettings).site_id == default_site().pk


def test_settings_that_nobody_has_stored_are_the_usual_ones():
    OrganSettings.objects.all().delete()
    assert settings_of(default_site(), OrganSettings).organ == ""
    assert settings_of(None, OrganSettings).pk is None
    assert not OrganSettings.objects.exists()


def test_changes_are_seen_at_once():
    stored = OrganSettings.for_site(default_site())
    for name in ("Sở Nội vụ", "Sở Văn hóa"):
        stored.organ = name
        stored.save()
        assert settings_of(site_of(asked()), OrganSettings).organ == name
    stored.delete()
    assert settings_of(site_of(asked()), OrganSettings).organ == ""
    Site.objects.all().delete()
    assert site_of(asked()) is default_site() is None
