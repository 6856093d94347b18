"""Addresses: short ones, those of what is gone, feeds, the map; and which methods they take."""

import re

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from home.models import InformationPage
from places.models import Place
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar, restrict
from stories.models import Field, Listing

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/",
    "/guong/",
    "/tin-tuc/",
    "/phong-trao/",
    "/linh-vuc/",
    "/dia-phuong/",
    "/van-ban/",
    "/gioi-thieu/",
    "/rss/",
    "/guong/rss/",
    "/van-ban/rss/",
    "/moi-ngay/rss/",
    "/sitemap.xml",
    "/sitemap-0.xml",
    "/robots.txt",
)


def test_a_short_address_leads_to_the_present_one(client):
    story = make_exemplar()
    assert client.get(f"/b/{story.pk}/")["Location"] == f"/{story.address}/"


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30, "-1", "x"])
def test_a_short_address_of_nothing_is_not_found(client, pk):
    assert client.get(f"/b/{pk}/").status_code == 404


def test_what_was_public_once_is_gone_and_a_draft_never_was(client):
    gone, draft = make_exemplar(title="Bí mật một"), make_exemplar(title="Bí mật hai", publish=False)
    gone.unpublish()
    for address in (f"/{gone.address}/", f"/b/{gone.pk}/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "đã được gỡ" in response.content.decode()
        assert "Bí mật" not in response.content.decode()
    for address in (f"/{draft.address}/", f"/b/{draft.pk}/"):
        assert client.get(address).status_code == 404


def test_an_editor_may_lead_from_what_is_gone_to_another_page(client):
    gone, other = make_article(), make_article()
    gone.unpublish()
    Redirect.objects.create(old_path=f"/{gone.address}", redirect_page=other, is_permanent=False)
    response = client.get(f"/{gone.address}/")
    assert response.status_code == 302
    assert response["Location"].endswith(f"/{other.address}/")


def test_no_redirect_names_the_address_of_what_is_hidden(client):
    gone, draft = make_article(), make_article(title="Kín", publish=False)
    gone.unpublish()
    home = gone.get_site().root_page
    closed = home.add_child(instance=InformationPage(title="Nội bộ", slug="noi-bo"))
    restrict(closed)
    unpublished = home.add_child(instance=InformationPage(title="Chưa đăng", slug="chua-dang", live=False))
    for target in (draft, closed, unpublished):
        for path, status in (("/cu", 404), (f"/{gone.address}", 410)):
            Redirect.objects.update_or_create(old_path=path, defaults={"redirect_page": target})
            response = client.get(f"{path}/")
            assert response.status_code == status
            assert target.slug not in response.content.decode()
    Redirect.objects.update(redirect_page=home)
    assert client.get("/cu/").status_code == 301


def test_a_tag_is_public_when_some_story_with_it_is(client):
    story = make_article(tags=("thẻ của bản nháp",), publish=False)
    addresses = ("/the/the-cua-ban-nhap/", "/the/the-cua-ban-nhap/rss/")
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    story.get_latest_revision().publish()
    assert [client.get(address).status_code for address in addresses] == [200, 200]


def test_a_restricted_story_has_no_short_address(client):
    story = make_exemplar()
    restrict(story)
    assert client.get(f"/b/{story.pk}/").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_public_addresses_are_read_and_nothing_else(address):
    client = Client(enforce_csrf_checks=True)
    response = client.get(address)
    assert response.status_code == 200
    head = client.head(address)
    assert head.status_code == 200
    assert head.content == b""
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(address).status_code == 405, address


def test_a_story_is_read_and_nothing_else():
    client = Client(enforce_csrf_checks=True)
    story = make_exemplar()
    assert client.head(f"/{story.address}/").status_code == 200
    assert client.post(f"/{story.address}/").status_code == 405


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address.endswith("/") and address != "/"])
def test_a_missing_slash_is_added(client, address):
    response = client.get(address.rstrip("/"))
    assert response.status_code == 301
    assert response["Location"] == address


def test_every_list_has_a_feed_of_the_same_stories(client):
    field, author, document = Field.objects.first(), make_author(), make_document(number="1/KH")
    ties = {"fields": [field], "authors": [author], "documents": [document], "tags": ("nước",)}
    story = make_exemplar(title="Trong & ngoài", place=Place.objects.get(slug="tinh-son-la"), **ties)
    make_article(title="Không thuộc về đây")
    campaign = make_campaign(title="Phong trào xanh")
    story.campaigns = [campaign]
    story.save_revision().publish()
    addresses = [f"{thing.get_absolute_url()}rss/" for thing in (field, author, document)]
    addresses.append(f"/{campaign.address}/rss/")
    for address in (*addresses, "/the/nuoc/rss/", "/dia-phuong/tinh-son-la/rss/", "/guong/rss/"):
        response = client.get(address)
        text = response.content.decode()
        assert response["Content-Type"].startswith("application/rss+xml"), address
        assert "Trong &amp; ngoài" in text, address
        assert f"http://testserver/b/{story.pk}/" in text, address
        assert "Không thuộc về đây" not in text, address


def test_every_feed_that_a_page_names_answers(client):
    campaign = make_campaign()
    for address in ("/", "/guong/", f"/{campaign.address}/", "/dia-phuong/tinh-son-la/", "/van-ban/", "/moi-ngay/"):
        text = client.get(address).content.decode()
        for feed in re.findall(r'href="([^"]*/rss/[^"]*)"', text):
            assert client.get(feed).status_code == 200, feed


def test_a_feed_takes_the_conditions_of_its_list(client):
    make_exemplar(title="Năm nay", year=2026)
    make_exemplar(title="Năm kia", year=2024)
    text = client.get("/guong/rss/?nam=2026&muc=khong-co").content.decode()
    assert "Năm nay" in text
    assert "Năm kia" not in text
    assert "http://testserver/guong/rss/?nam=2026" in text


def test_the_map_names_lists_and_stories(client):
    story = make_exemplar(fields=[Field.objects.first()], place=Place.objects.get(slug="tinh-son-la"))
    index = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/sitemap-1.xml</loc>" in index
    lists = client.get("/sitemap-0.xml").content.decode()
    assert "http://testserver/dia-phuong/tinh-son-la/" in lists
    stories = client.get("/sitemap-1.xml").content.decode()
    changed = Listing.objects.get(pk=story.pk).changed_at.isoformat(timespec="seconds")
    assert f"<loc>http://testserver/{story.address}/</loc><lastmod>{changed}</lastmod>" in stories
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get(f"/sitemap-{'9' * 30}.xml").status_code == 404


def test_robots_are_told_where_the_map_is(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
