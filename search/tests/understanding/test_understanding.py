"""A query as a whole: synonyms, fields, and whatever anybody may type."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.vietnamese import exact_key, syllables
from places.factories import CommuneFactory, ProvinceFactory
from search.models import Abbreviation, SynonymGroup
from search.statistics import Statistics
from search.tests.understanding.knowledge import learn, read
from search.types import Phrase
from search.understanding import understand
from search.vocabulary import forget_vocabulary
from stories.factories import make_field
from stories.models import Field, FieldAlias

pytestmark = pytest.mark.django_db
TYPED = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạốồổỗộ  \"'“”«»‘’/-.,0123456789sfrxjw\u0301\u0323\u031b\x00"),
    ),
    max_size=300,
)


def keys(text: str) -> tuple[str, ...]:
    return tuple(map(exact_key, text.split()))


@pytest.fixture
def words(db):
    """Words of our own in place of those that are shipped."""
    SynonymGroup.objects.all().delete()
    SynonymGroup.objects.create(words="heo; lợn")
    SynonymGroup.objects.create(words="tai nạn giao thông; đụng xe")
    Abbreviation.objects.all().delete()
    Abbreviation.objects.create(short="UBND", full="Ủy ban nhân dân")
    forget_vocabulary()


def test_other_words_of_a_group_are_asked_for_too(words):
    learn("nuôi lợn", "nuôi heo", "bị đụng xe", "một bài", "hai bài")
    found = read("nuôi heo bị tai nạn giao thông").synonyms
    assert {(one.start, one.length, one.keys) for one in found} == {(1, 1, keys("lợn")), (3, 4, keys("đụng xe"))}
    assert all(0 < one.weight <= 0.85 for one in found)


def test_a_commoner_word_is_worth_less(words):
    learn("nuôi heo", *["nuôi lợn"] * 5, *["một bài"] * 9)
    common, rare = read("nuôi heo").synonyms[0].weight, read("nuôi lợn").synonyms[0].weight
    assert common < rare == 0.85


def test_words_that_no_document_has_are_not_asked_for(words):
    learn("nuôi heo")
    assert read("nuôi heo").synonyms == ()


def test_quotations_have_no_synonyms(words):
    learn("nuôi lợn", "nuôi heo")
    assert read('"nuôi heo"').synonyms == ()


@pytest.mark.parametrize("query", ["UBND xã", "ubnd xã"])
def test_abbreviations_are_written_out(words, query):
    learn("một bài")
    found = read(query)
    assert (found.typed, found.text) == (query, "Ủy ban nhân dân xã")
    assert [one.folded for one in found.syllables] == ["uy", "ban", "nhan", "dan", "xa"]


def test_a_document_number_keeps_its_letters(words):
    learn("một bài")
    found = read("số 2590 /kh-ubnd")
    assert found.phrases == (Phrase(("2590", "kh", "ubnd"), True),)


def test_words_that_name_a_field_are_told(words):
    learn("một bài")
    field = make_field(name="Bảo tồn voọc, chim trời")
    FieldAlias.objects.create(field=field, name="giữ voọc")
    found = {query: read(query).fields for query in ("người bảo tồn voọc", "chim troi", "giữ voọc", "giữ", "voọc")}
    spans = {query: [(one.start, one.length, one.field, one.weight) for one in spans] for query, spans in found.items()}
    assert spans == {
        "người bảo tồn voọc": [(1, 3, field.pk, 0.8)],
        "chim troi": [(0, 2, field.pk, 0.8)],
        "giữ voọc": [(0, 2, field.pk, 0.8)],
        "giữ": [],
        "voọc": [],
    }


def test_marks_that_were_typed_count_for_fields(words):
    learn("một bài")
    name = Field.objects.get(name="Nông nghiệp")
    assert [one.field for one in read("nong nghiep").fields] == [name.pk]
    assert read("nóng nghiệp").fields == ()


def test_nothing_typed_is_nothing_understood():
    for text in ("", "   ", "\x00", "?!…", "😀", "مرحبا"):
        found = read(text)
        assert (found.syllables, found.places, found.phrases, found.is_cut) == ((), (), (), False)


def test_long_queries_are_cut_between_words():
    learn("một bài")
    found = read("hiến đất làm đường " * 600)
    assert found.is_cut
    assert len(found.typed) <= 200
    assert found.typed.endswith(("hiến", "đất", "làm", "đường"))


def test_abbreviations_do_not_make_a_query_endless(words):
    learn("một bài")
    found = read("UBND " * 40)
    assert found.is_cut
    assert len(found.syllables) <= 64


def test_the_placing_of_tones_and_the_form_of_letters_make_no_difference():
    learn("hòa bình", "Hoàng Hoa Thám")
    old, new = read("hoà bình thuỷ").syllables, read("hòa bình thủy").syllables
    assert old == new
    text = "Người tốt việc tốt ở Đắk Lắk"
    assert read(unicodedata.normalize("NFD", text)) == read(text)


@pytest.fixture
def knowledge(words):
    """An index and places of which what is typed may say something."""
    province = ProvinceFactory(name="Sơn La")
    CommuneFactory(name="Nong Lay", parent=province)
    learn("người tốt việc tốt ở Sơn La", "hiến đất làm đường", "2590 kh ubnd", "du lịch", times=3)


@given(TYPED)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_understood_the_same_every_time(knowledge, text):
    found = understand(text, Statistics.now())
    assert understand(text, Statistics.now()) == found
    assert [(one.exact, one.start, one.end) for one in found.syllables] == [
        (one.exact, one.start, one.end) for one in syllables(found.text)
    ][: len(found.syllables)]
    assert len(found.places) <= 3
    spans = [*found.places, *found.synonyms, *found.fields]
    assert all(one.start >= 0 and one.start + one.length <= len(found.syllables) for one in spans)


@given(st.text(alphabet='hiến đấtlàmơưừởờóSơn La"/-12 ', max_size=60))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_composed_and_decomposed_text_are_understood_alike(knowledge, text):
    forms = {form: understand(unicodedata.normalize(form, text), Statistics.now()) for form in ("NFC", "NFD")}
    assert forms["NFC"] == forms["NFD"]
