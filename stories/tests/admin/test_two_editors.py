"""Who opened an older version of a story is asked before it takes the place of the newest; nothing typed is lost."""

import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from core.versions import UNANSWERED
from stories.factories import make_exemplar
from stories.models import Award
from stories.tests.admin.conftest import edit_url, exemplar_form
from stories.tests.admin.test_workflow import act, submit, waits_at

ITSELF = {"HTTP_ACCEPT": "application/json"}
MINE = "Bản của người thứ hai."
THEIRS = "Bản của người thứ nhất."


@pytest.fixture
def story(db):
    return make_exemplar(publish=False)


def known(page) -> dict[str, str]:
    """Return the version that a form names."""
    return dict(re.findall(r'name="(loaded_revision_\w+)" value="([^"]*)"', page.content.decode()))


def opened(browser, story) -> dict[str, str]:
    return known(browser.get(edit_url(story)))


def newest(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object()


def save(browser, story, lead, **values):
    return browser.post(edit_url(story), exemplar_form(lead=lead, **values))


def asks(response) -> bool:
    """Say whether the form is shown again, with the question and all that was typed, and does not save itself."""
    page = response.content.decode()
    return (
        response.status_code == 200
        and "btv đã lưu một phiên bản mới hơn lúc" in page
        and "Bấm lưu lần nữa nếu muốn thay bản ấy; bản ấy vẫn còn trong Lịch sử." in page
        and MINE in page
        and "w-autosave#save" not in page
    )


@pytest.mark.parametrize("button", ["action-save", "action-publish", "action-submit"])
def test_no_button_puts_an_older_version_over_the_newest(editor, approver, story, button):
    form = opened(approver, story)
    save(editor, story, THEIRS)
    answer = save(approver, story, MINE, **form, **{button: "1"})
    assert asks(answer)
    assert newest(story).lead == THEIRS
    assert not story.live
    assert story.current_workflow_state is None
    assert known(answer) == opened(approver, story)


def test_pressed_again_it_saves_and_the_other_version_stays_in_the_history(editor, approver, story):
    form = opened(approver, story)
    save(editor, story, THEIRS)
    again = known(save(approver, story, MINE, **form))
    assert save(approver, story, MINE, **again).status_code == 302
    assert newest(story).lead == MINE
    assert THEIRS in [version.as_object().lead for version in story.revisions.all()]


def test_a_third_version_is_asked_about_again(editor, approver, story):
    form = opened(approver, story)
    save(editor, story, THEIRS)
    again = known(save(approver, story, MINE, **form))
    save(editor, story, "Bản thứ ba.")
    assert asks(save(approver, story, MINE, **again))
    assert newest(story).lead == "Bản thứ ba."


def test_a_version_that_was_saved_into_meanwhile_is_another_one(editor, approver, story):
    """What saves itself keeps the number of its version."""
    itself = editor.post(edit_url(story), exemplar_form(lead="Bản"), **ITSELF).json()
    form = opened(approver, story)
    typed = exemplar_form(lead=THEIRS, overwrite_revision_id=itself["revision_id"])
    assert editor.post(edit_url(story), typed, **ITSELF).json()["revision_id"] == int(form["loaded_revision_id"])
    assert asks(save(approver, story, MINE, **form))


def test_something_else_to_put_right_does_not_spare_the_question(editor, approver, story):
    form = opened(approver, story)
    save(editor, story, THEIRS)
    answer = save(approver, story, MINE, title="", **form)
    assert asks(answer)
    assert "title" in answer.context["form"].errors
    assert save(approver, story, MINE, **known(answer)).status_code == 302


def test_a_draft_may_lack_what_only_readers_need(editor, approver, story):
    form = opened(approver, story)
    save(editor, story, THEIRS)
    answer = save(approver, story, MINE, subject_name="", **form)
    assert asks(answer)
    assert not answer.context["form"].errors


def test_rows_that_the_other_has_taken_away_are_kept(editor, approver, story):
    story.awards.add(Award(title="Bằng khen", decision="12/QĐ-UBND"))
    story.save()
    story.save_revision()
    award = story.awards.get()
    row = {"id": award.pk, "title": "Bằng khen", "decision": "13/QĐ-UBND", "date": "", "issuer": ""}
    form = opened(approver, story)
    assert save(editor, story, THEIRS, awards=inline_formset([{**row, "DELETE": "on"}], initial=1)).status_code == 302
    assert not newest(story).awards.all()
    mine = {"awards": inline_formset([row], initial=1)}
    answer = save(approver, story, MINE, **mine, **form)
    assert asks(answer)
    assert "13/QĐ-UBND" in answer.content.decode()
    assert save(approver, story, MINE, **mine, **known(answer)).status_code == 302
    assert [award.decision for award in newest(story).awards.all()] == ["13/QĐ-UBND"]


def test_what_the_form_itself_has_saved_is_no_other_version(editor, story):
    form = opened(editor, story)
    itself = editor.post(edit_url(story), exemplar_form(lead="Mười", **form), **ITSELF).json()
    own = {"overwrite_revision_id": itself["revision_id"]}
    assert save(editor, story, MINE, **form, **own).status_code == 302


def test_nor_is_what_it_saved_while_the_button_was_pressed(editor, story):
    form = opened(editor, story)
    editor.post(edit_url(story), exemplar_form(lead="Mười", **form), **ITSELF)
    assert save(editor, story, MINE, **form, **{UNANSWERED: "1"}).status_code == 302
    assert newest(story).lead == MINE


def test_but_what_another_has_saved_meanwhile_is(editor, approver, story):
    form = opened(approver, story)
    save(editor, story, THEIRS)
    assert asks(save(approver, story, MINE, **form, **{UNANSWERED: "1"}))


def test_two_windows_of_one_person_are_two_editors(editor, story):
    form = opened(editor, story)
    save(editor, story, THEIRS)
    page = save(editor, story, MINE, **form).content.decode()
    assert "Chính anh/chị, ở cửa sổ khác, đã lưu một phiên bản mới hơn" in page
    assert newest(story).lead == THEIRS


def test_the_site_itself_may_have_saved(editor, story):
    form = opened(editor, story)
    story.save_revision()
    assert "Hệ thống đã lưu một phiên bản mới hơn" in save(editor, story, MINE, **form).content.decode()


@pytest.mark.parametrize("moment", ["", "hôm qua", "\x00"])
def test_a_version_that_is_none_is_an_older_one(approver, story, moment):
    story.save_revision()
    form = {"loaded_revision_id": "9" * 40, "loaded_revision_created_at": moment}
    assert "phiên bản mới hơn" in save(approver, story, MINE, **form).content.decode()


def test_who_agreed_in_the_dialog_names_no_version_and_is_not_asked_again(editor, approver, story):
    save(editor, story, THEIRS)
    form = {"loaded_revision_id": "", "loaded_revision_created_at": ""}
    assert save(approver, story, MINE, **form).status_code == 302
    assert newest(story).lead == MINE


def test_an_approver_does_not_publish_what_another_has_changed(writer, editor, approver):
    story = submit(writer)
    act(editor, story, "approve")
    form = opened(approver, story)
    newer = newest(story)
    newer.lead = THEIRS
    newer.save_revision()
    press = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = save(approver, story, MINE, **form, **press)
    assert "đã lưu một phiên bản mới hơn" in answer.content.decode()
    assert (waits_at(story), newest(story).live) == ("Duyệt đăng", False)
    assert save(approver, story, MINE, **known(answer), **press).status_code == 302
    story.refresh_from_db()
    assert (story.live, story.lead) == (True, MINE)


def test_an_older_version_out_of_the_history_asks_too(editor, approver, story):
    old = story.get_latest_revision()
    save(editor, story, "Bản giữa.")
    address = reverse("wagtailadmin_pages:revisions_revert", args=[story.pk, old.pk])
    form = known(approver.get(address))
    save(editor, story, THEIRS)
    answer = approver.post(address, exemplar_form(lead=MINE, **form))
    assert asks(answer)
    assert f'action="{address}"' in answer.content.decode()
    assert approver.post(address, exemplar_form(lead=MINE, **known(answer))).status_code == 302
    assert newest(story).lead == MINE
