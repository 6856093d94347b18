"""Elasticsearch puts the right story first, as the database does."""

import pytest

from search import engine
from search.backends import elasticsearch
from search.backends.elasticsearch import ElasticsearchIndex, is_behind, rebuild_elasticsearch
from search.backends.fallback import Reader
from search.outbox import catch_up
from search.tests.elasticsearch.conftest import waiting
from search.tests.relevance import collection
from search.tests.relevance.measure import measure, readers_search, table
from search.tests.relevance.queries import THRESHOLDS, everything
from search.tests.test_fallback import Fake

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


class Nobody(Fake):
    """An index that must not be asked."""

    def _answer(self, answer):
        pytest.fail("the database was asked")


def test_every_category_reaches_its_number(es, monkeypatch):
    collection.load()
    catch_up(seconds=120)
    rebuild_elasticsearch()
    assert waiting() == 0
    index = Reader(ElasticsearchIndex(), Nobody(2), elasticsearch.GUARD, is_behind)
    monkeypatch.setattr(engine, "reader_index", lambda _statistics: index)
    categories = measure(everything(), readers_search())
    assert [category.name for category in categories] == list(THRESHOLDS), table(categories)
    assert [category.line() for category in categories if not category.is_reached] == [], table(categories)
