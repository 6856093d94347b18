"""Elasticsearch learns of every change, in order, once it can."""

import pytest
from django.db import OperationalError
from elasticsearch import Elasticsearch

from search.backends import DATABASE, ELASTICSEARCH, elasticsearch, reader_index
from search.backends.elasticsearch import ElasticsearchIndex, pushing, rebuild_elasticsearch
from search.backends.elasticsearch.client import live
from search.backends.fallback import Guard
from search.documents import story_name
from search.marks import KIND
from search.models import SearchChange
from search.outbox import catch_up
from search.tests.elasticsearch.conftest import ANY, changed, found, waiting
from search.types import Match
from stories.factories import make_document, make_exemplar
from stories.models import Listing, OfficialDocument

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
DIRECT = ElasticsearchIndex()


@pytest.fixture(autouse=True)
def built(es):
    """Begin with an empty index."""
    rebuild_elasticsearch()
    return es


def test_what_is_published_is_seen_at_once():
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    elasticsearch.push()
    assert waiting() == 0
    assert found("muong", asked=DIRECT) == [story.pk]


def test_what_is_edited_is_found_by_its_new_words_alone():
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    elasticsearch.push()
    story.title = "Người giữ rừng"
    story.save_revision().publish()
    changed(story)
    elasticsearch.push()
    assert found("rung", asked=DIRECT) == [story.pk]
    assert found("muong", asked=DIRECT) == []


def test_what_is_hidden_is_gone_from_results_and_counts_at_once():
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    elasticsearch.push()
    story.unpublish()
    changed(story)
    match = Match(groups=(("muong",),))
    # Before Elasticsearch knows, the database counts.
    assert reader_index().figures(match, ANY, (KIND,)).total == 0
    elasticsearch.push()
    assert DIRECT.figures(match, ANY, (KIND,)).total == 0
    assert DIRECT.figures(Match(), ANY, (KIND,)).total == 0


def test_an_official_document_is_found_and_goes():
    document = make_document(subject="Tuyên dương người giữ mương")
    match = Match(groups=(("muong",),))
    for total in (1, 0):
        catch_up()
        elasticsearch.push()
        assert waiting() == 0
        assert DIRECT.figures(match, ANY, (KIND,)).total == total
        OfficialDocument.objects.filter(pk=document.pk).delete()


def test_a_story_whose_own_row_is_late_waits_for_it():
    story = make_exemplar(title="Người giữ mương")
    assert SearchChange.objects.filter(target=DATABASE, name=story_name(story.pk)).exists()
    elasticsearch.push()
    assert SearchChange.objects.filter(target=ELASTICSEARCH, name=story_name(story.pk)).exists()
    catch_up()
    elasticsearch.push()
    assert waiting() == 0
    assert found("muong", asked=DIRECT) == [story.pk]


def test_what_is_hidden_does_not_wait_for_its_own_row():
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    elasticsearch.push()
    Listing.objects.filter(pk=story.pk).delete()
    for target in (DATABASE, ELASTICSEARCH):
        SearchChange.objects.create(target=target, name=story_name(story.pk))
    elasticsearch.push()
    assert waiting() == 0
    assert DIRECT.figures(Match(), ANY, (KIND,)).total == 0


def test_whoever_read_earlier_and_writes_later_changes_nothing(built, monkeypatch):
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    send = pushing._send

    def slow(es: Elasticsearch, documents: pushing.Documents) -> dict[str, int]:
        monkeypatch.setattr(pushing, "_send", send)
        story.title = "Người giữ rừng"
        story.save_revision().publish()
        changed(story)
        elasticsearch.push()
        return send(es, documents)

    monkeypatch.setattr(pushing, "_send", slow)
    elasticsearch.push()
    built.indices.refresh(index=live())
    assert found("rung", asked=DIRECT) == [story.pk]
    assert found("muong", asked=DIRECT) == []
    # The one who was refused asks again, to be sure.
    elasticsearch.push()
    assert waiting() == 0
    assert found("rung", asked=DIRECT) == [story.pk]


def test_what_was_hidden_is_not_brought_back_by_one_who_is_slow(monkeypatch):
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    send = pushing._send

    def slow(es: Elasticsearch, documents: pushing.Documents) -> dict[str, int]:
        monkeypatch.setattr(pushing, "_send", send)
        story.unpublish()
        changed(story)
        elasticsearch.push()
        return send(es, documents)

    monkeypatch.setattr(pushing, "_send", slow)
    elasticsearch.push()
    assert DIRECT.figures(Match(), ANY, (KIND,)).total == 0


def test_many_changes_go_in_batches(monkeypatch):
    monkeypatch.setattr(pushing, "BATCH", 3)
    stories = [make_exemplar(title=f"Mương {number}") for number in range(8)]
    changed(*stories, *stories)
    elasticsearch.sweep()
    assert waiting() == 0
    assert DIRECT.figures(Match(groups=(("muong",),)), ANY, (KIND,)).total == 8


def test_one_that_is_refused_waits_and_the_others_do_not(caplog, monkeypatch):
    stories = [make_exemplar(title="Người giữ mương"), make_exemplar(title="Người giữ rừng")]
    changed(*stories)
    bodies, spoiled = pushing.bodies, story_name(stories[0].pk)
    monkeypatch.setattr(pushing, "bodies", lambda rows: {**bodies(rows), spoiled: {"unheard": 1}})
    elasticsearch.push()
    monkeypatch.setattr(pushing, "bodies", bodies)
    assert waiting() == 1
    assert "400" in caplog.text
    elasticsearch.GUARD = Guard()
    elasticsearch.push()
    assert waiting() == 0
    assert {*found("giu", asked=DIRECT)} == {story.pk for story in stories}


def test_a_database_that_is_busy_is_no_matter_of_who_saves(monkeypatch, caplog):
    def busy(*_):
        raise OperationalError("database is locked")

    changed(make_exemplar(title="Người giữ mương"))
    monkeypatch.setattr(pushing, "forget", busy)
    elasticsearch.push()
    assert "database is locked" in caplog.text
    assert waiting() == 1


def test_without_an_index_a_change_waits_and_no_index_comes_of_it(built):
    built.indices.delete(index=list(built.indices.get_alias(name=live())))
    story = make_exemplar(title="Người giữ mương")
    changed(story)
    elasticsearch.push()
    assert waiting() == 1
    assert not built.indices.exists(index=live())
    Listing.objects.filter(pk=story.pk).delete()
    elasticsearch.GUARD = Guard()
    elasticsearch.push()
    assert waiting() == 1
    assert not built.indices.exists(index=live())
