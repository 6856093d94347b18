"""The form of a new story makes one draft, however often and in whatever order it is sent; nothing typed is lost."""

import re
import uuid

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from core.drafts import KEY, OneDraftCreateView
from stories.models import ExemplarPage
from stories.tests.admin.conftest import add_url, edit_url, exemplar_form

ITSELF = {"HTTP_ACCEPT": "application/json"}


def open_form(browser):
    """Return the key of a fresh form."""
    return re.search(rf'name="{KEY}" value="([0-9a-f-]+)"', browser.get(add_url()).content.decode())[1]


def newest():
    return ExemplarPage.objects.get().get_latest_revision_as_object()


def test_every_form_has_a_key_of_its_own_and_keeps_it_when_something_is_wrong(editor):
    key = open_form(editor)
    assert key != open_form(editor)
    answer = editor.post(add_url(), exemplar_form(title="…", **{KEY: key})).content.decode()
    assert f'value="{key}"' in answer


def test_save_pressed_while_the_draft_saves_itself_goes_into_that_draft(editor):
    key = open_form(editor)
    itself = editor.post(add_url(), exemplar_form(title="Bà Ban", **{KEY: key}), **ITSELF).json()
    assert itself["success"]
    awards = inline_formset([{"title": "Bằng khen", "decision": "", "date": "", "issuer": ""}])
    for title in ("Bà Ban giữ mương", "Bà Ban giữ mương, giữ rừng"):
        response = editor.post(add_url(), exemplar_form(title=title, awards=awards, **{KEY: key}))
        assert response.status_code == 302
        assert response.url == edit_url(ExemplarPage.objects.get())
    assert newest().title == "Bà Ban giữ mương, giữ rừng"
    assert [award.title for award in newest().awards.all()] == ["Bằng khen"]
    assert editor.get(edit_url(ExemplarPage.objects.get())).status_code == 200


def test_so_does_sending_it_for_approval(editor):
    key = open_form(editor)
    editor.post(add_url(), exemplar_form(title="Bà Ban", **{KEY: key}), **ITSELF)
    form = exemplar_form(title="Bà Ban giữ mương", **{KEY: key, "action-submit": "1"})
    assert editor.post(add_url(), form).status_code == 302
    story = ExemplarPage.objects.get()
    assert story.current_workflow_state is not None
    assert newest().title == "Bà Ban giữ mương"


def test_what_saves_itself_late_never_overwrites_what_was_saved_by_hand(editor):
    key = open_form(editor)
    editor.post(add_url(), exemplar_form(title="Bà Ban giữ mương", **{KEY: key}))
    late = editor.post(add_url(), exemplar_form(title="Bà", **{KEY: key}), **ITSELF)
    assert (late.status_code, late.json()["error_code"]) == (400, "invalid_revision")
    assert newest().title == "Bà Ban giữ mương"


@pytest.mark.parametrize("slug", ["dia-chi-khac", "ba-ban"])
def test_the_draft_may_appear_between_the_look_and_the_save(editor, monkeypatch, slug):
    """Once the draft's key is taken, once its address is."""
    key = open_form(editor)
    editor.post(add_url(), exemplar_form(title="Bà Ban", slug="ba-ban", **{KEY: key}), **ITSELF)
    look, looks = OneDraftCreateView._find_draft, []

    def look_too_early(view):
        looks.append(view)
        return look(view) if len(looks) > 1 else None

    monkeypatch.setattr(OneDraftCreateView, "_find_draft", look_too_early)
    response = editor.post(add_url(), exemplar_form(title="Bà Ban giữ mương", slug=slug, **{KEY: key}))
    assert response.url == edit_url(ExemplarPage.objects.get())
    assert newest().title == "Bà Ban giữ mương"


@pytest.mark.parametrize("key", ["", "x", "\x00", "9" * 5000])
def test_a_key_that_is_none_makes_a_draft_all_the_same(editor, key):
    assert editor.post(add_url(), exemplar_form(**{KEY: key})).status_code == 302
    assert ExemplarPage.objects.count() == 1


def test_nobody_writes_into_the_draft_of_another(editor, writer):
    key = open_form(editor)
    editor.post(add_url(), exemplar_form(title="Bà Ban", **{KEY: key}))
    writer.post(add_url(), exemplar_form(title="Của người khác", slug="cua-nguoi-khac", **{KEY: key}))
    assert newest().title == "Bà Ban"
    shelf_key = str(Page.objects.get(pk=add_url().split("/")[-2]).translation_key)
    assert uuid.UUID(shelf_key)
    assert editor.post(add_url(), exemplar_form(title="Kệ", slug="ke", **{KEY: shelf_key})).status_code == 409
    assert ExemplarPage.objects.count() == 1
