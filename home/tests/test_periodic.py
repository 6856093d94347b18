"""The work that comes with time."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import UploadedFile

from home.management.commands import run_periodic
from reactions.choices import Kind
from reactions.identity import Reader
from reactions.models import Reaction
from reactions.services import give
from search.models import SearchDocument
from stories.factories import make_exemplar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stay_connected(monkeypatch):
    """The test's transaction lives in its connection."""
    monkeypatch.setattr(run_periodic, "close_old_connections", lambda: None)


@pytest.fixture
def forgotten():
    """A picture of 1970 that nobody has described."""
    waiting = UploadedFile.objects.create(file=ContentFile(b"anh", name="cho-mo-ta.jpg"))
    os.utime(waiting.file.path, (0, 0))
    return waiting


def test_one_round_takes_down_what_has_expired_and_removes_forgotten_uploads(forgotten):
    story = make_exemplar(expire_at="2020-01-01T00:00:00+07:00")
    call_command("run_periodic", once=True)
    story.refresh_from_db()
    assert not story.live
    assert not UploadedFile.objects.exists()


def test_a_failure_does_not_keep_the_rest_from_being_done(forgotten, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise OSError("cơ sở dữ liệu bận")

    monkeypatch.setattr(run_periodic, "call_command", fail)
    call_command("run_periodic", once=True)
    assert "scheduled publishing failed" in caplog.text
    assert not UploadedFile.objects.exists()


def test_what_search_has_yet_to_learn_is_indexed():
    story = make_exemplar()
    SearchDocument.objects.filter(story=story.pk).delete()
    call_command("run_periodic", once=True)
    assert SearchDocument.objects.filter(story=story.pk).exists()


def test_addresses_of_thanks_are_forgotten():
    give(make_exemplar().pk, Kind.THANKS, 1, Reader("máy", "nhà"))
    Reaction.objects.update(given_at="2020-01-01T00:00:00+07:00")
    call_command("run_periodic", once=True)
    assert Reaction.objects.get().address == ""
