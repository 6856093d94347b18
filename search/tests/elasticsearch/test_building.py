"""A full build: beside the old index, in one step, and without losing what happens meanwhile."""

import threading

import pytest
from django.db import connection

from search.backends import ELASTICSEARCH, elasticsearch, reader_index
from search.backends.base import IndexAway
from search.backends.elasticsearch import ElasticsearchIndex, building, rebuild_elasticsearch
from search.backends.elasticsearch.client import family, live
from search.backends.fallback import Guard
from search.documents import story_name
from search.marks import KIND
from search.models import SearchChange
from search.tests.elasticsearch.conftest import ANY, changed, found, waiting
from search.types import Match
from stories.factories import make_exemplar

pytestmark = pytest.mark.elasticsearch
DIRECT = ElasticsearchIndex()
WORD = Match(groups=(("muong",),))


def total():
    return DIRECT.figures(WORD, ANY, (KIND,)).total


def indexes(es):
    return list(es.indices.get_alias(index=f"{family()}*"))


@pytest.mark.django_db
def test_all_that_is_public_is_built_and_progress_is_told(es, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 2)
    made = [make_exemplar(title=f"Mương {number}") for number in range(5)]
    hidden = make_exemplar(title="Mương kín")
    hidden.unpublish()
    changed(*made, hidden)
    told = []
    rebuild_elasticsearch(told.append)
    assert sum(told) == 5
    assert max(told) == 2
    assert total() == 5
    # What waited is in it.
    assert waiting() == 0


@pytest.mark.django_db
def test_the_database_answers_until_it_is_built(es):
    story = make_exemplar(title="Mương")
    changed(story)
    assert found("muong") == [story.pk]
    rebuild_elasticsearch()
    elasticsearch.GUARD = Guard()
    assert found("muong") == [story.pk]
    assert found("muong", asked=DIRECT) == [story.pk]


@pytest.mark.django_db
def test_a_new_one_takes_the_place_of_the_old_one_and_of_all_leftovers(es):
    for _ in range(2):
        rebuild_elasticsearch()
    es.indices.create(index=f"{family()}left-over")
    es.indices.create(index=f"{family()}half-done", aliases={f"{family()}building": {}})
    rebuild_elasticsearch()
    (name,) = indexes(es)
    assert es.indices.get_alias(index=name)[name]["aliases"] == {live(): {}}


@pytest.mark.django_db
def test_an_index_that_bears_the_name_itself_gives_way(es):
    es.indices.create(index=live())
    changed(make_exemplar(title="Mương"))
    rebuild_elasticsearch()
    assert len(indexes(es)) == 1
    assert total() == 1


@pytest.mark.django_db
def test_one_that_is_stopped_midway_leaves_the_old_one_and_goes_the_next_time(es, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 1)
    changed(make_exemplar(title="Mương"))
    rebuild_elasticsearch()
    changed(make_exemplar(title="Mương"))

    def stop(_written):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild_elasticsearch(stop)
    assert total() == 1
    assert len(indexes(es)) == 2
    # What waited is told to both, and kept.
    elasticsearch.push()
    assert total() == 2
    rebuild_elasticsearch()
    assert total() == 2
    assert len(indexes(es)) == 1


@pytest.mark.django_db
def test_what_changes_meanwhile_is_in_the_new_one(es, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 1)
    edited, hidden, early = (make_exemplar(title=f"Mương {word}") for word in ("một", "hai", "ba"))
    changed(edited, hidden, early)
    rebuild_elasticsearch()
    later = []

    def change(_written):
        if later:
            return
        later.append(make_exemplar(title="Mương mới"))
        edited.title = "Rừng"
        edited.save_revision().publish()
        hidden.unpublish()
        changed(*later, edited, hidden)
        elasticsearch.push()

    rebuild_elasticsearch(change)
    assert waiting() == 0
    assert set(found("muong", asked=DIRECT)) == {early.pk, later[0].pk}
    assert found("rung", asked=DIRECT) == [edited.pk]
    assert total() == 2
    assert DIRECT.figures(Match(), ANY, (KIND,)).total == 3


@pytest.mark.django_db
def test_what_changes_meanwhile_and_is_not_told_still_waits(es, monkeypatch):
    story = make_exemplar(title="Mương")
    changed(story)

    def change(_written):
        SearchChange.objects.create(target=ELASTICSEARCH, name=story_name(story.pk))

    rebuild_elasticsearch(change)
    assert waiting() == 1


@pytest.mark.django_db
def test_documents_that_are_refused_stop_the_build(es, monkeypatch):
    changed(make_exemplar(title="Mương"))
    monkeypatch.setattr(building, "bodies", lambda rows: {"s1": {"unheard": 1}})
    with pytest.raises(IndexAway, match="400"):
        rebuild_elasticsearch()
    assert not es.indices.exists_alias(name=live())


@pytest.mark.django_db(transaction=True)
def test_readers_find_the_same_while_indexes_are_exchanged(es):
    story = make_exemplar(title="Mương")
    changed(story)
    rebuild_elasticsearch()
    answers, wrong, stop = [], [], threading.Event()

    def read():
        try:
            while not stop.is_set():
                answers.append(found("muong"))
                answers.append([story.pk] * reader_index().figures(WORD, ANY, (KIND,)).total)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        rebuild_elasticsearch()
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(answers) > 20
    assert all(answer == [story.pk] for answer in answers)
