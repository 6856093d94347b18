"""What is closed stays closed: by deleting, by links, by the way in."""

import pytest
from wagtail.models import PageViewRestriction

from home.models import InformationPage
from stories.factories import make_article, make_exemplar, restrict
from stories.models import Listing, Story
from stories.tests.public import bodies

pytestmark = pytest.mark.django_db


def test_deleting_a_restricted_story_leaves_no_row():
    story = make_exemplar(title="Gương kín")
    restrict(story)
    Story.objects.filter(pk=story.pk).delete()
    assert not Listing.objects.exists()


def test_lifting_a_restriction_shows_the_story_again():
    story = make_exemplar(title="Gương mở")
    restriction = restrict(story)
    assert not Listing.objects.exists()
    restriction.delete()
    assert Listing.objects.filter(pk=story.pk).exists()


def test_a_link_to_a_closed_information_page_loses_its_address(client):
    home = make_exemplar().get_site().root_page
    pages = [home.add_child(instance=InformationPage(title=title)) for title in ("Ai cũng đọc", "Nội bộ")]
    restrict(pages[1])
    links = "".join(f'<a linktype="page" id="{page.pk}">xem</a>' for page in pages)
    story = make_article(body=bodies.body(bodies.paragraph(f"<p>{links}</p>")))
    assert '<a href="/ai-cung-doc/">xem</a><a>xem</a>' in client.get(f"/{story.address}/").content.decode()


def test_a_password_leads_nowhere_but_to_a_page_of_ours(client):
    story = make_exemplar()
    kind = PageViewRestriction.PASSWORD
    restriction = PageViewRestriction.objects.create(page=story, restriction_type=kind, password="mật khẩu")
    way_in = f"/_util/authenticate_with_password/{restriction.pk}/{story.pk}/"
    for address in ("https://xau.example/", "//xau.example", "javascript:alert(1)"):
        response = client.post(way_in, {"password": "mật khẩu", "return_url": address})
        assert response.headers["Location"] == "/"
    opened = client.get(f"/{story.address}/")
    assert opened.status_code == 200
    assert "private" in opened.headers["Cache-Control"]
