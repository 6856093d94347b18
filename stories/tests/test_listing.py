"""The table of what the public may see is right after everything that can happen to a story."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core import dates
from stories.choices import Kind
from stories.factories import (
    make_article,
    make_author,
    make_campaign,
    make_document,
    make_exemplar,
    make_field,
    make_hidden_stories,
    restrict,
)
from stories.models import IndexPage, Listing, ListingField, ListingTag
from stories.services import listing

pytestmark = pytest.mark.django_db


def titles():
    return set(Listing.objects.values_list("title", flat=True))


def test_no_hidden_state_has_a_row():
    make_exemplar(title="Ai cũng đọc được")
    make_hidden_stories("Không ai được thấy")
    assert titles() == {"Ai cũng đọc được"}
    assert not listing.rebuild()


def test_a_row_says_what_the_story_says():
    field, author, document = make_field(), make_author(), make_document()
    campaign = make_campaign()
    story = make_exemplar(
        title="Bà Ban giữ mương",
        lead="Mười một năm giữ nước.",
        fields=[field],
        authors=[author],
        documents=[document],
        campaigns=[campaign],
        tags=("giữ nước",),
        published_date=datetime.date(2026, 7, 18),
        year=2026,
    )
    row = story.listing
    assert (row.kind, row.title, row.lead, row.year) == (Kind.EXEMPLAR, story.title, story.lead, 2026)
    assert row.sort_date == dates.at(datetime.date(2026, 7, 18))
    assert (row.date_known, row.has_time) == (True, False)
    assert row.main_field == field
    assert [link.field for link in row.field_links.all()] == [field]
    assert [link.tag.name for link in row.tag_links.all()] == ["giữ nước"]
    assert [link.author for link in row.author_links.all()] == [author]
    assert [link.document for link in row.document_links.all()] == [document]
    assert [link.campaign for link in row.campaign_links.all()] == [campaign]


def test_a_story_of_unknown_date_sorts_last():
    old = make_article(published_date=datetime.date(1995, 1, 1))
    unknown = make_article(date_unknown=True)
    assert list(Listing.objects.order_by("-sort_date").values_list("pk", flat=True)) == [old.pk, unknown.pk]
    assert not unknown.listing.date_known


def test_publishing_with_only_another_field_or_tag_moves_the_links():
    first, second = make_field(), make_field()
    story = make_exemplar(fields=[first], tags=("một",))
    story.fields.set([second])
    story.tags.set(["hai"])
    assert ListingField.objects.get(story=story.pk).field == first, "a draft changes nothing"
    story.save_revision().publish()
    assert ListingField.objects.get(story=story.pk).field == second
    assert ListingTag.objects.get(story=story.pk).tag.name == "hai"


def test_a_restriction_hides_everything_below_and_its_end_brings_it_back():
    make_exemplar(title="Trong mục kín")
    make_article(title="Ngoài mục kín")
    restriction = restrict(IndexPage.objects.get(kind=Kind.EXEMPLAR))
    assert titles() == {"Ngoài mục kín"}
    restriction.delete()
    assert titles() == {"Trong mục kín", "Ngoài mục kín"}


def test_a_restriction_hides_only_its_own_page():
    first, second = make_exemplar(), make_exemplar()
    restrict(first)
    assert set(Listing.objects.values_list("pk", flat=True)) == {second.pk}


def test_a_story_that_expires_goes_with_the_clock():
    story = make_exemplar(expire_at=timezone.now() + datetime.timedelta(hours=1))
    assert Listing.objects.filter(pk=story.pk).exists()
    type(story).objects.filter(pk=story.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert not Listing.objects.filter(pk=story.pk).exists()


def test_a_scheduled_story_comes_with_the_clock():
    story = make_exemplar(publish=False, go_live_at=timezone.now() + datetime.timedelta(hours=1))
    revision = story.save_revision()
    revision.publish()
    assert not Listing.objects.filter(pk=story.pk).exists()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert Listing.objects.filter(pk=story.pk).exists()


def test_a_rebuild_says_what_was_wrong_and_mends_it():
    missing, extra, stale = make_exemplar(), make_exemplar(), make_exemplar(title="Tên đúng")
    Listing.objects.filter(pk=missing.pk).delete()
    type(extra).objects.filter(pk=extra.pk).update(live=False)
    Listing.objects.filter(pk=stale.pk).update(title="Tên sai")
    difference = listing.rebuild()
    assert difference == listing.Difference({missing.pk}, {extra.pk}, {stale.pk})
    assert not listing.rebuild()
    assert Listing.objects.get(pk=stale.pk).title == "Tên đúng"


def test_moving_out_of_a_restricted_shelf_shows_the_story():
    hidden = make_hidden_stories("Kín")["below a restricted page"]
    shelf = IndexPage.objects.get(kind=Kind.ARTICLE).get_children().first()
    assert not PageViewRestriction.objects.filter(page=shelf).exists()
    hidden.refresh_from_db()
    hidden.move(shelf, pos="last-child")
    assert Listing.objects.filter(pk=hidden.pk).exists()


def test_the_work_of_a_batch_does_not_grow_with_its_stories(django_assert_max_num_queries):
    ids = [make_exemplar(tags=("một",)).pk for _ in range(12)]
    costs = []
    for batch in (ids[:2], ids):
        with django_assert_max_num_queries(40) as found:
            listing.refresh(batch)
        costs.append(len(found))
    assert costs[0] == costs[1]
    assert Listing.objects.count() == ListingTag.objects.count() == 12


def test_a_deleted_story_leaves_no_links_behind():
    story = make_exemplar(fields=[make_field()], authors=[make_author()], tags=("giữ nước",))
    story.delete()
    assert not Listing.objects.exists()
    assert not ListingField.objects.exists()
    assert not ListingTag.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time")
def test_closing_a_page_and_listing_another_wait_for_what_is_being_published():
    make_exemplar()
    elsewhere = connection.copy()
    try:
        with elsewhere.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [listing.LOCK])
            assert cursor.fetchone() == (False,)
            cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [listing.LOCK])
            assert cursor.fetchone() == (False,)
    finally:
        elsewhere.close()
