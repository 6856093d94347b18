"""Stories: addresses, dates, places, bodies that outlive a change of blocks."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.migrations.state import ModelState, ProjectState
from django.test import override_settings

from stories.choices import Kind
from stories.factories import make_article, make_exemplar
from stories.models import ExemplarPage, Shelf, Story
from stories.services import shelves
from stories.services.shelves import open_shelf

pytestmark = pytest.mark.django_db


def test_a_story_is_found_by_one_look_up_wherever_it_stands(client, django_assert_max_num_queries):
    story = make_exemplar(title="Người tốt, việc tốt ở Đà Nẵng")
    assert story.url == "/guong/nguoi-tot-viec-tot-o-da-nang/"
    assert client.get(story.url).status_code == 200


def test_the_place_in_the_tree_is_no_address(client):
    story = make_exemplar(title="Một")
    shelf = story.get_parent()
    assert client.get(f"/guong/{shelf.slug}/{story.slug}/").status_code == 404
    assert client.get(f"/guong/{shelf.slug}/").status_code == 404


def test_two_stories_of_a_kind_never_share_an_address():
    first, second = make_exemplar(title="Trùng tên"), make_exemplar(title="Trùng tên")
    other_kind = make_article(title="Trùng tên")
    assert (first.slug, second.slug, other_kind.slug) == ("trung-ten", "trung-ten-2", "trung-ten")


def test_an_address_is_shared_neither_across_shelves(monkeypatch):
    first = make_exemplar(title="Trùng tên")
    monkeypatch.setattr(shelves, "CAPACITY", shelves.MARGIN + 1)
    second = make_exemplar(title="Trùng tên")
    assert first.get_parent() != second.get_parent()
    assert second.slug == "trung-ten-2"


def test_a_title_without_letters_still_has_an_address():
    assert make_exemplar(title="😀😀").url == "/guong/bai/"


def test_a_shelf_that_fills_is_followed_by_another(monkeypatch):
    monkeypatch.setattr(shelves, "CAPACITY", shelves.MARGIN + 2)
    parents = [make_article().get_parent().pk for _ in range(5)]
    assert [parents.count(pk) for pk in dict.fromkeys(parents)] == [2, 2, 1]


def test_an_open_shelf_is_used_again():
    assert open_shelf(Kind.ARTICLE) == open_shelf(Kind.ARTICLE)
    assert Shelf.objects.count() == 1


def test_a_time_needs_a_day_and_a_known_date_is_not_unknown():
    with pytest.raises(ValidationError, match="ngày đăng"):
        ExemplarPage(title="x", published_time=datetime.time(9)).clean()


def test_dates_shown_and_sorted_by():
    day = datetime.date(2021, 5, 28)
    dated = make_article(published_date=day)
    assert (dated.shown_date, dated.shown_time) == (day, None)
    unknown = make_article(date_unknown=True)
    assert unknown.shown_date is None
    own = make_article()
    assert own.shown_date is not None
    assert dated.sort_moment.isoformat() == "2021-05-28T00:00:00+07:00"
    assert unknown.sort_moment < dated.sort_moment < own.sort_moment


def test_a_historical_model_keeps_the_body_it_does_not_understand():
    body = [{"type": "heading", "value": {"text": "Mục", "level": "h2"}, "id": "1"}]
    story = make_exemplar(body=body)
    state = ProjectState()
    for model in apps.get_models(include_auto_created=True):
        state.add_model(ModelState.from_model(model))
    historical = state.apps.get_model("stories", "ExemplarPage").objects.get(pk=story.pk)
    historical.year = 2020
    historical.save()
    assert [(b.block_type, b.value["text"]) for b in ExemplarPage.objects.get(pk=story.pk).body] == [("heading", "Mục")]


def test_the_migration_names_no_block():
    field = Story._meta.get_field("body")
    _name, _path, args, kwargs = field.deconstruct()
    assert args == []
    assert "block_lookup" not in kwargs


@override_settings(WAGTAIL_ALLOW_UNICODE_SLUGS=False)
def test_the_lead_is_one_clean_line():
    assert make_exemplar(lead="Một \u00a0 hai\n ba\u202e").lead == "Một hai ba"


def test_origin_and_id_are_unique_together():
    make_exemplar(origin="cong-cu", origin_id="7")
    make_exemplar(origin="cong-khac", origin_id="7")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_exemplar(origin="cong-cu", origin_id="7")
