"""Lists for machines: RSS and Atom that readers accept, maps that keep to the protocol."""

import datetime
import html
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone
from django.utils.http import http_date

from media.factories import ImageFactory
from media.renditions import make_all
from places.factories import CommuneFactory, SuccessionFactory
from places.models import Place
from stories import sitemaps
from stories.factories import make_article, make_author, make_document, make_exemplar
from stories.feed_formats import ITEMS
from stories.models import Field, Listing
from stories.tests.public.crowds import make_documents

pytestmark = pytest.mark.django_db
FORMS = ("rss", "atom")
NS = {"s": sitemaps._NAMESPACES[""], "image": sitemaps._NAMESPACES["image"], "news": sitemaps._NAMESPACES["news"]}


def feed(client, address: str):
    """Return a feed as a reader understands it."""
    response = client.get(address)
    assert response.status_code == 200, address
    found = feedparser.parse(response.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("form", FORMS)
def test_an_item_tells_all_that_is_known_of_a_story(client, form):
    image = ImageFactory(alt_text="Con mương & đồng lúa")
    make_all(image.pk)
    story = make_exemplar(
        title="Trong & ngoài <bản>",
        lead="Một lời dẫn < hai & ba.",
        fields=[Field.objects.first()],
        authors=[make_author(name="Hồng Ánh"), make_author(name="Lê Văn")],
        cover=image,
        published_date=datetime.date(2026, 7, 18),
    )
    item = feed(client, f"/guong/{form}/").entries[0]
    assert html.unescape(item.title) == "Trong & ngoài <bản>"
    assert item.summary == "Một lời dẫn &lt; hai &amp; ba."
    assert item.id == f"http://testserver/b/{story.pk}/"
    assert item.link == f"http://testserver/{story.address}/"
    assert item.author == "Hồng Ánh, Lê Văn"
    assert [tag.term for tag in item.tags] == [Field.objects.first().name]
    assert item.published_parsed[:5] == (2026, 7, 17, 17, 0)
    assert item.media_content[0]["url"].startswith("http://testserver/media/")
    assert item.media_content[0]["medium"] == "image"


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_holds_what_its_list_holds(client, form):
    field = Field.objects.get(slug="nong-nghiep")
    make_exemplar(title="Đúng", fields=[field], year=2026)
    make_exemplar(title="Sai năm", fields=[field], year=2024)
    found = feed(client, f"/guong/{form}/?nam=2026&linh-vuc=nong-nghiep&la-gi=x")
    assert [item.title for item in found.entries] == ["Đúng"]
    assert found.feed.title == "Nông nghiệp · Năm giới thiệu: 2026 · Gương điển hình · Lan Tỏa"
    assert found.feed.link == "http://testserver/guong/?linh-vuc=nong-nghiep&nam=2026"


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_and_an_undated_story_are_still_feeds(client, form):
    assert feed(client, f"/{form}/").entries == []
    make_article(title="Không ngày\u2028", date_unknown=True)
    item = feed(client, f"/{form}/").entries[0]
    assert "published" not in item


@pytest.mark.parametrize("form", FORMS)
def test_what_a_reader_already_has_is_not_sent_again(client, form):
    story = make_article()
    response = client.get(f"/{form}/")
    assert client.get(f"/{form}/", headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.get(f"/{form}/", headers={"If-Modified-Since": response["Last-Modified"]}).status_code == 304
    assert response["Last-Modified"] == http_date(Listing.objects.get(pk=story.pk).changed_at.timestamp())
    make_article()
    assert client.get(f"/{form}/", headers={"If-None-Match": response["ETag"]}).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_the_feed_of_documents_holds_what_their_list_holds(client, form):
    told = {"kind": "ke-hoach", "issuer": "UBND tỉnh", "subject": "Nhân rộng & lan tỏa <điển hình>"}
    plan = make_document(number="18/KH-UBND", date=datetime.date(2026, 3, 2), summary="Ba việc < bốn việc.", **told)
    make_document(number="1/CT", kind="chi-thi", date=datetime.date(2026, 5, 1))
    make_document(number="17/KH-UBND", date=datetime.date(2025, 3, 2), **told)
    found = feed(client, f"/van-ban/{form}/?nam=2026&loai=ke-hoach&co-quan=khong-co&la-gi=x")
    assert found.feed.title == "Kế hoạch · Năm ban hành: 2026 · Văn bản · Lan Tỏa"
    assert found.feed.link == "http://testserver/van-ban/?loai=ke-hoach&nam=2026"
    (item,) = found.entries
    assert html.unescape(item.title) == "18/KH-UBND – Kế hoạch: Nhân rộng & lan tỏa <điển hình>"
    assert item.summary == "Ba việc &lt; bốn việc."
    assert item.id == item.link == f"http://testserver{plan.get_absolute_url()}"
    assert item.author == "UBND tỉnh"
    assert item.published_parsed[:3] == (2026, 3, 1)


@pytest.mark.parametrize("form", FORMS)
def test_the_feed_of_documents_begins_with_the_latest_and_ends_with_the_undated(client, form):
    make_document(number="", subject="Chưa ban hành", date=None)
    for year in (2024, 2026, 1, 9999):
        make_document(number=f"{year}/KH", date=datetime.date(year, 1, 1))
    items = feed(client, f"/van-ban/{form}/").entries
    assert [item.title.partition("/")[0] for item in items[:3]] == ["9999", "2026", "2024"]
    undated = next(item for item in items if "Chưa ban hành" in item.title)
    assert "published" not in undated
    assert form == "rss" or undated.updated_parsed
    etag = client.get(f"/van-ban/{form}/")["ETag"]
    assert client.get(f"/van-ban/{form}/", headers={"If-None-Match": etag}).status_code == 304


def test_a_long_list_of_documents_has_a_short_feed(client):
    make_documents(ITEMS + 5)
    assert len(feed(client, "/van-ban/rss/").entries) == ITEMS
    assert feed(client, "/van-ban/rss/?nam=1900").entries != []


def test_the_list_of_documents_names_its_feeds(client):
    make_document(date=datetime.date(2026, 3, 2))
    text = client.get("/van-ban/?nam=2026").content.decode()
    head, body = text.split("</head>")
    assert 'type="application/rss+xml" title="Văn bản" href="/van-ban/rss/?nam=2026"' in head
    assert 'type="application/atom+xml" title="Văn bản" href="/van-ban/atom/?nam=2026"' in head
    assert 'href="/van-ban/rss/?nam=2026"' in body


def test_a_list_names_its_feeds_and_its_neighbours(client):
    for number in range(25):
        make_article(title=f"Tin {number}")
    head = client.get("/tin-tuc/").content.decode().split("</head>")[0]
    assert 'type="application/rss+xml" title="Tin tức" href="/tin-tuc/rss/"' in head
    assert 'type="application/atom+xml" title="Tin tức" href="/tin-tuc/atom/"' in head
    assert '<link rel="next" href="/tin-tuc/?cu-hon=' in head
    assert "noindex" not in head
    older = head.split('<link rel="next" href="')[1].split('"')[0]
    head = client.get(older).content.decode().split("</head>")[0]
    assert '<link rel="prev" href="/tin-tuc/?moi-hon=' in head
    assert 'content="noindex,follow"' in head


def urls(client, address: str) -> list[ElementTree.Element]:
    """Return the entries of a map after checking what the protocol asks of each."""
    response = client.get(address)
    assert response.status_code == 200, address
    root = ElementTree.fromstring(response.content)
    assert root.tag in (f"{{{NS['s']}}}urlset", f"{{{NS['s']}}}sitemapindex")
    assert len(root) <= 50_000
    assert len(response.content) < 50 * 1024 * 1024
    for entry in root:
        assert entry.find("s:loc", NS).text.startswith("http://testserver/")
        changed = entry.find("s:lastmod", NS)
        assert changed is None or datetime.datetime.fromisoformat(changed.text).tzinfo
    return list(root)


def locations(client, address: str) -> list[str]:
    """Return the addresses in a map."""
    return [entry.find("s:loc", NS).text for entry in urls(client, address)]


def test_the_index_names_every_part_once(client, monkeypatch):
    stories = [make_article(published_date=datetime.date(2020, 1, 1)) for _number in range(5)]
    monkeypatch.setattr(sitemaps, "PART", 2)
    parts = [address.removeprefix("http://testserver") for address in locations(client, "/sitemap.xml")]
    assert parts[0] == "/sitemap-0.xml"
    found = [address for part in parts[1:] for address in locations(client, part)]
    assert sorted(found) == sorted(f"http://testserver/{story.address}/" for story in stories)
    assert client.get(f"/sitemap-{stories[-1].pk + 5}.xml").status_code == 404


def test_pictures_stand_with_their_stories(client):
    image = ImageFactory()
    make_all(image.pk)
    make_exemplar(cover=image)
    make_exemplar()
    found = [entry.find("image:image/image:loc", NS) for entry in urls(client, "/sitemap-1.xml")]
    assert [picture is not None for picture in found] == [True, False]
    assert found[0].text.startswith("http://testserver/media/")


def test_news_are_the_stories_of_two_days(client):
    now = timezone.localdate()
    make_article(title="Mới & nóng", published_date=now)
    make_article(title="Cũ", published_date=now - datetime.timedelta(days=4))
    make_article(title="Không ngày", date_unknown=True)
    entries = urls(client, "/sitemap-tin-moi.xml")
    assert [entry.find("news:news/news:title", NS).text for entry in entries] == ["Mới & nóng"]
    assert entries[0].find("news:news/news:publication/news:language", NS).text == "vi"
    assert "http://testserver/sitemap-tin-moi.xml" in locations(client, "/sitemap.xml")


def test_without_news_the_index_names_no_map_of_them(client):
    make_article(published_date=datetime.date(2020, 1, 1))
    assert "http://testserver/sitemap-tin-moi.xml" not in locations(client, "/sitemap.xml")


def test_lists_fields_and_places_stand_in_the_first_map(client):
    make_exemplar(fields=[Field.objects.get(slug="van-hoa")], place=Place.objects.get(slug="tinh-son-la"))
    found = locations(client, "/sitemap-0.xml")
    for path in ("/", "/luu-tru/", "/linh-vuc/van-hoa/", "/dia-phuong/tinh-son-la/"):
        assert f"http://testserver{path}" in found


def test_of_past_places_only_those_with_a_page_of_their_own_stand_in_the_map(client):
    province, reform = Place.objects.get(slug="tinh-son-la"), datetime.date(2025, 7, 1)
    whole, divided = (CommuneFactory(kind="huyen", parent=province, valid_to=reform) for _number in range(2))
    now, other = (CommuneFactory(parent=province, valid_from=reform) for _number in range(2))
    for district, into in ((whole, [now]), (divided, [now, other])):
        commune = CommuneFactory(parent=district, valid_to=reform)
        make_exemplar(place=commune)
        for one in into:
            SuccessionFactory(old=commune, new=one, kind="chia")
    text = client.get("/sitemap-0.xml").content.decode()
    past = Place.objects.filter(valid_to=reform, parent__in=[province, whole, divided])
    for place in past:
        address = f"/dia-phuong/{place.slug}/"
        assert (address in text) == (client.get(address).status_code == 200), address
    assert f"/dia-phuong/{divided.slug}/" in text and f"/dia-phuong/{whole.slug}/" not in text
