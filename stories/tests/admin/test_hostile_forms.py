"""What the forms of the newsroom are sent by mistake, or by somebody who writes requests by hand: never a 500."""

import pytest
from wagtail.test.utils.form_data import streamfield

from stories.choices import Kind
from stories.factories import make_exemplar
from stories.models import ExemplarPage
from stories.tests.admin.conftest import add_url, campaign_form, edit_url, exemplar_form

PUBLISH = {"action-publish": "1"}
NESTED = "[" * 100_000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("body-count", "x"),
        ("body-count", ""),
        ("body-count", "99"),
        ("body-0-order", "x"),
        ("body-0-value", "{not json"),
        ("body-0-value", "[]"),
        ("body-0-value", "9" * 5000),
        ("body-0-value", NESTED),
        ("body-0-value", '{"blocks": [{"type": "nope", "text": 5}]}'),
    ],
)
def test_blocks_that_cannot_be_read_are_a_bad_request(admin, name, value):
    response = admin.post(add_url(), exemplar_form() | {name: value})
    assert response.status_code == 400
    assert 'lang="vi"' in response.content.decode()
    assert not ExemplarPage.objects.exists()


@pytest.mark.parametrize("name", ["body-count", "body-0-type", "body-0-order", "how_to-count"])
def test_so_are_forms_that_lack_a_part(admin, name):
    form = exemplar_form()
    del form[name]
    assert admin.post(add_url(), form).status_code == 400


def test_so_are_texts_that_cannot_be_read(admin):
    form = campaign_form() | {"purpose": "{not json"}
    assert admin.post(add_url(Kind.CAMPAIGN), form).status_code == 400


def test_so_are_ids_that_are_no_numbers(admin):
    figure = streamfield([("figure", {"image": "abc", "caption": ""})])
    assert admin.post(add_url(), exemplar_form(body=figure)).status_code == 400
    assert admin.post(add_url(), exemplar_form(cover="abc")).status_code == 400
    assert admin.get("/quan-tri/images/chooser/chosen/x/").status_code == 400


@pytest.mark.parametrize(
    "block",
    [
        ("audio", {"file": "", "title": "", "transcript": ""}),
        ("video", {"address": "", "title": "", "poster": "", "transcript": ""}),
    ],
)
def test_a_draft_may_hold_an_unfinished_block(admin, block):
    body = streamfield([block])
    assert admin.post(add_url(), exemplar_form(body=body)).status_code == 302
    story = ExemplarPage.objects.get()
    assert admin.get(edit_url(story)).status_code == 200
    assert admin.post(edit_url(story), exemplar_form(body=body) | PUBLISH).status_code == 200
    story.refresh_from_db()
    assert not story.live


@pytest.mark.parametrize("date", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_a_date_that_lists_cannot_sort_is_refused_in_words(admin, date):
    response = admin.post(add_url(), exemplar_form(published_date=date) | PUBLISH)
    assert "1901–2100" in str(response.context["form"].errors["published_date"])
    assert not ExemplarPage.objects.exists()


def test_an_imported_story_can_be_copied(admin):
    story = make_exemplar(title="Nhập về", origin="cu", origin_id="1", views_at_origin=7)
    story.title = "Nhập về, đang sửa"
    story.save_revision()
    for slug, extra in (("ban-chep", {"publish_copies": "on"}), ("bi-danh", {"alias": "on"})):
        form = {"new_title": slug, "new_slug": slug, "new_parent_page": story.get_parent().pk, **extra}
        assert admin.post(f"/quan-tri/pages/{story.pk}/copy/", form).status_code == 302
    copy = ExemplarPage.objects.get(slug="ban-chep")
    assert (copy.origin, copy.origin_id, copy.views_at_origin) == ("", "", 0)
    copy.get_latest_revision().publish()
    story.get_latest_revision().publish()
    story.refresh_from_db()
    assert (story.title, story.origin_id, story.views_at_origin) == ("Nhập về, đang sửa", "1", 7)
    assert set(ExemplarPage.objects.values_list("slug", "origin")) == {
        ("nhap-ve", "cu"),
        ("ban-chep", ""),
        ("bi-danh", ""),
    }
