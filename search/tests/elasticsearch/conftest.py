"""A real node: the one that ELASTICSEARCH_URL names, or one of our own for the whole run."""

import contextlib
import os
import uuid

import environ
import pytest

from config.settings.readers import readers_backend
from search.backends import ELASTICSEARCH, elasticsearch, reader_index
from search.backends.elasticsearch.client import client, family
from search.backends.fallback import Guard
from search.documents import story_name
from search.models import SearchChange, SearchDocument
from search.outbox import catch_up
from search.types import Conditions, Match
from tools.elasticsearch import VERSION
from tools.services import throwaway_elasticsearch

ANY = Conditions()


@pytest.fixture(scope="session")
def node():
    """Start a node that a test may freeze, kill and start again."""
    with throwaway_elasticsearch(os.environ.get("ELASTICSEARCH_VERSION", VERSION)) as started:
        yield started


@pytest.fixture(scope="session")
def address(request):
    """Return the address of a node that nobody harms."""
    return os.environ.get("ELASTICSEARCH_URL") or request.getfixturevalue("node").url


@pytest.fixture
def use(settings, monkeypatch):
    """Let the site use the Elasticsearch of an address, under names of its own."""
    monkeypatch.setenv("INDEX_PREFIX", f"test-{uuid.uuid4().hex}-")

    def use_address(url):
        monkeypatch.setenv("ELASTICSEARCH_URL", url)
        settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, **readers_backend(environ.Env())}
        monkeypatch.setattr(elasticsearch, "GUARD", Guard())
        return client()

    yield use_address
    with contextlib.suppress(Exception):
        names = list(client().indices.get_alias(index=f"{family()}*"))
        client().indices.delete(index=names or "none-of-ours", ignore_unavailable=True)


@pytest.fixture
def es(use, address):
    """Let the site use a node that is well; return the client."""
    return use(address)


def changed(*stories):
    """Bring the index in the database in step; of these stories, and no other, Elasticsearch has to learn."""
    catch_up()
    names = [story_name(story.pk) for story in stories]
    SearchChange.objects.all().delete()
    SearchChange.objects.bulk_create(SearchChange(target=ELASTICSEARCH, name=name) for name in names)


def waiting():
    """Return how many changes wait for Elasticsearch."""
    return SearchChange.objects.filter(target=ELASTICSEARCH).count()


def stories(ids):
    """Return the stories of rows."""
    rows = SearchDocument.objects.in_bulk(ids)
    return [rows[pk].story_id for pk in ids]


def found(*words, asked=None, number=10, conditions=ANY, **more):
    """Return the stories that hold all of the words, the best first."""
    match = Match(groups=tuple((word,) for word in words), **more)
    return stories((asked or reader_index()).best([(match, number)], conditions)[0])
