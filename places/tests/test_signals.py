"""Other rooms hear of changed places, once they are stored."""

import pytest
from django.db import transaction

from places.factories import CommuneFactory, SuccessionFactory
from places.models import Place
from places.signals import announce, places_changed


@pytest.fixture
def heard():
    calls = []

    def hear(sender, ids, **kwargs):
        calls.append((sender, ids))

    places_changed.connect(hear)
    yield calls
    places_changed.disconnect(hear)


def ids_of(calls):
    assert all(sender is Place for sender, _ids in calls)
    return [ids for _sender, ids in calls]


def test_a_saved_and_a_deleted_place_is_told(db, heard, django_capture_on_commit_callbacks):
    commune = CommuneFactory()
    pk = commune.pk
    heard.clear()
    with django_capture_on_commit_callbacks(execute=True):
        commune.save()
    with django_capture_on_commit_callbacks(execute=True):
        commune.delete()
    assert ids_of(heard) == [{pk}, {pk}]


def test_both_ends_of_a_succession_are_told(db, heard, django_capture_on_commit_callbacks):
    link = SuccessionFactory()
    ends = {link.old_id, link.new_id}
    with django_capture_on_commit_callbacks(execute=True):
        link.save()
    with django_capture_on_commit_callbacks(execute=True):
        link.delete()
    assert ids_of(heard) == [ends, ends]


def test_nothing_is_told_before_it_is_stored_nor_if_it_never_is(db, heard, django_capture_on_commit_callbacks):
    commune = CommuneFactory()
    heard.clear()
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            commune.save()
            assert heard == []
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            commune.save()
            1 / 0  # noqa: B018
    assert ids_of(heard) == [{commune.pk}]


def test_all_places_can_be_told_at_once(db, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        announce(None)
    assert ids_of(heard) == [None]


def test_a_receiver_that_fails_does_not_undo_the_change(db, django_capture_on_commit_callbacks):
    def fail(**kwargs):
        raise ValueError

    places_changed.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=False) as callbacks:
            commune = CommuneFactory(name="Chiềng La")
        assert callbacks
        assert Place.objects.filter(pk=commune.pk).exists()
    finally:
        places_changed.disconnect(fail)
