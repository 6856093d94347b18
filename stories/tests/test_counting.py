"""The figures that the database keeps of public stories."""

import datetime

import pytest
from django.db import connection

from places.factories import CommuneFactory
from stories.choices import Kind
from stories.factories import make_article, make_author, make_campaign, make_exemplar
from stories.models import Author, Field, Listing, ListingTally, Tag
from stories.services import counting, listing
from stories.tallies import number_of_stories, tallies, tally

pytestmark = pytest.mark.django_db


@pytest.fixture
def field():
    return Field.objects.first()


def told():
    """Return what the figures are, and what counting anew finds."""
    figures = set(ListingTally.objects.exclude(number=0).values_list("dimension", "value", "kind", "number"))
    assert counting.recount() == 0
    return figures


def test_a_published_story_is_counted_under_all_that_it_has(field):
    story = make_exemplar(fields=[field], tags=("một", "hai"), year=2024, place=CommuneFactory())
    assert told() >= {
        ("kind", "exemplar", "exemplar", 1),
        ("field", str(field.pk), "exemplar", 1),
        ("year", "2024", "exemplar", 1),
        ("subject_type", story.subject_type, "exemplar", 1),
        ("place", str(story.place_id), "exemplar", 1),
        ("place", str(story.place.parent_id), "exemplar", 1),
        ("province_now_id", str(story.place.parent_id), "exemplar", 1),
    }
    assert set(tally("tag").values()) == {1}
    assert len(tally("tag")) == 2


def test_what_a_story_does_not_have_is_not_counted():
    make_article(place=None, date_unknown=True)
    assert not {"year", "month", "grade", "province_now_id", "place"} & {row[0] for row in told()}


@pytest.mark.parametrize("way", ["unpublish", "delete", "listing", "restrict"])
def test_a_story_that_goes_is_not_counted(field, way):
    story, other = make_exemplar(fields=[field]), make_exemplar(fields=[field])
    if way == "unpublish":
        story.unpublish()
    elif way == "delete":
        story.delete()
    elif way == "listing":
        Listing.objects.filter(pk=story.pk).delete()
    else:
        story.view_restrictions.create(restriction_type="login")
    assert tally("field") == {field.pk: 1}
    assert number_of_stories() == 1
    assert told()
    assert Listing.objects.get().pk == other.pk


def test_a_story_that_changes_moves(field):
    other = Field.objects.exclude(pk=field.pk).first()
    story = make_exemplar(fields=[field], year=2024)
    story.fields, story.year = [other], 2025
    story.save_revision().publish()
    assert tally("field") == {other.pk: 1}
    assert tallies(["year"]) == {"year": {"2025": 1}}
    assert told()


def test_a_story_that_is_listed_again_is_counted_once(field):
    story = make_exemplar(fields=[field])
    listing.refresh([story.pk, story.pk])
    listing.refresh([story.pk])
    assert number_of_stories() == 1
    assert told()


def test_kinds_are_told_apart(field):
    make_exemplar(fields=[field])
    make_article(fields=[field])
    make_campaign(fields=[field])
    assert tally("field") == {field.pk: 3}
    assert tally("field", Kind.ARTICLE) == {field.pk: 1}
    assert number_of_stories(Kind.CAMPAIGN) == 1


def test_numbers_among_some(field):
    other = Field.objects.exclude(pk=field.pk).first()
    make_exemplar(fields=[field, other])
    assert tally("field", among=[other.pk]) == {other.pk: 1}
    assert tally("field", among=[]) == {}


def test_what_goes_by_a_cascade_is_not_counted():
    make_exemplar(tags=("một",), authors=[make_author()])
    Tag.objects.all().delete()
    Author.objects.all().delete()
    assert tally("tag") == tally("author") == {}
    assert told()


def test_a_rebuild_says_how_many_figures_were_wrong(field):
    make_exemplar(fields=[field])
    ListingTally.objects.filter(dimension="field").update(number=7)
    ListingTally.objects.create(dimension="year", value="1999", kind="exemplar", number=2)
    assert listing.rebuild().miscounted == 2
    assert tally("field") == {field.pk: 1}
    assert not listing.rebuild()


def test_triggers_that_were_lost_come_again(field):
    story = make_exemplar(fields=[field])
    with connection.cursor() as cursor:
        standing = counting._standing(connection, cursor)
        name = next(name for name in standing if "field_insert" in name)
        cursor.execute(counting._drop(connection, name, standing[name]))
    other = make_exemplar(fields=[field])
    assert tally("field") == {field.pk: 1}
    counting.keep_counting()
    assert tally("field") == {field.pk: 2}
    make_exemplar(fields=[field])
    assert tally("field") == {field.pk: 3}
    assert story.pk != other.pk


def test_looking_after_the_triggers_costs_little_when_they_stand(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        counting.keep_counting()


def test_no_triggers_no_counting(field):
    counting.stop_counting()
    make_exemplar(fields=[field])
    assert tally("field") == {}
    counting.keep_counting()
    assert tally("field") == {field.pk: 1}


def test_months_are_counted():
    make_exemplar(published_date=datetime.date(2024, 5, 1))
    make_exemplar(published_date=datetime.date(2024, 5, 31))
    assert tallies(["month"])["month"] == {"202405": 2}
