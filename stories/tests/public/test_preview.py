"""An editor sees a story before it is stored."""

import pytest
from django.test import RequestFactory

from stories.factories import make_author, make_campaign, make_document, make_exemplar
from stories.models import ArticlePage, Award, CampaignPage, ExemplarPage, Field
from stories.tests.public import bodies

pytestmark = pytest.mark.django_db


def preview(page) -> str:
    """Return the preview of a page."""
    response = page.make_preview_request(RequestFactory().get("/"))
    assert response.status_code == 200
    return response.render().content.decode() if hasattr(response, "render") else response.content.decode()


@pytest.mark.parametrize("model", [ExemplarPage, ArticlePage, CampaignPage])
def test_a_story_that_was_never_stored_can_be_previewed(model):
    page = model(title="Chưa lưu", slug="chua-luu", lead="Sapo", body=bodies.body(bodies.paragraph("<p>Chữ</p>")))
    text = preview(page)
    assert "Chưa lưu" in text
    assert "<p>Chữ</p>" in text


def test_a_preview_shows_what_is_in_the_form_and_not_what_is_stored():
    story = make_exemplar(title="Bản cũ", authors=[make_author(name="Người cũ")])
    story.title = "Bản mới"
    story.authors = [make_author(name="Người mới")]
    story.fields = [Field.objects.first()]
    story.documents = [make_document(number="9/KH")]
    story.campaigns = [make_campaign(title="Phong trào đã đăng")]
    story.awards = [Award(title="Bằng khen mới")]
    text = preview(story)
    for words in ("Bản mới", "Người mới", "9/KH", "Phong trào đã đăng", "Bằng khen mới", Field.objects.first().name):
        assert words in text
    assert "Người cũ" not in text
    assert 'rel="canonical"' not in text
