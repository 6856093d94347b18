"""A locked story: what its editor has typed survives when somebody above takes the lock away, or takes it over."""

import re

import pytest
from django.urls import reverse

from stories.factories import make_exemplar
from stories.tests.admin.conftest import edit_url, exemplar_form
from stories.tests.admin.test_two_editors import known, newest, opened

ITSELF = {"HTTP_ACCEPT": "application/json"}
TYPED = "Mười một năm giữ nước."


@pytest.fixture
def story(db):
    return make_exemplar(publish=False)


def press(browser, name: str, story):
    """Lock or unlock, and return the form that follows."""
    address = reverse(f"wagtailadmin_pages:{name}", args=[story.pk])
    return browser.post(address, {"next": edit_url(story)}, follow=True)


def words(response) -> str:
    """Return what the answer tells, without its markup."""
    return re.sub("<[^>]+>", "", " ".join(str(message) for message in response.context["messages"]))


def save(browser, story, **values):
    return browser.post(edit_url(story), exemplar_form(lead=TYPED, **values))


@pytest.fixture
def locked(approver, story):
    """A story that an approver has locked."""
    press(approver, "lock", story)
    story.refresh_from_db()
    return story


def test_who_locked_a_story_goes_on_and_others_are_told(approver, editor, locked):
    assert "Tôi đã khóa" in words(approver.get(edit_url(locked)))
    assert "duyet đã khóa" in words(editor.get(edit_url(locked)))
    assert save(approver, locked).status_code == 302
    assert newest(locked).lead == TYPED


def test_what_was_typed_before_another_locked_stays_on_the_screen(editor, approver, story):
    form = opened(editor, story)
    press(approver, "lock", story)
    answer = save(editor, story, **form)
    assert "Không lưu được trang vì trang đang khóa." in words(answer)
    assert TYPED in answer.content.decode()
    itself = editor.post(edit_url(story), exemplar_form(lead=TYPED, **form), **ITSELF).json()
    assert (itself["error_code"], itself["error_message"]) == ("locked", "Không lưu được trang vì trang đang khóa.")
    press(approver, "unlock", story)
    assert save(editor, story, **known(answer)).status_code == 302
    assert newest(story).lead == TYPED


def test_a_lock_is_taken_away_and_its_owner_saves_what_was_typed(approver, administrator, locked):
    form = opened(approver, locked)
    assert f"/pages/{locked.pk}/unlock/" in administrator.get(edit_url(locked)).content.decode()
    assert "Đã mở khóa trang" in words(press(administrator, "unlock", locked))
    assert save(approver, locked, **form).status_code == 302
    assert newest(locked).lead == TYPED


def test_a_lock_is_taken_over_and_its_owner_loses_nothing(approver, administrator, locked):
    form = opened(approver, locked)
    press(administrator, "unlock", locked)
    press(administrator, "lock", locked)
    administrator.post(edit_url(locked), exemplar_form(lead="Bản của quản trị."))
    answer = save(approver, locked, **form)
    assert "Không lưu được trang vì trang đang khóa." in words(answer)
    assert "qt đã lưu một phiên bản mới hơn" in words(answer)
    assert TYPED in answer.content.decode()
    assert newest(locked).lead == "Bản của quản trị."
    press(administrator, "unlock", locked)
    assert save(approver, locked, **known(answer)).status_code == 302
    assert newest(locked).lead == TYPED


def test_an_editor_takes_no_lock_away(editor, locked):
    assert f"/pages/{locked.pk}/unlock/" not in editor.get(edit_url(locked)).content.decode()
    assert "không có quyền" in words(press(editor, "unlock", locked))
    locked.refresh_from_db()
    assert locked.locked
