"""What readers find, under filters, in order and page by page; on the index of the database as it is."""

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import dates
from search import engine
from search.documents import document_name, story_name
from search.indexing import index
from search.marks import FIELD, KIND, WRITTEN, YEAR, mark
from search.types import NEWEST, Conditions, Found, Hit, Wanted
from stories.factories import (
    make_article,
    make_document,
    make_exemplar,
    make_field,
    make_hidden_stories,
    restrict,
)

pytestmark = pytest.mark.django_db
ALL = Wanted()
WORDS = ["người", "tốt", "rung", "2590/KH", "Sơn La", "'", '"', "OR", "*"]


def put(*stories: Any) -> None:
    """Index stories."""
    index(story_name(story.pk) for story in stories if story.pk)


def write(*titles: str) -> list[Any]:
    """Return indexed articles with these titles."""
    stories = [make_article(title=title) for title in titles]
    put(*stories)
    return stories


def day(number: int) -> datetime.date:
    """Return one of some days that follow one another."""
    return datetime.date(2024, 1, 1) + datetime.timedelta(number)


def found(text: str, wanted: Wanted = ALL) -> list[int | None]:
    """Return the stories found, in order."""
    return [hit.story for hit in engine.search(text, wanted).hits]


def ids(*stories: Any) -> list[int]:
    """Return the ids of stories."""
    return [story.pk for story in stories]


def plain(hit: Hit) -> str:
    """Return the title of a hit."""
    return "".join(span.text for span in hit.title)


def test_the_marks_typed_come_first() -> None:
    opened, fat, plum = write("Mở vườn", "Mỡ lợn sạch", "Vườn mơ trên núi")
    assert found("mơ")[0] == plum.pk
    assert found("mở")[0] == opened.pk
    assert found("mỡ")[0] == fat.pk
    assert set(found("mo")) == {opened.pk, fat.pk, plum.pk}


def test_neighbours_in_their_order_come_first() -> None:
    pupils, biology = write("Giúp học sinh đến trường", "Cô giáo sinh học yêu nghề")
    assert found("học sinh")[0] == pupils.pk
    assert found("sinh học")[0] == biology.pk


def test_a_title_comes_before_a_body_and_a_new_story_before_an_old_one() -> None:
    lead = make_article(title="Bài khác", lead="Nuôi trẻ mồ côi", published_date=day(3))
    old = make_article(title="Nuôi trẻ mồ côi", published_date=day(1))
    new = make_article(title="Nuôi trẻ mồ côi", published_date=day(2))
    put(lead, old, new)
    assert found("nuôi trẻ mồ côi") == ids(new, old, lead)


def test_words_are_marked_in_title_and_passage() -> None:
    story = make_article(title="Người giữ rừng", lead="Ông giữ rừng đầu nguồn suốt ba mươi năm.")
    put(story)
    hit = engine.search("giu rung", ALL).hits[0]
    assert [span.text for span in hit.title if span.is_hit] == ["giữ rừng"]
    assert [span.text for span in hit.snippet if span.is_hit] == ["giữ rừng"]


def test_where_nothing_fits_the_near_ones_are_no_results() -> None:
    story = write("Người giữ rừng đầu nguồn")[0]
    write("Bài hai", "Bài ba")
    answer = engine.search("tàu vũ trụ giữ trạm", ALL)
    assert (answer.hits, answer.total, answer.figures.total) == ((), 0, 0)
    assert {hit.story for hit in answer.near} <= {story.pk}


def test_a_quotation_must_stand_as_it_is() -> None:
    whole, _apart = write("Việc tốt của người", "Người làm việc thật tốt")
    assert found('"việc tốt"') == [whole.pk]
    assert engine.search('"tốt việc"', ALL).total == 0


def test_a_document_is_found_by_its_number() -> None:
    document = make_document(number="2590/KH-UBND", subject="Biểu dương người tốt")
    other = make_document(number="2591/KH-UBND", subject="Biểu dương người tốt")
    index([document_name(document.pk), document_name(other.pk)])
    for typed in ("2590/KH-UBND", "2590/kh-ubnd", "kế hoạch 2590/KH-UBND"):
        assert [hit.document for hit in engine.search(typed, ALL).hits] == [document.pk]


def test_hidden_stories_are_never_found() -> None:
    seen, closed = make_article(title="Chuyện kín đáo"), make_article(title="Chuyện kín đáo")
    hidden = make_hidden_stories("Chuyện kín đáo")
    put(*hidden.values(), seen, closed)
    restrict(closed)
    answer = engine.search("chuyện kín đáo", ALL)
    assert [hit.story for hit in answer.hits] == [seen.pk]
    assert (answer.total, answer.figures.total, answer.near) == (1, 1, ())
    assert [one.text for one in engine.suggest("chuyen kin")] == ["Chuyện kín đáo"]


def test_figures_count_exactly_what_is_listed() -> None:
    field = make_field(name="Cứu người")
    exemplars = [make_exemplar(title=f"Nuôi trẻ số {number}", fields=[field]) for number in range(3)]
    articles = [make_article(title=f"Nuôi trẻ bài {number}") for number in range(12)]
    put(*exemplars, *articles)
    answer = engine.search("nuôi trẻ", ALL)
    assert (answer.total, len(answer.hits), answer.figures.total) == (15, 10, 15)
    assert answer.figures.by_mark[KIND] == {"exemplar": 3, "article": 12}
    assert answer.figures.by_mark[FIELD] == {str(field.pk): 3}
    assert len(engine.search("nuôi trẻ", Wanted(page=2)).hits) == 5


def test_conditions_hold_for_results_near_ones_and_figures() -> None:
    exemplar, article = make_exemplar(title="Giữ rừng một"), make_article(title="Giữ rừng hai")
    put(exemplar, article)
    only = Conditions(marks=((mark(KIND, "exemplar"),),))
    assert found("giữ rừng", Wanted(only)) == [exemplar.pk]
    near = engine.search("tàu giữ trạm vũ trụ", Wanted(only)).near
    assert {hit.story for hit in near} <= {exemplar.pk}
    whole = engine.search("giữ rừng", Wanted(only))
    assert engine.Inquiry(whole.understood).figures(Conditions()).total == 2


@pytest.mark.parametrize("number", [5, 45])
def test_a_figure_leads_to_as_many_results_as_it_says(number: int) -> None:
    exemplars = [make_exemplar(title=f"Con mương số {count}") for count in range(2)]
    articles = [make_article(title=f"Giữ rừng con mương {count}") for count in range(number)]
    # They would do if there were nothing better.
    loose = [make_exemplar(title="Giữ nhà"), make_exemplar(title="Rừng xa"), make_exemplar(lead="Giữ một đời rừng")]
    put(*exemplars, *articles, *loose)
    for text in ("giữ rừng", "con mương", "giữ rừng con mương", "giu rung xa"):
        whole = engine.search(text, ALL)
        for kind in ("exemplar", "article"):
            answer = engine.search(text, Wanted(Conditions(marks=((mark(KIND, kind),),))))
            assert (text, kind, answer.total) == (text, kind, whole.figures.by_mark.get(KIND, {}).get(kind, 0))
            assert len(answer.hits) == min(answer.total, 10)


@pytest.mark.parametrize("number", [5, 45])
def test_a_span_of_time_leaves_what_is_found_without_it(number: int) -> None:
    put(*(make_article(title=f"Giữ rừng số {count}", published_date=day(count)) for count in range(number)))
    since, until = (dates.at(day(count)) for count in (1, 3))
    assert engine.search("giữ rừng", Wanted(Conditions(since=since, until=until))).total == 2
    assert engine.search("giữ rừng", Wanted(Conditions(since=since))).total == number - 1


def test_more_than_can_be_ranked_are_listed_each_once_and_counted() -> None:
    stories = [make_article(title=f"Giữ rừng số {number}", published_date=day(number)) for number in range(75)]
    put(*stories)
    pages = [engine.search("giữ rừng", Wanted(page=page)) for page in range(1, 9)]
    listed = [hit.story for page in pages for hit in page.hits]
    assert {page.total for page in pages} == {75}
    assert sorted(listed) == sorted(ids(*stories))
    newest = [
        hit.story for page in range(1, 9) for hit in engine.search("giữ rừng", Wanted(sort=NEWEST, page=page)).hits
    ]
    assert newest == ids(*reversed(stories))


def test_without_words_conditions_leave_the_newest() -> None:
    exemplar, last = make_exemplar(published_date=day(1)), make_exemplar(published_date=day(3))
    article = make_article(published_date=day(2))
    put(exemplar, article, last)
    only = Wanted(Conditions(marks=((mark(KIND, "exemplar"),),)))
    answer = engine.search("", only)
    assert ([hit.story for hit in answer.hits], answer.total) == (ids(last, exemplar), 2)
    assert engine.search("?!", only).total == 2
    assert engine.search("", ALL) == Found(engine.search("", ALL).understood)


def test_results_may_stand_in_order_of_time() -> None:
    title = make_article(title="Giữ rừng", published_date=day(1))
    lead = make_article(title="Bài", lead="Giữ rừng", published_date=day(2))
    put(title, lead)
    assert found("giữ rừng") == ids(title, lead)
    assert found("giữ rừng", Wanted(sort=NEWEST)) == ids(lead, title)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=10_000),
        st.text(alphabet="\"'()*:^-+~/\\ \x00aệđ𝐀\u0301\u200b1", max_size=300),
        st.lists(st.sampled_from(["người", "tốt", "rung", "2590/KH", "Sơn La", "'", '"', "OR", "*"]), max_size=60).map(
            " ".join
        ),
    )
)
def test_whatever_is_typed_is_answered(text: str) -> None:
    answer = engine.search(text, ALL)
    assert answer.total >= len(answer.hits)
    engine.suggest(text)


def test_words_of_a_page_beyond_the_last_are_answered_by_an_empty_page() -> None:
    write("Giữ rừng")
    answer = engine.search("giữ rừng", Wanted(page=50))
    assert (answer.hits, answer.total) == ((), 1)


def test_conditions_of_place_and_year_are_marks_like_others() -> None:
    write("Giữ rừng")
    nowhere = Conditions(marks=((mark(WRITTEN, 999),), (mark(YEAR, 1900),)))
    answer = engine.search("giữ rừng", Wanted(nowhere))
    assert (answer.total, answer.near) == (0, ())
