"""Pages cost the same number of queries however long they are."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media.factories import DocumentFactory, ImageFactory
from places.models import Place
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar
from stories.models import Field, Listing, Tag
from stories.tests.public import bodies
from stories.tests.public.crowds import make_crowd, make_documents

pytestmark = pytest.mark.django_db
STORY_LIMIT, LIST_LIMIT = 14, 12
# With nothing kept yet: what the front page gathers once for all its readers, the province of the site among it.
COLD_FRONT_LIMIT = 23


def queries(client, address: str) -> int:
    """Return the number of queries of a page once its pictures are made and its shell is kept."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.fixture
def ties():
    """All that can hang on a story."""
    campaign = make_campaign(title="Phong trào xanh")
    return {
        "fields": list(Field.objects.all()[:2]),
        "authors": [make_author(), make_author()],
        "documents": [make_document(), make_document()],
        "campaigns": [campaign],
        "tags": ("nước", "mương"),
        "place": Place.objects.get(slug="tinh-son-la"),
        "cover": ImageFactory(),
    }


def one_of_each(number: int, linked, file, document) -> list[dict]:
    """Return `number` rounds of blocks that point to something."""
    blocks = []
    for _round in range(number):
        blocks += [
            bodies.paragraph(f'<p><a linktype="page" id="{linked.pk}">xem</a></p>'),
            bodies.paragraph(f'<p><a linktype="document" id="{file.pk}">tải</a></p>'),
            bodies.figure(ImageFactory()),
            bodies.gallery(ImageFactory(), ImageFactory()),
            bodies.citation(document),
            bodies.attachment(file),
        ]
    return blocks


@pytest.mark.parametrize("make", [make_exemplar, make_article], ids=["exemplar", "article"])
def test_a_story_costs_the_same_for_6_and_for_60_blocks(client, ties, make):
    linked, file, document = make_article(), DocumentFactory(), make_document()
    short = make(body=bodies.body(*one_of_each(1, linked, file, document)), **ties)
    long = make(body=bodies.body(*one_of_each(10, linked, file, document)), **ties)
    cost = queries(client, f"/{short.address}/")
    assert cost <= STORY_LIMIT
    assert queries(client, f"/{long.address}/") == cost


def test_a_campaign_costs_the_same_for_2_and_for_25_stories(client, ties):
    few, many = ties["campaigns"][0], make_campaign()
    few.founding_documents.set([make_document()])
    few.save_revision().publish()
    for number in range(25):
        make_article(campaigns=[many] if number > 2 else [many, few], cover=ties["cover"])
    cost = queries(client, f"/{few.address}/")
    assert cost <= STORY_LIMIT
    assert queries(client, f"/{many.address}/") <= cost


def cold_queries(client, address: str) -> int:
    """Return the number of queries of a page whose pictures are made, with nothing kept in caches."""
    assert client.get(address).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_a_list_costs_the_same_for_10_and_for_10_000_stories(client, ties):
    field, author, document = ties["fields"][0], ties["authors"][0], ties["documents"][0]
    exemplar, article = make_exemplar(**ties), make_article(**ties)
    campaign = ties["campaigns"][0]
    lists = [
        "/guong/",
        "/tin-tuc/",
        "/phong-trao/",
        "/van-ban/",
        "/van-ban/rss/",
        f"/linh-vuc/{field.slug}/",
        f"/dia-phuong/{ties['place'].slug}/",
        "/the/nuoc/",
        f"/tac-gia/{author.slug}/",
        f"/van-ban/{document.slug}/",
        f"/guong/?linh-vuc={field.slug}&dia-phuong=tinh-son-la&phong-trao={campaign.slug}",
    ]
    addresses = ["/", *lists]
    links = {name: [item.pk for item in ties[name]] for name in ("fields", "authors", "documents", "campaigns")}
    links["tags"] = list(Tag.objects.values_list("pk", flat=True))

    def add(exemplars: int, articles: int, campaigns: int) -> None:
        make_crowd(exemplar, exemplars, links)
        make_crowd(article, articles, links)
        make_crowd(campaign, campaigns, {})
        make_documents(exemplars + articles + campaigns)

    add(3, 2, 2)
    assert Listing.objects.count() == 10
    few = {address: cold_queries(client, address) for address in addresses}
    add(5990, 3000, 1000)
    assert Listing.objects.count() == 10_000
    assert {address: cold_queries(client, address) for address in addresses} == few
    assert few.pop("/") <= COLD_FRONT_LIMIT
    assert max(few.values()) <= LIST_LIMIT, few
    assert max(queries(client, address) for address in lists) <= LIST_LIMIT


def test_the_front_page_costs_little(client, ties):
    for grade in ("viec-tot", "dien-hinh", "dien-hinh"):
        make_exemplar(grade=grade, **ties)
    make_article(**ties)
    assert queries(client, "/") <= 16


@pytest.mark.parametrize("kind", ["text", "figure", "citation"])
def test_a_story_costs_the_same_for_1_and_for_60_blocks_of_a_kind(client, kind):
    linked, image, document = make_article(), ImageFactory(), make_document()
    block = {
        "text": bodies.paragraph(f'<p><a linktype="page" id="{linked.pk}">xem</a></p>'),
        "figure": bodies.figure(image),
        "citation": bodies.citation(document),
    }[kind]
    one, sixty = make_exemplar(body=bodies.body(block)), make_exemplar(body=bodies.body(*[block] * 60))
    cost = queries(client, f"/{one.address}/")
    assert cost <= STORY_LIMIT
    assert queries(client, f"/{sixty.address}/") == cost
