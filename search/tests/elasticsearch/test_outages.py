"""A node that hangs, is killed and comes back, while people search and publish."""

import subprocess
import sys
import threading
import time

import pytest
from django.db import connection

from core.outages import Breaker
from search.backends import elasticsearch
from search.backends.base import IndexAway
from search.backends.elasticsearch import ElasticsearchIndex, building, rebuild_elasticsearch
from search.backends.elasticsearch.client import client, family
from search.backends.fallback import Guard
from search.marks import KIND
from search.outbox import sweep
from search.tests.elasticsearch.conftest import ANY, found, waiting
from search.types import Match
from stories.factories import make_exemplar
from tools.paths import ROOT, site_environment

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db(transaction=True)]
DIRECT = ElasticsearchIndex()
SHORT, PATIENCE = 0.5, 30.0
# An answer waits two seconds for a node that hangs; without a limit it would wait for as long as the node does.
SLOW = 8


@pytest.fixture
def own(node, use, monkeypatch):
    """Let the site use a node that may be harmed, and is well again afterwards."""
    use(node.url)
    monkeypatch.setattr(elasticsearch, "GUARD", Guard(Breaker(SHORT)))
    rebuild_elasticsearch()
    yield node
    node.thaw()
    if not node.answers():
        node.stop()
        node.start()


def patiently(ask):
    """Return an answer of a node that may have just started, on a machine that may be busy."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except IndexAway:
            if time.monotonic() > deadline:
                raise


def direct(word):
    """Return the stories that Elasticsearch itself finds."""
    return patiently(lambda: found(word, asked=DIRECT))


def total():
    return patiently(lambda: DIRECT.figures(Match(groups=(("muong",),)), ANY, (KIND,)).total)


def settle():
    """Do the periodic work until Elasticsearch knows everything."""
    deadline = time.monotonic() + PATIENCE
    while waiting() and time.monotonic() < deadline:
        time.sleep(SHORT)
        sweep()
    assert waiting() == 0


def publish(title="Mương"):
    """Publish a story as an editor does; return it and how long that took."""
    began = time.monotonic()
    story = make_exemplar(title=title)
    return story, time.monotonic() - began


def test_publishing_and_hiding_are_seen_within_a_second(own):
    story, _ = publish()
    assert waiting() == 0
    assert direct("muong") == [story.pk]
    story.unpublish()
    assert waiting() == 0
    assert found("muong") == []
    assert total() == 0


def test_a_node_that_hangs_holds_nobody_up_and_learns_later(own):
    before, usual = publish()
    own.freeze()
    after, slow = publish()
    assert slow < usual + SLOW
    began = time.monotonic()
    assert set(found("muong")) == {before.pk, after.pk}
    before.unpublish()
    assert found("muong") == [after.pk]
    assert time.monotonic() - began < SLOW
    assert waiting() > 0
    own.thaw()
    settle()
    assert direct("muong") == [after.pk]
    assert total() == 1


class Readers:
    """Some who search all the time, and how long their slowest answer took."""

    def __init__(self):
        self.wrong, self.answers, self.slowest = [], 0, 0.0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(2)]

    def _read(self):
        try:
            while not self._stop.is_set():
                began = time.monotonic()
                if len(found("ban")) != 1:
                    self.wrong.append("the story was not found")
                self.answers += 1
                self.slowest = max(self.slowest, time.monotonic() - began)
        except Exception as error:
            self.wrong.append(error)
        finally:
            connection.close()

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()


def test_a_node_that_is_killed_and_started_again_learns_what_it_missed_and_readers_see_nothing_of_it(own):
    publish("Bản xa")
    kept, _ = publish()
    with Readers() as readers:
        own.freeze()
        time.sleep(3)
        own.thaw()
        own.kill()
        missed, _ = publish()
        kept.title = "Rừng"
        kept.save_revision().publish()
        assert found("muong") == [missed.pk]
        own.start()
        settle()
    assert readers.wrong == []
    assert readers.answers > 20
    assert readers.slowest < SLOW
    assert direct("muong") == [missed.pk]
    assert direct("rung") == [kept.pk]


def test_a_node_that_is_killed_while_it_is_built_serves_the_old_index_when_it_is_back(own, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 1)
    published = [publish()[0] for _ in range(3)]

    def kill(_written):
        own.kill()

    with pytest.raises(IndexAway):
        rebuild_elasticsearch(kill)
    assert set(found("muong")) == {story.pk for story in published}
    missed, _ = publish()
    own.start()
    settle()
    assert set(direct("muong")) == {story.pk for story in [*published, missed]}
    rebuild_elasticsearch()
    assert total() == 4
    assert len(client().indices.get_alias(index=f"{family()}*")) == 1


def test_a_builder_that_is_killed_leaves_the_old_index(own):
    published = [publish()[0] for _ in range(3)]
    with _builder(own.url) as builder:
        assert builder.stdout.readline() == b"written\n"
        builder.kill()
    assert len(client().indices.get_alias(index=f"{family()}*")) == 2
    assert set(direct("muong")) == {story.pk for story in published}
    added, _ = publish()
    settle()
    assert total() == 4
    rebuild_elasticsearch()
    assert added.pk in direct("muong")
    assert total() == 4
    assert len(client().indices.get_alias(index=f"{family()}*")) == 1


BUILD = """
import time

import django

django.setup()
from search.backends.elasticsearch import building, rebuild_elasticsearch

def tell(written):
    print("written", flush=True)
    time.sleep(60)

building.BATCH = 1
rebuild_elasticsearch(tell)
"""


def _builder(url):
    """Start a process of its own that builds the index of this site."""
    environment = site_environment(
        "config.settings.dev", ELASTICSEARCH_URL=url, DATABASE_URL=f"sqlite:///{connection.settings_dict['NAME']}"
    )
    return subprocess.Popen([sys.executable, "-c", BUILD], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
