"""Documents follow the table of abbreviations."""

import pytest

from search.backends import database_index
from search.documents import document_name, story_name
from search.models import Abbreviation, SearchDocument
from search.outbox import note
from search.types import Conditions, Match
from stories.factories import make_document, make_exemplar

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """Run a change, and what is done when it is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(*words: str) -> set[object]:
    match = Match(groups=tuple((word,) for word in words))
    ids = database_index().newest(match, Conditions(), 0, 50)
    return {row.story_id or f"d{row.document_id}" for row in SearchDocument.objects.filter(pk__in=ids)}


def test_what_says_a_new_abbreviation_is_found_by_its_full_form_and_back(now) -> None:
    with now():
        story = make_exemplar(title="Người của HYZ giữ suối")
        document = make_document(number="7/KH-BTĐ", subject="Về hyz ở cơ sở")
        other = make_exemplar(title="Người giữ suối")
    both = {story.pk, f"d{document.pk}"}
    assert (found("hyz"), found("hoizzyen", "yenzzzuong")) == (both, set())
    with now():
        row = Abbreviation.objects.create(short="HYZ", full="hội yên zương")
    assert (found("hyz"), found("hoizzyen", "yenzzzuong")) == (set(), both)
    with now():
        row.full = "hàng yêu zui"
        row.save()
    assert (found("hoizzyen"), found("hangzzyeu")) == (set(), both)
    with now():
        row.delete()
    assert (found("hyz"), found("hangzzyeu")) == (both, set())
    assert other.pk in found("giuzzsuoi")


def test_an_abbreviation_that_nobody_uses_indexes_nothing(now) -> None:
    with now():
        story = make_exemplar(title="Người giữ suối")
        note([story_name(story.pk), document_name(0)])
    before = list(SearchDocument.objects.values("pk", "keys"))
    with now() as callbacks:
        Abbreviation.objects.create(short="QQQ", full="quả quýt quê")
    assert len(callbacks) == 2
    assert list(SearchDocument.objects.values("pk", "keys")) == before
