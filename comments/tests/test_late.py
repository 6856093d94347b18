"""What was true when a form was opened is so no longer when it is sent: no word is lost, and nobody gains by it."""

import html

import pytest

from comments.choices import Mode, State
from comments.factories import make_comment
from comments.models import Comment, CommentSettings, Report
from comments.modes import site_settings
from comments.services.reporting import report
from comments.tests.readers import NAME, TEXT, Reader
from core import proof
from stories.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Forms were opened long ago, and proving is quick."""
    monkeypatch.setattr("comments.views.receiving.LEAST_SECONDS", 0)
    monkeypatch.setattr(proof, "_ROUNDS", 1)


@pytest.fixture
def page():
    return make_article()


@pytest.mark.parametrize("state", [State.HIDDEN, State.WAITING, None])
@pytest.mark.parametrize("script", [True, False])
def test_an_answer_to_what_is_no_longer_shown_is_given_back_and_goes_as_a_comment(page, state, script):
    parent = make_comment(page, state=State.SHOWN, name="Ông Phóng")
    path, reader = f"/y-kien/{page.pk}/", Reader()
    answering = f"{path}tra-loi/{parent.pk}/"
    token = reader.token(answering)
    if state:
        Comment.objects.filter(pk=parent.pk).update(state=state)
    else:
        parent.delete()
    response = reader.send(answering, script, phieu=token)
    assert response.status_code == 404
    if script:
        told = response.json()
        assert (told["status"], told["errors"]) == ("gone", {})
        assert "không còn hiện" in told["message"]
        token = told["token"]
    else:
        shown = html.unescape(response.text)
        assert TEXT in shown
        assert f'action="{path}"' in shown
        assert "không còn hiện" in shown
        assert "Ông Phóng" not in shown
    assert reader.send(path, script, phieu=token).status_code in (200, 303)
    assert Comment.objects.get(name=NAME).parent is None


def test_who_copies_what_is_shown_does_not_become_its_writer(page):
    CommentSettings.objects.update_or_create(pk=site_settings().pk, defaults={"mode": Mode.AFTER})
    path = f"/y-kien/{page.pk}/"
    Reader().send(path)
    written = Comment.objects.get()
    assert written.is_shown
    copier = Reader()
    copier.send(path)
    assert Comment.objects.get().device == written.device
    assert "Bạn đang dùng đúng máy" not in copier.read(f"{path}go/{written.pk}/")


def test_a_writer_does_not_push_forward_what_waits(page):
    path, reader = f"/y-kien/{page.pk}/", Reader()
    reader.send(path)
    written = Comment.objects.get()
    assert reader.client.get(f"{path}go/{written.pk}/").status_code == 200
    assert reader.client.get(f"{path}bao/{written.pk}/").status_code == 404


def test_a_report_of_what_went_meanwhile_is_dropped(page):
    gone = make_comment(page, state=State.SHOWN)
    Comment.objects.filter(pk=gone.pk).delete()
    report(gone, "insult", "", "dia-chi")
    assert not Report.objects.exists()


@pytest.mark.parametrize("length", ["\xb2", "9" * 5000, "-1", "1.5"])
def test_a_length_that_is_no_number_is_refused(page, length):
    client = Reader().client
    assert client.post(f"/y-kien/{page.pk}/", {}, CONTENT_LENGTH=length).status_code == 413
