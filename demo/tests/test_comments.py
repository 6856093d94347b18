"""Sample comments: one of each sort, once, and gone with the stories they stand on."""

import pytest

from comments.choices import Group, State
from comments.models import Comment, Decision
from comments.services.counting import shown_counts
from core.text import fold
from demo import comments
from demo.models import DemoRecord
from demo.people import load_people
from demo.samples import ORIGIN, samples
from places.models import Unit
from stories.factories import make_exemplar
from stories.models import Listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    """Stories of the names the comments stand on."""
    names = {row["story"] for row in comments.comment_samples()}
    return {name: make_exemplar(origin=ORIGIN, origin_id=name) for name in names}


@pytest.fixture
def loaded(stories):
    load_people()
    return comments.load_comments()


def test_they_stand_on_several_samples_that_there_are():
    names = {row["story"] for row in comments.comment_samples()}
    assert len(names) >= 5
    assert names <= {row["id"] for row in samples()}


def test_there_is_one_of_each_sort(loaded):
    assert loaded == Comment.objects.count() == len(comments.comment_samples())
    assert set(Comment.objects.filter(state=State.WAITING).values_list("group", flat=True)) == set(Group)
    assert Comment.objects.filter(open_reports=1, state=State.SHOWN, reports__is_open=True).count() == 1
    assert Comment.objects.filter(unit__name=comments.UNIT, parent__isnull=False).count() == 1
    assert Comment.objects.filter(state=State.HIDDEN, decisions__reason="advertising").exists()
    assert {row["text"] == fold(row["text"]) or row["text"].isascii() for row in comments.comment_samples()} == {
        True,
        False,
    }


def test_they_are_counted_and_decided_by_the_sample_moderator(loaded, stories):
    page = stories["ca-van-phong-giu-nuoc-suoi-nam-chanh"].pk
    assert shown_counts([page])[page] == Listing.objects.get(pk=page).comments == 4
    assert set(Decision.objects.values_list("user__username", flat=True)) == {"kiem-duyet"}
    assert not Decision.objects.filter(made_at__gt=Comment.objects.latest("created_at").created_at).exists()


def test_loading_again_adds_nothing_nor_what_was_taken_away(loaded):
    Comment.objects.filter(state=State.HIDDEN).delete()
    before = Comment.objects.count()
    assert comments.load_comments() == 0
    assert Comment.objects.count() == before
    assert Unit.objects.filter(name=comments.UNIT).count() == 1


def test_an_interrupted_load_is_finished_by_the_next(stories, monkeypatch):
    rows = comments.comment_samples()
    monkeypatch.setattr(comments, "comment_samples", lambda: rows[:2])
    assert comments.load_comments() == 2
    monkeypatch.setattr(comments, "comment_samples", lambda: rows)
    assert comments.load_comments() == len(rows) - 2
    assert Comment.objects.exclude(parent=None).count() == 2


def test_without_users_and_stories_it_loads_what_it_can():
    assert comments.load_comments() == 0
    make_exemplar(origin=ORIGIN, origin_id="anh-nguyen-hoang-lam-ep-tim")
    assert comments.load_comments() == 4
    assert DemoRecord.objects.filter(key__startswith="comment:").count() == 4
