"""Whatever readers type, the right story is first: every category of queries reaches its number."""

import sys
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import TestCase

from search.tests.relevance import collection
from search.tests.relevance.measure import Category, measure, ndcg, readers_search, table
from search.tests.relevance.queries import THRESHOLDS, everything

_LEAST_DOCUMENTS, _LEAST_QUERIES, _LEAST_IN_A_CATEGORY = 300, 250, 6


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The documents, loaded once and taken away after the last query."""
    with django_db_blocker.unblock(), transaction.atomic():
        # The index follows changes when they are committed, which these never are.
        with TestCase.captureOnCommitCallbacks(execute=True):
            collection.load()
        # Words that other tests have left are not those of these documents; caches are emptied a test, not a module.
        cache.clear()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def measured(loaded) -> list[Category]:
    """What search answers to all queries."""
    categories = measure(everything(), readers_search())
    sys.stdout.write(f"\n{table(categories)}\n")
    return categories


# One test for all: in several workers each would load the documents anew.
@pytest.mark.django_db
def test_every_category_reaches_its_number(measured):
    assert [category.name for category in measured] == list(THRESHOLDS)
    assert not [category.line() for category in measured if not category.is_reached]


def test_there_are_enough_documents_and_queries():
    queries = everything()
    known = {row["id"] for row in collection.documents()}
    by_category = [query.category for query in queries]
    assert len(known) == len(collection.documents()) >= _LEAST_DOCUMENTS
    assert len(queries) >= _LEAST_QUERIES
    assert min(by_category.count(name) for name in THRESHOLDS) >= _LEAST_IN_A_CATEGORY
    assert {name for query in queries for name in query.judgements} <= known


def test_a_query_is_worth_most_when_the_best_stand_first():
    judgements = {"best": 3, "good": 2, "related": 1}
    assert ndcg(["best", "good", "related"], judgements) == 1
    assert ndcg(["good", "best", "related"], judgements) < 1
    assert ndcg(["best", "other", "good"], judgements) < ndcg(["best", "good", "other"], judgements) < 1
    assert ndcg(["other"], judgements) == ndcg([], judgements) == 0
