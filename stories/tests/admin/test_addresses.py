"""Old addresses: none is lost, none goes round in circles, none tells of what is not public."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from home.models import InformationPage
from stories.choices import Kind
from stories.factories import make_article, make_exemplar, restrict
from stories.models import IndexPage, Shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a story another address, as an editor who publishes a revision does."""

    def act(story, slug: str, *, publish: bool = True):
        story = type(story).objects.get(pk=story.pk)
        with django_capture_on_commit_callbacks(execute=True):
            story.slug = slug
            revision = story.save_revision()
            if publish:
                revision.publish()
            elif not story.live:
                story.save()
        return type(story).objects.get(pk=story.pk)

    return act


def leads_to(client, address: str) -> str:
    """Return where a reader ends who opens `address`: a path, or the status of the answer."""
    response = client.get(address, follow=True)
    assert len(response.redirect_chain) <= 1
    if response.redirect_chain:
        assert response.redirect_chain[0][1] == 301
    return response.request["PATH_INFO"] if response.status_code == 200 else str(response.status_code)


def test_a_renamed_story_is_found_under_its_old_address(client, rename):
    rename(make_exemplar(slug="cu"), "moi")
    assert leads_to(client, "/guong/cu/") == "/guong/moi/"
    assert leads_to(client, "/guong/cu") == "/guong/moi/"
    assert leads_to(client, "/guong/cu/?utm_source=zalo") == "/guong/moi/"


def test_several_names_later_every_address_still_leads_there_at_once(client, rename):
    story = make_article(slug="mot")
    for slug in ("hai", "ba", "bon"):
        story = rename(story, slug)
    for slug in ("mot", "hai", "ba"):
        assert leads_to(client, f"/tin-tuc/{slug}/") == "/tin-tuc/bon/"


def test_renaming_back_makes_no_circle(client, rename):
    story = rename(rename(make_exemplar(slug="mot"), "hai"), "mot")
    assert leads_to(client, "/guong/mot/") == "/guong/mot/"
    assert leads_to(client, "/guong/hai/") == "/guong/mot/"
    assert Redirect.objects.get().redirect_page_id == story.pk


def test_another_story_may_take_a_left_address(client, rename):
    first = rename(make_exemplar(slug="mot"), "hai")
    make_exemplar(slug="mot", title="Bài khác")
    assert leads_to(client, "/guong/mot/") == "/guong/mot/"
    assert leads_to(client, "/guong/hai/") == f"/{first.address}/"
    assert not Redirect.objects.exists()


def test_a_draft_at_a_left_address_does_not_take_it_yet(client, rename):
    rename(make_exemplar(slug="mot"), "hai")
    make_exemplar(slug="mot", publish=False)
    assert leads_to(client, "/guong/mot/") == "/guong/hai/"


def test_moving_to_another_shelf_changes_nothing(client, rename, django_capture_on_commit_callbacks):
    story = rename(make_exemplar(slug="cu"), "moi")
    shelf = Shelf(title="Ngăn khác", slug="ngan-khac")
    IndexPage.objects.get(kind=Kind.EXEMPLAR).add_child(instance=shelf)
    with django_capture_on_commit_callbacks(execute=True):
        story.move(shelf, pos="last-child")
    assert leads_to(client, "/guong/moi/") == "/guong/moi/"
    assert leads_to(client, "/guong/cu/") == "/guong/moi/"
    rename(story, "cu")
    assert leads_to(client, "/guong/moi/") == "/guong/cu/"


def test_an_address_that_nobody_could_read_leaves_no_trace(rename):
    rename(make_exemplar(slug="nhap", publish=False), "nhap-khac", publish=False)
    assert not Redirect.objects.exists()


def test_a_change_that_is_not_published_yet_moves_nobody(client, rename):
    rename(make_exemplar(slug="mot"), "hai", publish=False)
    assert leads_to(client, "/guong/mot/") == "/guong/mot/"
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("way", ["unpublish", "restrict", "expire", "delete"])
def test_old_addresses_of_hidden_stories_are_simply_not_found(client, rename, way):
    story = rename(make_exemplar(slug="cu", title="Tên kín"), "ten-kin")
    hide = {
        "unpublish": lambda: story.unpublish(),
        "restrict": lambda: restrict(story),
        "expire": lambda: story.unpublish(set_expired=True),
        "delete": lambda: story.delete(),
    }
    hide[way]()
    response = client.get("/guong/cu/")
    assert response.status_code == 404
    assert "Location" not in response
    assert "ten-kin" not in response.content.decode()


def test_a_story_that_comes_back_brings_its_old_addresses(client, rename):
    story = rename(make_exemplar(slug="cu"), "moi")
    story.unpublish()
    story.save_revision().publish()
    assert leads_to(client, "/guong/cu/") == "/guong/moi/"


def test_a_redirect_written_by_hand_stays(client):
    Redirect.add_redirect("/bai-cu.html", redirect_to="/gioi-thieu/")
    assert client.get("/bai-cu.html").url == "/gioi-thieu/"


def test_information_pages_keep_their_old_addresses_too(client, django_capture_on_commit_callbacks):
    page = InformationPage.objects.get(slug="lien-he")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "gop-y"
        page.save_revision().publish()
    assert client.get("/lien-he/").url == "/gop-y/"
