"""The tables of abbreviations and of words that mean the same, and the stock of them."""

import pytest

from core.vietnamese import exact_keys
from core.vietnamese.abbreviations import written_out
from core.vietnamese.grammar import is_syllable
from home.services import setup_site
from search.models import Abbreviation, ShippedWord, SynonymGroup
from search.stock import load_vocabulary
from search.vocabulary import abbreviations, synonym_table, synonyms

TABLE = synonym_table(
    [["heo", "lợn"], ["hiến máu", "cho máu", "giọt máu"], ["ngô", "bắp"], ["một hai ba bốn năm", "năm"]]
)
FOREIGN = (
    "atm biogas bonsai camera clip covid dioxin facebook homestay honda laptop livestream marathon nylon online "
    "shipper smartphone startup tivi video vắc youtube zalo"
)


def said(words: str, is_accented: bool = True) -> set[tuple[str, ...]]:
    return set(TABLE.of(exact_keys(words), is_accented))


def test_all_other_words_of_a_group_are_said_for_one() -> None:
    assert said("hiến máu") == {exact_keys("cho máu"), exact_keys("giọt máu")}
    assert said("lợn") == {exact_keys("heo")}
    assert said("máu") == set()
    assert TABLE.longest == 2


def test_syllables_without_marks_may_be_those_with_marks() -> None:
    assert said("hien mau", is_accented=False) == said("hien máu") == said("hiến máu")
    assert said("hiền máu") == set()


def test_a_single_syllable_must_be_typed_as_it_is() -> None:
    assert said("ngo", is_accented=False) == said("ngo") == said("ngõ") == set()
    assert said("ngô") == {exact_keys("bắp")}


def test_a_single_syllable_without_marks_counts_in_an_accented_query_alone() -> None:
    assert said("heo") == {exact_keys("lợn")}
    assert said("heo", is_accented=False) == set()


def test_words_of_no_syllable_or_too_many_are_left_out() -> None:
    assert said("năm") == set()
    assert synonym_table([["…", "heo"]]).of(exact_keys("heo"), True) == []


@pytest.mark.django_db
def test_a_site_is_given_its_words_once() -> None:
    assert Abbreviation.objects.count() >= 60
    assert SynonymGroup.objects.count() >= 100
    assert load_vocabulary() == 0


@pytest.mark.django_db
def test_what_administrators_changed_or_deleted_stays_so() -> None:
    Abbreviation.objects.filter(short="NTM").update(full="nông thôn mới nâng cao")
    Abbreviation.objects.get(short="CCB").delete()
    SynonymGroup.objects.get(words__startswith="heo;").delete()
    setup_site()
    assert Abbreviation.objects.get(short="NTM").full == "nông thôn mới nâng cao"
    assert not Abbreviation.objects.filter(short="CCB").exists()
    assert not SynonymGroup.objects.filter(words__startswith="heo;").exists()


@pytest.mark.django_db
def test_what_is_new_in_the_stock_comes_to_sites_that_run_and_their_own_entries_count() -> None:
    Abbreviation.objects.filter(short__in=["NTM", "CCB"]).delete()
    Abbreviation.objects.create(short="ntm", full="nhà tình mẹ")
    ShippedWord.objects.filter(key__in=["abbreviation:NTM", "abbreviation:CCB"]).delete()
    assert load_vocabulary() == 1
    assert Abbreviation.objects.get(short="CCB").full == "cựu chiến binh"
    assert not Abbreviation.objects.filter(short="NTM").exists()


@pytest.mark.django_db
def test_the_stock_is_one_that_an_administrator_could_have_entered() -> None:
    rows = (*Abbreviation.objects.all(), *SynonymGroup.objects.all())
    assert len(rows) >= 160
    for row in rows:
        # Raises what the form would say.
        row.full_clean()


@pytest.mark.django_db
def test_the_stock_is_spelt_rightly() -> None:
    rows = [*(row.full for row in Abbreviation.objects.all()), *(row.words for row in SynonymGroup.objects.all())]
    spelt = {word.strip(";,-").lower() for word in " ".join(rows).split()} - set(FOREIGN.split())
    assert {word for word in spelt if word and not word.isdigit() and not is_syllable(word)} == set()


@pytest.mark.django_db
def test_changes_are_followed_at_once() -> None:
    assert written_out("TĐKT và XYZ", abbreviations()) == "Thi đua khen thưởng và XYZ"
    Abbreviation.objects.create(short="XYZ", full="xã yên vui")
    assert written_out("xyz", abbreviations()) == "xã yên vui"
    Abbreviation.objects.get(short="XYZ").delete()
    assert written_out("xyz", abbreviations()) == "xyz"
    group = SynonymGroup.objects.create(words="chợ phiên; phiên chợ")
    assert exact_keys("phiên chợ") in synonyms().of(exact_keys("chợ phiên"), True)
    group.delete()
    assert synonyms().of(exact_keys("chợ phiên"), True) == []


@pytest.mark.django_db
def test_tables_are_read_once(django_assert_num_queries) -> None:
    abbreviations(), synonyms()
    with django_assert_num_queries(0):
        abbreviations(), synonyms()
