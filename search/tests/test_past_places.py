"""Who asks for a commune of the past finds what was told there, then what is told of the commune that it became."""

import pytest

from places.factories import load_real
from search import engine
from search.documents import story_name
from search.indexing import index
from search.types import Wanted
from search.understanding.gazetteer import units_changed
from stories.factories import make_article

pytestmark = pytest.mark.django_db


def found(text: str) -> list[int | None]:
    return [hit.story for hit in engine.search(text, Wanted()).hits]


def test_stories_of_a_past_commune_stand_before_those_of_its_successor(tmp_path) -> None:
    places = load_real(tmp_path, "xa-nong-lay-son-la", "xa-nam-lau-son-la")
    units_changed()
    today = make_article(title="Ngọn đèn đầu bản", place=places["xa-chieng-la-son-la"])
    then = make_article(title="Con mương mới", place=places["xa-nong-lay-son-la"])
    other = make_article(title="Lớp học đêm", place=places["xa-nam-lau-son-la"])
    index(story_name(story.pk) for story in (today, then, other))
    assert found("nong lay") == [then.pk, today.pk]
    assert found("ngọn đèn ở nong lay")[0] == today.pk
    assert today.pk not in found("nậm lầu")
