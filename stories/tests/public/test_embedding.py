"""Stories in pages of other sites: the card, and the oEmbed answers that lead to it."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.conf import settings

from media.factories import DrawingFactory, ImageFactory
from stories.factories import make_article, make_campaign, make_exemplar, make_hidden_stories

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
CSS = Path(settings.BASE_DIR)
_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})")


def ask(client, url: str, **parameters):
    """Return the answer to an oEmbed request for `url`."""
    return client.get("/oembed/", {"url": url, **parameters})


def frame(html: str) -> dict[str, str]:
    """Return the attributes of an iframe."""
    return {name: unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', html)}


@pytest.fixture
def story():
    """A story with a picture of its own."""
    return make_exemplar(title='Bà "Ban" <giữ> mương & ruộng', lead="Ba mươi năm.", cover=ImageFactory())


def test_the_answer_holds_a_frame_without_script(client, story):
    response = ask(client, f"{HERE}/{story.address}/")
    answer = response.json()
    assert response.headers["Content-Type"] == "application/json"
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", story.title)
    assert (answer["provider_name"], answer["provider_url"]) == ("Lan Tỏa", f"{HERE}/")
    found = frame(answer["html"])
    assert (found["src"], found["title"]) == (f"{HERE}/nhung/{story.pk}/", story.title)
    assert (int(found["width"]), int(found["height"])) == (answer["width"], answer["height"])
    assert found["sandbox"] == "allow-popups allow-popups-to-escape-sandbox"
    assert "<script" not in answer["html"]
    assert "style=" not in answer["html"]
    assert "<giữ>" not in answer["html"]
    assert answer["thumbnail_url"].startswith(f"{HERE}/media/images/")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert not response.cookies


@pytest.mark.parametrize("make", [make_exemplar, make_article, make_campaign])
def test_every_way_to_write_a_storys_address_is_understood(client, make):
    story = make()
    paths = [
        f"{story.address}/",
        story.address,
        f"b/{story.pk}/",
        f"nhung/{story.pk}/",
        f"{story.address}/?nguon=fb#muc",
    ]
    for path in paths:
        for root in ("http://testserver/", "https://testserver/", "http://TESTSERVER/"):
            assert ask(client, root + path).json()["title"] == story.title, root + path


@pytest.mark.parametrize(
    "url",
    [
        "x",
        "/guong/mot/",
        "http://[::1",
        "ftp://testserver/guong/mot/",
        "javascript:alert(1)",
        "http://khac.vn/guong/mot/",
        "http://testserver.khac.vn/guong/mot/",
        "http://khac.vn@testserver:80/guong/mot/",
        "http://testserver/guong/khong-co/",
        "http://testserver/",
        "http://testserver/guong/",
        "http://testserver/b/0/",
        "http://testserver/b/9999999999999999999/",
        "http://testserver/b/99999999999999999999999/",
        "http://testserver/guong/%00/",
    ],
)
def test_other_addresses_are_not_found(client, url):
    make_exemplar(title="Một")
    assert ask(client, url).status_code in (400, 404) if "%00" in url else ask(client, url).status_code == 404


def test_hidden_stories_are_neither_found_nor_shown(client):
    for state, story in make_hidden_stories("Chim kín tiếng").items():
        for url in (f"{HERE}/{story.address}/", f"{HERE}/b/{story.pk}/") if story.pk else ():
            response = ask(client, url)
            assert (response.status_code, "Chim" in response.content.decode()) == (404, False), state
        response = client.get(f"/nhung/{story.pk or 0}/")
        assert (response.status_code, "Chim" in response.content.decode()) == (404, False), state


def test_xml_says_the_same(client, story):
    url = f"{HERE}/{story.address}/"
    response = ask(client, url, format="xml")
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {
        name: str(value) for name, value in ask(client, url).json().items()
    }


@pytest.mark.parametrize(("parameters", "status"), [({"format": "yaml"}, 501), ({"format": ""}, 501), ({}, 400)])
def test_what_is_not_offered_is_refused(client, parameters, status):
    assert client.get("/oembed/", parameters).status_code == status


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "9" * 50, "٣"])
@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
def test_a_size_that_is_no_number_is_named(client, story, name, value):
    response = ask(client, f"{HERE}/{story.address}/", **{name: value})
    assert response.status_code == 400
    assert name in response.content.decode()


@pytest.mark.parametrize("width", [0, 1, 299, 300, 479, 480, 700, 5000])
@pytest.mark.parametrize("height", [0, 100, 232, 391, 392, 1000])
def test_nothing_is_larger_than_there_is_room_for(client, story, width, height):
    answer = ask(client, f"{HERE}/{story.address}/", maxwidth=width, maxheight=height).json()
    fits = width >= 300 and height >= (232 if width >= 480 else 392)
    assert answer["type"] == ("rich" if fits else "link")
    assert ("html" in answer) is fits
    for name in ("width", "thumbnail_width"):
        assert answer.get(name, 0) <= width
    for name in ("height", "thumbnail_height"):
        assert answer.get(name, 0) <= height
    thumbnail = {"thumbnail_url", "thumbnail_width", "thumbnail_height"} & answer.keys()
    assert len(thumbnail) in (0, 3)


@pytest.mark.parametrize("cover", [None, DrawingFactory])
def test_without_a_photo_there_is_no_thumbnail(client, cover):
    story = make_article(cover=cover() if cover else None)
    answer = ask(client, f"{HERE}/{story.address}/", maxwidth=300).json()
    assert "thumbnail_url" not in answer
    assert answer["height"] == (392 if cover else 232)


def test_a_picture_whose_file_is_lost_is_left_out(client, story):
    story.cover.file.storage.delete(story.cover.file.name)
    story.cover.renditions.all().delete()
    answer = ask(client, f"{HERE}/{story.address}/").json()
    assert answer["type"] == "rich"
    assert "thumbnail_url" not in answer
    assert client.get(f"/nhung/{story.pk}/").status_code == 200
    assert client.get(f"/api/v1/stories/{story.pk}/").json()["picture"] is None


def test_a_story_says_where_its_oembed_answer_is(client, story):
    text = client.get(f"/{story.address}/").content.decode()
    found = re.search(r'<link rel="alternate" type="application/json\+oembed"[^>]* href="([^"]+)"', text)
    assert found
    assert ask(client, f"{HERE}/{story.address}/").json()["title"] == client.get(unescape(found[1])).json()["title"]
    assert quote(story.address, safe="/") in found[1]


def test_the_card_may_stand_in_any_page_and_do_nothing_there(client, story):
    response = client.get(f"/nhung/{story.pk}/")
    text = response.content.decode()
    policy = response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert "<script" not in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'/{story.address}/">' in text.split('rel="canonical"')[1].split("\n")[0]
    assert 'target="_blank" rel="noopener"' in text
    assert text.count("<h1>") == 1
    assert 'lang="vi"' in text
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_only_the_card_may_be_framed_elsewhere(client, story):
    for address in (f"/{story.address}/", "/", "/api/", "/api/v1/stories/", f"/oembed/?url={HERE}/{story.address}/"):
        response = client.get(address)
        assert response.headers["X-Frame-Options"] == "SAMEORIGIN", address
        assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"], address


@pytest.mark.parametrize("number", [0, 999999, 2**63, 10**40])
def test_a_card_of_nothing_says_so_in_its_frame(client, number):
    response = client.get(f"/nhung/{number}/")
    assert response.status_code == 404
    assert "Bài này không còn trên trang." in response.content.decode()
    assert "X-Frame-Options" not in response.headers


def test_the_card_has_the_colours_of_the_site():
    tokens = (CSS / "templates/sheets/tokens.css").read_text(encoding="utf-8").split("prefers-color-scheme")
    own = (CSS / "static/css/embed.css").read_text(encoding="utf-8").split("prefers-color-scheme")
    for scheme in (0, 1):
        site = dict(_COLOUR.findall(tokens[scheme]))
        colours = dict(_COLOUR.findall(own[scheme]))
        assert colours
        assert colours.items() <= site.items()
