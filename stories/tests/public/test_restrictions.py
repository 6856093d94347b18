"""Deleting a restricted story never shows it."""

import pytest

from stories.factories import make_exemplar, restrict
from stories.models import Listing, Story

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
