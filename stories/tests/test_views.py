"""How often a story was viewed: on its card, counted here and before at its origin, whatever happens to it."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.factories import make_article
from stories.models import ArticlePage, Listing, Story
from stories.services import listing
from visits.factories import make_views
from visits.models import PageViews, Totals
from visits.services import forget_pages

pytestmark = pytest.mark.django_db


def shown(story) -> int:
    return Listing.objects.values_list("views", flat=True).get(pk=story.pk)


def told() -> tuple[int, int]:
    """Return all views of the site, counted and at origins."""
    return Totals.objects.values_list("counted", "at_origin").get()


def test_a_story_that_nobody_has_viewed_has_none():
    assert shown(make_article()) == 0
    assert not PageViews.objects.exists()


def test_views_show_as_they_are_counted():
    story, other = make_article(), make_article()
    make_views(story.pk, 3)
    make_views(story.pk, 2)
    make_views(-1, 7)
    assert (shown(story), shown(other)) == (5, 0)


def test_those_at_the_origin_count_on():
    story = make_article(views_at_origin=479)
    make_views(story.pk)
    assert shown(story) == 480
    assert told() == (1, 479)


def test_they_stay_while_a_story_is_changed_taken_away_and_brought_back():
    story = make_article(views_at_origin=479)
    make_views(story.pk, 21)
    story.title = "Tên mới"
    story.save_revision().publish()
    assert shown(story) == 500
    story.unpublish()
    make_views(story.pk)
    Story.objects.get(pk=story.pk).specific.save_revision().publish()
    assert shown(story) == 501
    assert told() == (22, 479)


def test_a_story_that_is_not_public_tells_nothing_yet():
    story = make_article(publish=False, views_at_origin=479)
    assert not PageViews.objects.exists()
    story.save_revision().publish()
    assert told() == (0, 479)


def test_a_copy_begins_at_nothing():
    story = make_article(views_at_origin=479)
    make_views(story.pk)
    copied = story.copy(update_attrs={"slug": "ban-sao"}, keep_live=True)
    assert shown(copied) == 0
    assert told() == (1, 479)


def test_what_was_read_stays_counted_when_a_story_goes():
    story = make_article(views_at_origin=479)
    story.delete()
    assert told() == (0, 479)


def test_sample_content_takes_its_views_with_it():
    story = make_article(views_at_origin=479)
    make_views(story.pk)
    forget_pages([story.pk])
    assert told() == (0, 0)


def test_the_listing_made_anew_says_which_stories_were_wrong(capsys):
    right, behind, untold = (make_article(views_at_origin=number) for number in (1, 2, 0))
    Listing.objects.filter(pk=behind.pk).update(views=0)
    # As a story that came before views were counted.
    ArticlePage.objects.filter(pk=untold.pk).update(views_at_origin=479)
    output = io.StringIO()
    call_command("rebuild_listing", stdout=output)
    assert f"Bài cũ: {behind.pk}, {untold.pk}" in output.getvalue()
    assert [shown(story) for story in (right, behind, untold)] == [1, 2, 479]
    assert not listing.rebuild()


def test_one_statement_shows_the_views_of_many_stories():
    stories = [make_article() for _number in range(3)]
    with CaptureQueriesContext(connection) as found:
        listing.show_views(story.pk for story in stories)
    assert len(found) == 1


def test_an_import_brings_them(tmp_path):
    file = tmp_path / "bai.jsonl"
    rows = [{"id": f"b{number}", "kind": "article", "title": f"Tin {number}", "views": number} for number in (0, 479)]
    file.write_text("\n".join(json.dumps(row | {"published": "2023-02-14"}) for row in rows))
    for _time in range(2):
        call_command("import_stories", str(file), origin="cu", stdout=io.StringIO())
        assert sorted(Listing.objects.values_list("views", flat=True)) == [0, 479]
        assert told() == (0, 479)
