"""A story's page is light: few requests, few bytes, for a phone on a slow line."""

import gzip

import pytest
from playwright.sync_api import Page, Response

from demo.covers import draw
from media.factories import ImageFactory, photo
from media.services import create_drawing
from stories.factories import make_article, make_exemplar
from stories.models import Field
from stories.tests.public import bodies
from tests.journeys.conftest import WIDTHS

REQUESTS, BYTES, SCRIPT_BYTES, PAGE_BYTES = 10, 200_000, 15_000, 11_000
# As servers compress them; pictures and fonts are compressed already.
COMPRESSED = ("text/", "application/", "image/svg+xml")
PARAGRAPH = "<p>" + "Mười một năm nay, mỗi mùa khô bà lại vác cuốc lên đầu nguồn khơi dòng cho bốn bản. " * 6 + "</p>"


def drawing():
    return create_drawing(draw("moi-truong", 5), title="Con mương", alt_text="Tranh khắc: bà con khơi mương")


def large_photo():
    return ImageFactory(file=photo(2400, 1600))


@pytest.fixture(params=[drawing, large_photo], ids=["drawing", "photo"])
def story(request, keep):
    """Return a story among others of its field, all with pictures."""
    return keep(f"stories with a {request.param.__name__}", lambda: _make_stories(request.param))


def _make_stories(picture):
    field = Field.objects.get(slug="moi-truong")
    for _number in range(6):
        make_exemplar(fields=[field], cover=picture())
    make_article(fields=[field], cover=picture())
    # So short that on a wide screen all that stands below comes into reach at once.
    body = bodies.body(bodies.paragraph(PARAGRAPH))
    return make_exemplar(title="Bà Ban giữ mương", fields=[field], cover=picture(), body=body)


def weight(response: Response) -> int:
    """Return the bytes of an answer as it would be sent."""
    content = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(content)) if kind.startswith(COMPRESSED) else len(content)


def load(page: Page, address: str) -> dict[str, tuple[str, int]]:
    """Open a page; return kind and bytes of all that was fetched before anybody scrolls."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    return {answer.url: (answer.headers.get("content-type", ""), weight(answer)) for answer in answers}


def total(fetched: dict[str, tuple[str, int]], *kinds: str) -> int:
    return sum(size for kind, size in fetched.values() if kind.startswith(kinds))


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_story_with_a_picture_is_light(visit, story, width):
    page = visit("/healthz", width=width)
    fetched = load(page, f"/{story.address}/")
    assert len(fetched) <= REQUESTS, sorted(fetched)
    assert sum(size for _kind, size in fetched.values()) <= BYTES, fetched
    assert total(fetched, "text/html", "text/css") <= PAGE_BYTES, fetched
    assert total(fetched, "text/javascript", "application/javascript") <= SCRIPT_BYTES
    assert sum("/media/" in url for url in fetched) == 1


@pytest.mark.parametrize("width", WIDTHS.values())
def test_the_cards_of_a_list_are_light(visit, story, width):
    page = visit("/healthz", width=width)
    fetched = load(page, "/guong/")
    pictures = {url: size for url, (_kind, size) in fetched.items() if "/media/" in url}
    assert pictures
    assert max(pictures.values()) <= 25_000, pictures
    assert not any(url.endswith(".svg") for url in pictures)


def test_by_night_the_small_drawings_are_those_of_the_night(browser, live_server, newsroom):
    make_exemplar(title="Bà Ban giữ mương", cover=drawing())
    for scheme, is_night in (("light", False), ("dark", True)):
        context = browser.new_context(base_url=live_server.url, color_scheme=scheme)
        fetched = load(context.new_page(), "/guong/")
        context.close()
        assert [".night." in url for url in fetched if "/media/" in url] == [is_night], scheme
