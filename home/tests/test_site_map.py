"""The map of the site names what leads somewhere, and nothing hidden."""

import pytest
from django.core.cache import cache

from places.models import Place
from stories import factories

pytestmark = pytest.mark.django_db


def test_everything_that_has_stories_is_named(client, django_assert_max_num_queries):
    field = factories.make_field()
    factories.make_exemplar(place=Place.objects.get(slug="tinh-son-la"), fields=[field])
    campaign = factories.make_campaign()
    factories.make_exemplar(campaigns=[campaign])
    cache.clear()
    with django_assert_max_num_queries(12):
        page = client.get("/so-do-trang/").content.decode()
    for address in ("/guong/", field.get_absolute_url(), "/dia-phuong/tinh-son-la/", "/gioi-thieu/", "/sitemap.xml"):
        assert f'href="{address}"' in page
    assert f'href="/{campaign.address}/"' in page


def test_an_empty_site_has_a_map_without_empty_headings(client):
    page = client.get("/so-do-trang/").content.decode()
    assert "Các mục chính" in page
    assert "Theo lĩnh vực" not in page


def test_a_closed_information_page_is_not_named(client):
    from home.models import InformationPage

    page = InformationPage.objects.get(slug="lien-he")
    factories.restrict(page)
    cache.clear()
    assert 'href="/lien-he/"' not in client.get("/so-do-trang/").content.decode()
