"""What machines read on a page is understood by the libraries made for it."""

import warnings

import pytest

from media.factories import ImageFactory
from media.renditions import make_all
from places.models import Place
from stories.factories import make_article, make_author, make_exemplar
from stories.models import Field

with warnings.catch_warnings():
    # Libraries below these two announce their own changes while they are loaded.
    warnings.simplefilter("ignore")
    import extruct
    from usp.tree import sitemap_from_str

pytestmark = pytest.mark.django_db


def facts(client, address: str) -> dict[str, list[dict]]:
    """Return what a search engine or a messenger gathers from a page, by syntax."""
    page = client.get(address).content.decode()
    return extruct.extract(page, base_url="http://testserver", syntaxes=["json-ld", "opengraph"], uniform=True)


@pytest.fixture
def story():
    image = ImageFactory(alt_text="Con mương & đồng lúa")
    make_all(image.pk)
    return make_exemplar(
        title="Bà Ban giữ “mương” & ruộng",
        lead="Một lời dẫn.",
        subject_name="Bà Lò Thị Ban",
        subject_description="62 tuổi, bản Nà Lếch",
        subject_type="ca-nhan",
        fields=[Field.objects.get(slug="nong-nghiep")],
        authors=[make_author(name="Hồng Ánh")],
        place=Place.objects.get(slug="tinh-son-la"),
        cover=image,
    )


def test_a_story_is_a_news_article_with_all_that_search_engines_ask_for(client, story):
    found = {block["@type"]: block for block in facts(client, f"/{story.address}/")["json-ld"]}
    article = found["NewsArticle"]
    assert article["headline"] == story.title
    assert article["mainEntityOfPage"] == f"http://testserver/{story.address}/"
    assert article["author"] == [{"@type": "Person", "name": "Hồng Ánh", "url": "http://testserver/tac-gia/hong-anh/"}]
    assert article["publisher"]["@type"] == "Organization"
    assert article["datePublished"].endswith("+07:00")
    assert article["image"][0].startswith("http://testserver/the-chia-se/")
    assert article["contentLocation"]["name"] == "tỉnh Sơn La"
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))


@pytest.mark.parametrize(
    ("subject_type", "kind"),
    [("ca-nhan", "Person"), ("tap-the", "Organization"), ("mo-hinh", "Organization"), ("ho-gia-dinh", "Thing")],
)
def test_an_exemplar_says_whom_it_is_about(client, story, subject_type, kind):
    story.subject_type = subject_type
    story.save_revision().publish()
    article = next(b for b in facts(client, f"/{story.address}/")["json-ld"] if b["@type"] == "NewsArticle")
    assert article["about"] == {"@type": kind, "name": "Bà Lò Thị Ban", "description": "62 tuổi, bản Nà Lếch"}


def test_an_article_is_about_nobody_it_does_not_name(client):
    article = make_article()
    found = facts(client, f"/{article.address}/")["json-ld"]
    assert all("about" not in block for block in found)


def test_a_messenger_shows_title_words_and_card(client, story):
    [graph] = facts(client, f"/{story.address}/")["opengraph"]
    assert graph["@type"] == "article"
    assert graph["og:title"] == story.title
    assert graph["og:description"] == story.lead
    assert graph["og:url"] == f"http://testserver/{story.address}/"
    assert graph["og:image"].startswith("http://testserver/the-chia-se/")
    assert graph["og:image:alt"]
    assert client.get(graph["og:image"]).headers["Content-Type"] == "image/jpeg"


def test_a_crawler_reads_the_map_of_stories(client, story):
    index = client.get("/sitemap.xml").content.decode()
    for name in ("sitemapindex", "/sitemap-"):
        assert name in index
    parts = [part.split("</loc>")[0] for part in index.split("<loc>")[1:]]
    pages = [page for part in parts for page in _pages(client, part)]
    assert f"http://testserver/{story.address}/" in [page.url for page in pages]
    assert all(page.url.startswith("http://testserver/") for page in pages)


def _pages(client, address: str) -> list:
    text = client.get(address).content.decode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(sitemap_from_str(text).all_pages())
