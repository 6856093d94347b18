"""What machines read on a page is understood by the library made for it."""

import warnings

import pytest

from media.factories import ImageFactory
from media.renditions import make_all
from places.models import Place
from stories.factories import make_article, make_author, make_exemplar
from stories.models import Field

with warnings.catch_warnings():
    # Libraries below it announce their own changes while they are loaded.
    warnings.simplefilter("ignore")
    import extruct

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
