"""What is indexed of public stories and official documents, and what the index in the database finds."""

import pytest

from search.backends import database_index
from search.documents import story_name
from search.indexing import index
from search.models import SearchDocument, SearchTerm
from search.types import Conditions, Match
from stories.factories import make_exemplar

pytestmark = pytest.mark.django_db
ANY = Conditions()


def found(*words: str, number: int = 10, conditions: Conditions = ANY, **more: object) -> list[object]:
    """Return the stories (ids) that hold all of the words."""
    match = Match(groups=tuple((word,) for word in words), **more)
    ids = database_index().best([(match, number)], conditions)[0]
    rows = SearchDocument.objects.in_bulk(ids)
    return [rows[pk].story_id or f"d{rows[pk].document_id}" for pk in ids]


def put(*stories: object) -> None:
    """Index stories."""
    index(story_name(story.pk) for story in stories)


def test_a_story_is_found_by_folded_words_and_their_neighbours() -> None:
    story = make_exemplar(title="Người giữ mương ở Nà Lếch")
    put(story)
    assert found("nguoi", "muong") == [story.pk]
    assert found("nguoizzgiu") == [story.pk]
    assert found("giuzznguoi") == []
    assert found("muong", in_title=True) == [story.pk]
    assert found(prefix="muongzzo") == [story.pk]


def test_indexing_again_changes_nothing() -> None:
    story = make_exemplar(title="Người giữ mương")
    put(story)
    before = (list(SearchDocument.objects.values()), list(SearchTerm.objects.values()))
    assert not index([story_name(story.pk)])
    assert (list(SearchDocument.objects.values()), list(SearchTerm.objects.values())) == before
