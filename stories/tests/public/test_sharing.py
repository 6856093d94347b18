"""The card that other sites show for a link: its address, what it shows, and who may see it."""

import gc
import io
import re
import threading

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from PIL import Image as Pillow

from media import cards, kept
from media.factories import ImageFactory
from places.models import Place
from stories.factories import make_article, make_campaign, make_document, make_exemplar, make_hidden_stories
from stories.models import Field, Listing
from stories.sharing import of_site, of_story

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file open when a picture cannot be read.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]
ADDRESS = re.compile(r"/the-chia-se/(?:[a-z-]+-)?\d+-[0-9a-f]{12}\.jpg$")


@pytest.fixture(autouse=True)
def own_media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    return tmp_path


def card_of(client, address):
    """Return the path of the card that a page names."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    tags = {tag["property"]: tag["content"] for tag in page.select("meta[property^='og:image']")}
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:image"].startswith("http://")
    assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"
    assert len(page.select("meta[property='og:image']")) == 1
    return ADDRESS.search(tags["og:image"]).group(), tags["og:image:alt"]


def share(story):
    rows = Listing.objects.select_related("cover", "main_field", "place", "province_now")
    return of_story(rows.get(pk=story.pk))


@pytest.mark.parametrize("make", [make_exemplar, make_article, make_campaign])
def test_every_story_names_a_card_that_is_there(client, make):
    story = make(title="Bà Ban giữ mương", cover=ImageFactory(), place=Place.objects.get(slug="tinh-son-la"))
    path, alt = card_of(client, f"/{story.address}/")
    assert alt.startswith("Bà Ban giữ mương. ")
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "public" in answer["Cache-Control"] and not answer.cookies
    assert Pillow.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert len(answer.content) <= 150_000


@pytest.mark.parametrize("kind", ["field", "place", "document", "front", "list"])
def test_other_pages_name_a_card_that_is_there(client, kind):
    make_exemplar()
    address = {
        "field": lambda: Field.objects.first().get_absolute_url(),
        "place": lambda: "/dia-phuong/tinh-son-la/",
        "document": lambda: make_document().get_absolute_url(),
        "front": lambda: "/",
        "list": lambda: "/guong/",
    }[kind]()
    path, alt = card_of(client, address)
    assert alt
    assert client.get(path).status_code == 200


def test_an_error_page_names_no_card(client):
    assert b"og:image" not in client.get("/khong-co/").content


def test_a_new_title_makes_a_new_address_and_the_old_one_leads_to_it(client):
    story = make_exemplar(title="Cũ")
    old = share(story).path
    story.title = "Mới"
    story.save_revision().publish()
    new = share(story).path
    assert new != old
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, new)
    assert client.get(new).status_code == 200


def test_whatever_the_card_shows_changes_its_address():
    story = make_exemplar(cover=ImageFactory())
    before = share(story)
    for change in ("cover", "place_as_written", "lead"):
        setattr(story, change, {"cover": ImageFactory()}.get(change, "một nơi khác"))
        story.save_revision().publish()
        after = share(story)
        assert (after.version == before.version) is (change == "lead"), change
        before = after


def test_a_card_is_drawn_once(client, monkeypatch):
    path = share(make_exemplar()).path
    first = client.get(path).content
    monkeypatch.setattr(cards, "draw", lambda card: pytest.fail("drawn again"))
    assert client.get(path).content == first


def test_the_cards_of_old_versions_are_removed(client, own_media_root):
    story = make_exemplar(title="Cũ")
    client.get(share(story).path)
    story.title = "Mới"
    story.save_revision().publish()
    client.get(share(story).path)
    assert [file.stem for file in own_media_root.rglob("*.jpg")] == [share(story).version]


def test_a_card_that_was_written_by_half_is_drawn_anew(client, own_media_root):
    path = share(make_exemplar()).path
    whole = client.get(path).content
    [file] = own_media_root.rglob("*.jpg")
    file.write_bytes(whole[:1000])
    assert client.get(path).content == whole
    assert file.read_bytes() == whole


def test_many_who_ask_at_once_get_the_same(own_media_root):
    gate, got = threading.Barrier(6), []

    def ask():
        gate.wait()
        got.append(kept.picture("1", "a" * 12, lambda: cards.draw(cards.Card("Bà Ban giữ mương"))))

    threads = [threading.Thread(target=ask) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 6 and len(set(got)) == 1
    assert [file.read_bytes() for file in own_media_root.rglob("*.jpg")] == got[:1]


def test_a_storage_that_is_full_costs_no_card(client, monkeypatch, caplog):
    def full(*arguments, **named):
        raise OSError("disk full")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.save", full)
    assert client.get(of_site().path).status_code == 200
    assert "could not be kept" in caplog.text


def test_what_nobody_may_see_has_no_card(client):
    for why, story in make_hidden_stories("Bí mật").items():
        expected = 410 if why in ("unpublished", "expired") else 404
        assert client.get(f"/the-chia-se/{story.pk or 0}-0123456789ab.jpg").status_code == expected, why


@pytest.mark.parametrize(("hide", "status"), [("unpublish", 410), ("delete", 404)])
def test_what_is_taken_away_leaves_no_card(client, own_media_root, django_capture_on_commit_callbacks, hide, status):
    story = make_exemplar()
    path = share(story).path
    assert client.get(path).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        getattr(story, hide)()
    assert client.get(path).status_code == status
    assert not list(own_media_root.rglob("*.jpg"))


@pytest.mark.parametrize(
    "name",
    [
        "1-0123456789ab",
        "0-0123456789ab",
        "999999999999999999-0123456789ab",
        "9999999999999999999999-0123456789ab",
        "linh-vuc-999999-0123456789ab",
        "nguoi-1-0123456789ab",
        "1-0123456789AB",
        "1",
        "١-0123456789ab",
        "..%2f..%2fsecret_key",
        "a" * 500,
    ],
)
def test_any_other_name_is_not_found(client, name):
    assert client.get(f"/the-chia-se/{name}.jpg").status_code == 404


def test_a_cover_that_cannot_be_read_leaves_a_card_of_words(client, own_media_root, caplog):
    cover = ImageFactory()
    path = share(make_exemplar(cover=cover)).path
    (own_media_root / cover.file.name).write_bytes(b"no picture")
    assert client.get(path).status_code == 200
    assert f"Image {cover.pk}" in caplog.text
    gc.collect()
