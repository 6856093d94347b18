"""The newsroom's own search: what Wagtail's boxes, choosers and calls find on the database in use."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.index import insert_or_update_object
from wagtail.search.query import MATCH_ALL, MATCH_NONE, Boost, Fuzzy, Not, Phrase, PlainText

from media.factories import ImageFactory
from media.models import Image
from search.backends.wagtail_base import FoldedCompiler
from stories.factories import make_article, make_author, make_document, make_exemplar
from stories.models import ArticlePage, Author, ExemplarPage, IndexPage, OfficialDocument, Shelf

pytestmark = pytest.mark.django_db


def exemplar(title: str, **values: object) -> ExemplarPage:
    """Return a story that is in the index, as it is once its transaction is over."""
    story = make_exemplar(title=title, **values)
    insert_or_update_object(story)
    return story


def titles(results) -> list[str]:
    return [page.title for page in results]


@pytest.mark.parametrize(
    "typed", ["việc tốt", "viec tot", "VIỆC TỐT", "vie\u0323\u0302c to\u0302\u0301t", "tốt việc", "viec to"]
)
def test_marks_case_form_and_order_make_no_difference(typed) -> None:
    exemplar("Người tốt việc tốt ở Đắk Lắk")
    exemplar("Chuyện khác")
    assert titles(Page.objects.autocomplete(typed)) == ["Người tốt việc tốt ở Đắk Lắk"]


@pytest.mark.parametrize("typed", ["dak lak", "Đắk Lắk", "đak lăk"])
def test_d_with_a_stroke_is_d(typed) -> None:
    exemplar("Người tốt việc tốt ở Đắk Lắk")
    assert Page.objects.search(typed).count() == 1


@pytest.mark.parametrize(("typed", "title"), [("ky", "Ký ức"), ("ky", "Kyoto xa xôi"), ("quy", "Quyết tâm")])
def test_the_beginning_of_a_word_may_end_in_y(typed, title) -> None:
    exemplar(title)
    assert titles(ExemplarPage.objects.autocomplete(typed)) == [title]


def test_whole_words_are_searched_unless_somebody_is_still_typing() -> None:
    exemplar("Bản Nghịu giữ nước")
    assert not list(Page.objects.search("nghi nuoc"))
    assert Page.objects.autocomplete("nuoc ngh").count() == 1


@pytest.mark.parametrize("typed", ["2590/KH-UBND", "2590", "2590/kh", "kh-ubnd 2590", '"2590/KH-UBND"'])
def test_documents_are_found_by_number(typed) -> None:
    document = make_document(number="2590/KH-UBND", subject="Về việc nêu gương")
    make_document(number="2591/QĐ-TTg")
    assert list(get_search_backend().autocomplete(typed, OfficialDocument)) == [document]


def test_words_of_other_scripts_are_found() -> None:
    exemplar("Мир и дружба")
    assert titles(ExemplarPage.objects.autocomplete("друж")) == ["Мир и дружба"]


NASTY = [
    '"', "'", '"người', "ngư'ời", "AND", "OR NOT", "NEAR(a b)", "title:x", "{title}", "a* ^b", "(", "a & !b | c <-> d",
    ":*A", "\\", "%s %d %(x)s", "\x00", "a\x00b", "   ", "\n\t", "!!! ??? …", "😀🏳️‍🌈", "مرحبا بالعالم", "\u202eabc",
    "a" * 10_000, "a " * 5_000, '"a" ' * 2_500, "á" * 10_000, "zz" * 30, "\ue000", "'; DROP TABLE x; --", "x:'y:\"z",
]  # fmt: skip


@pytest.mark.parametrize("query", [PlainText, Phrase, Fuzzy])
def test_nothing_that_is_typed_fails(query) -> None:
    exemplar("Người tốt, việc tốt")
    for typed in NASTY:
        for results in (Page.objects.search(query(typed)), Page.objects.autocomplete(query(typed))):
            assert len(list(results)) == results.count()


def test_a_tree_of_any_depth_is_read() -> None:
    exemplar("Người tốt")
    query = PlainText("người")
    for _ in range(200):
        query = query & Not(PlainText("xấu")) | MATCH_NONE
    assert ExemplarPage.objects.search(query).count() <= 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60), name=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_whatever_a_name_is_it_finds_its_bearer(typed, name) -> None:
    author = make_author(name=f"Tên {name}")
    backend = get_search_backend()
    assert author in list(backend.search(f"Tên {name}", Author))
    assert len(list(backend.autocomplete(typed, Author))) <= 1
    author.delete()


@pytest.mark.parametrize("typed", ["   ", "…", "", "😀"])
def test_a_query_without_any_word_finds_nothing(typed) -> None:
    exemplar("Người tốt")
    assert list(Page.objects.search(typed)) == []


def test_all_and_nothing() -> None:
    story = exemplar("Người tốt")
    assert story.pk in {page.pk for page in Page.objects.search(MATCH_ALL)}
    assert Page.objects.search(MATCH_ALL).count() == Page.objects.count()
    assert list(Page.objects.search(MATCH_NONE)) == []
    assert titles(ExemplarPage.objects.search(MATCH_ALL & PlainText("người"))) == ["Người tốt"]
    assert titles(ExemplarPage.objects.search(MATCH_NONE | PlainText("người"))) == ["Người tốt"]


def test_queries_are_joined_and_turned_round() -> None:
    for title in ("Lúa nếp", "Lúa tẻ", "Ngô nếp", "Khoai"):
        exemplar(title)
    stories = ExemplarPage.objects
    lua, nep = PlainText("lúa"), PlainText("nếp")
    assert set(titles(stories.search(lua & nep))) == {"Lúa nếp"}
    assert set(titles(stories.search(lua | nep))) == {"Lúa nếp", "Lúa tẻ", "Ngô nếp"}
    assert set(titles(stories.search(lua & Not(nep)))) == {"Lúa tẻ"}
    assert set(titles(stories.search(Not(lua) & Not(nep)))) == {"Khoai"}
    assert set(titles(stories.search(Not(lua) | nep))) == {"Lúa nếp", "Ngô nếp", "Khoai"}
    assert set(titles(stories.search(Not(lua | nep)))) == {"Khoai"}
    assert set(titles(stories.search("lúa ngô", operator="or"))) == {"Lúa nếp", "Lúa tẻ", "Ngô nếp"}


def test_a_phrase_keeps_its_order() -> None:
    exemplar("Học sinh vùng cao")
    exemplar("Sinh học vùng cao")
    assert titles(ExemplarPage.objects.search(Phrase("hoc sinh"))) == ["Học sinh vùng cao"]


def test_a_boosted_part_comes_first() -> None:
    exemplar("Giữ rừng đầu nguồn")
    exemplar("Giữ nước đầu nguồn")
    rung, nuoc = PlainText("rừng"), PlainText("nước")
    assert titles(ExemplarPage.objects.search(Boost(rung, 5) | nuoc))[0] == "Giữ rừng đầu nguồn"
    assert titles(ExemplarPage.objects.search(rung | Boost(nuoc, 5)))[0] == "Giữ nước đầu nguồn"


def test_a_fuzzy_query_forgives_the_end_of_a_word() -> None:
    exemplar("Cựu chiến binh Trường Sơn")
    assert ExemplarPage.objects.search(Fuzzy("truonh")).count() == 1


def test_a_search_in_some_fields_looks_only_there() -> None:
    image = ImageFactory(title="Ảnh một", caption="Bà con dựng cầu", alt_text="Cây cầu tre")
    images = get_search_backend()
    assert list(images.search("dựng cầu", Image, fields=["caption"])) == [image]
    assert list(images.search("cầu dựng", Image, fields=["title", "caption"])) == [image]
    assert list(images.search(Phrase("dựng cầu"), Image, fields=["caption"])) == [image]
    assert not list(images.search("dựng", Image, fields=["alt_text"]))
    assert not list(images.search("anh", Image, fields=["caption"]))
    assert list(images.search("anh", Image, fields=["title"])) == [image]
    assert list(images.autocomplete("cay c", Image, fields=["alt_text"])) == [image]
    assert not list(images.autocomplete("cay c", Image, fields=["title"]))


def test_a_word_in_the_title_counts_more_than_one_below() -> None:
    below = ImageFactory(title="Ảnh kho", caption="Cầu tre")
    above = ImageFactory(title="Cầu tre", caption="Ảnh kho")
    assert list(get_search_backend().search("cau tre", Image)) == [above, below]


def test_pictures_are_found_by_their_tags() -> None:
    image = ImageFactory(title="Ảnh một")
    image.tags.add("lũ quét")
    image.save()
    assert list(get_search_backend().autocomplete("lu que", Image)) == [image]


def test_the_title_that_was_typed_comes_first_however_many_are_newer(monkeypatch) -> None:
    monkeypatch.setattr(FoldedCompiler, "most_ranked", 3)
    first = exemplar("Nêu gương")
    others = [exemplar(f"Nêu gương sáng cho mọi người noi theo {number}") for number in range(6)]
    results = ExemplarPage.objects.autocomplete("neu guong")
    assert results.count() == 7
    found = [page.pk for page in results]
    assert found[0] == first.pk
    assert sorted(found) == sorted([first.pk, *(page.pk for page in others)])
    # Pages of results, one after the other, are the same list.
    assert [page.pk for start in range(0, 8, 2) for page in results[start : start + 2]] == found


def test_filters_orders_and_parts_of_the_results_hold(monkeypatch) -> None:
    monkeypatch.setattr(FoldedCompiler, "most_ranked", 2)
    for number in range(4):
        exemplar(f"Gương {number}", publish=number % 2 == 0)
    insert_or_update_object(make_article(title="Gương trong bài báo"))
    shelves = IndexPage.objects.search("guong").count()
    assert Page.objects.search("guong").count() == shelves + Shelf.objects.search("guong").count() + 5
    assert ExemplarPage.objects.filter(live=True).search("guong").count() == 2
    ordered = ExemplarPage.objects.order_by("title").search("gương", order_by_relevance=False)
    assert titles(ordered) == [f"Gương {number}" for number in range(4)]
    assert titles(ordered[1:3]) == ["Gương 1", "Gương 2"]
    assert ordered[1:3].count() == 2
    assert ordered[3:9].count() == 1
    assert titles(ArticlePage.objects.search("guong")) == ["Gương trong bài báo"]
    assert ExemplarPage.objects.none().search("guong").count() == 0


def test_results_are_counted_by_a_filter_and_bear_scores() -> None:
    exemplar("Gương một")
    insert_or_update_object(make_article(title="Gương hai"))
    assert sum(Page.objects.search("guong hai").facet("content_type_id").values()) == 1
    page = ExemplarPage.objects.search("gương một").annotate_score("nearness")[0]
    assert page.nearness > 0


def test_a_page_is_found_by_its_new_title_only_and_not_after_it_is_gone() -> None:
    story = exemplar("Tên cũ")
    story.title = "Nhan đề mới"
    story.save()
    insert_or_update_object(story)
    assert not list(ExemplarPage.objects.search("tên cũ"))
    assert ExemplarPage.objects.search("nhan de moi").count() == 1
    story.delete()
    assert not list(Page.objects.search("nhan de moi"))


def test_a_long_text_is_indexed_up_to_a_limit() -> None:
    image = ImageFactory(title="Ảnh dài")
    image.caption = "từ " * 100_000 + "cuối"
    backend = get_search_backend()
    backend.add(image)
    assert list(backend.search("anh dai tu", Image)) == [image]
    assert not list(backend.search("cuoi", Image))


def test_a_search_asks_the_database_a_few_times_however_much_is_found() -> None:
    for number in range(3):
        exemplar(f"Gương {number}")
    results = Page.objects.autocomplete("gương")
    with CaptureQueriesContext(connection) as queries:
        assert results.count()
        list(results[:20])
    assert len(queries) <= 6
