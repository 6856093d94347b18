"""What is indexed of public stories and official documents, and what the index in the database finds."""

import datetime
from collections import Counter

import pytest
from django.db import connection

from core import dates
from search.backends import database, database_index, postgres, sqlite
from search.documents import story_name
from search.indexing import index
from search.models import SearchDocument, SearchTerm
from search.types import Conditions, Match
from stories.factories import make_article, make_exemplar
from stories.models import Listing

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


def test_many_at_once_are_found_as_one_by_one(monkeypatch) -> None:
    monkeypatch.setattr(postgres, "_MANY", 3)
    stories = [make_article(title=f"Mương {word}") for word in ("rừng", "ruộng", "ao")]
    put(*stories)
    assert {*found("muong")} == {story.pk for story in stories}
    assert found("muongzzruong", in_title=True) == [stories[1].pk]


def test_what_was_written_at_many_times_is_joined() -> None:
    stories = [make_article(title=f"Mương {word}") for word in ("rừng", "ruộng", "ao")]
    for story in stories:
        put(story)
        # Looking for it writes it.
        found("muong")
    database_index().tidy()
    assert {*found("muong")} == {story.pk for story in stories}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(DISTINCT segid) FROM {sqlite.TABLE}_idx")
            assert cursor.fetchone() == (1,)


def day(number: int) -> datetime.date:
    """Return a day of June 2024."""
    return datetime.date(2024, 6, number)


def test_newest_first_a_page_at_a_time() -> None:
    stories = [make_article(title="Mương", published_date=day(number)) for number in (3, 1, 2)]
    put(*stories)
    match = Match(groups=(("muong",),))
    pages = [database_index().newest(match, ANY, start, start + 2) for start in (0, 2)]
    shown = [SearchDocument.objects.get(pk=pk).story_id for page in pages for pk in page]
    assert shown == [stories[0].pk, stories[2].pk, stories[1].pk]
    assert [len(page) for page in pages] == [2, 1]


def test_more_stories_of_one_moment_than_a_step_has_numbers() -> None:
    stories = [make_article(title="Mương", published_date=day(1)) for _number in range(40)]
    put(*stories)
    assert SearchDocument.objects.count() == 40
    before = Conditions(until=dates.at(day(2)))
    assert len(found("muong", number=50, conditions=before)) == 40
    assert not found("muong", conditions=Conditions(since=dates.at(day(2))))
    index(story_name(story.pk) for story in stories[:3])
    assert len(found("muong", number=50)) == 40


def test_marks_and_moments_narrow() -> None:
    story, other = (make_article(title="Mương", published_date=day(number)) for number in (1, 5))
    put(story, other)
    early = Conditions(since=dates.at(day(1)), until=dates.at(day(3)))
    assert found("muong", conditions=early) == [story.pk]
    assert found("muong", conditions=Conditions(marks=(("y2024",), ("karticle", "kexemplar")))) == [other.pk, story.pk]
    assert found("muong", conditions=Conditions(marks=(("y2023",),))) == []


def test_figures_count_marks() -> None:
    put(make_article(title="Mương"), make_exemplar(title="Mương"), make_exemplar(title="Mương", year=1999))
    figures = database_index().figures(Match(groups=(("muong",),)), ANY, ["k", "s"])
    assert figures.total == 3
    assert figures.by_mark == {"k": {"article": 1, "exemplar": 2}, "s": {"canhan": 2}}
    assert not figures.is_partial


def test_of_many_matches_the_newest_are_counted(monkeypatch) -> None:
    monkeypatch.setattr(database, "MOST_COUNTED", 2)
    put(*(make_article(title="Mương") for _number in range(4)))
    figures = database_index().figures(Match(groups=(("muong",),)), ANY, ["k"])
    assert (figures.total, figures.is_partial) == (2, True)


def test_what_is_not_public_any_more_is_not_counted_and_the_next_one_is(monkeypatch) -> None:
    monkeypatch.setattr(database, "MOST_COUNTED", 2)
    stories = [make_article(title="Mương"), make_exemplar(title="Mương"), make_article(title="Mương")]
    put(*stories)
    newest = SearchDocument.objects.order_by("pk").last()
    Listing.objects.filter(pk=newest.story_id).delete()
    figures = database_index().figures(Match(groups=(("muong",),)), ANY, ["k"])
    left = Listing.objects.filter(pk__in=[story.pk for story in stories]).values_list("kind", flat=True)
    assert figures.total == len(left) == 2
    assert figures.by_mark == {"k": dict(Counter(left))}


def test_of_many_matches_those_come_first_that_say_it_in_the_title_near_it_or_often(monkeypatch) -> None:
    monkeypatch.setattr(database, "_SPARE", 0)
    body = [{"type": "text", "value": "<p>Nước về mương.</p>"}]
    plain = [make_article(title="Tin khác", body=body, published_date=day(9)) for _number in range(3)]
    title = make_article(title="Con mương", published_date=day(1))
    lead = make_article(title="Tin", lead="Bên mương.", published_date=day(1))
    often = make_article(
        title="Tin", body=[{"type": "text", "value": "<p>Mương, mương, mương.</p>"}], published_date=day(1)
    )
    put(*plain, title, lead, often)
    assert found("muong", number=3) == [title.pk, lead.pk, often.pk]


def test_an_old_title_is_found_among_more_matches_than_are_ranked(monkeypatch) -> None:
    monkeypatch.setattr(database, "_SPARE", 0)
    monkeypatch.setattr(database, "MOST_RANKED", 3)
    body = [{"type": "text", "value": "<p>Nước về mương.</p>"}]
    put(*(make_article(title="Tin khác", body=body, published_date=day(9)) for _number in range(5)))
    old = make_article(title="Con mương", published_date=day(1))
    put(old)
    assert found("muong", number=2)[0] == old.pk


def test_one_of_several_words_the_more_and_rarer_the_better() -> None:
    both, rare, common, other = (make_article(title=title) for title in ("Mương rừng", "Rừng", "Mương", "Lúa"))
    put(both, rare, common, other, make_article(title="Mương nhỏ"))
    match = Match(groups=(("muong", "rung"),))
    ids = database_index().best([(match, 3)], ANY)[0]
    assert [SearchDocument.objects.get(pk=pk).story_id for pk in ids][:2] == [both.pk, rare.pk]


@pytest.mark.parametrize("words", ['"', "a OR b", "muong*", "", "x'; DROP", "mương", "a & b", "\0"])
def test_tokens_that_no_document_can_have_find_nothing(words) -> None:
    put(make_article(title="Mương"))
    match = Match(groups=((words,),))
    assert database_index().best([(match, 5)], ANY) == [[]]
    assert database_index().newest(match, ANY, 0, 5) == []
    assert database_index().figures(match, ANY, ["k"]).total == 0


def test_nothing_asked_gives_the_newest() -> None:
    story = make_article(title="Mương")
    put(story)
    assert found() == [story.pk]
