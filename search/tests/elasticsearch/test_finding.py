"""What Elasticsearch finds and counts."""

import datetime

import pytest

from search.backends import elasticsearch
from search.backends.base import IndexAway
from search.backends.elasticsearch import ElasticsearchIndex, rebuild_elasticsearch
from search.backends.elasticsearch.client import live
from search.marks import FIELD, KIND, mark
from search.tests.elasticsearch.conftest import ANY, changed, found, stories
from search.types import Conditions, Match
from stories.factories import make_article, make_exemplar, make_field
from stories.models import Listing

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
DIRECT = ElasticsearchIndex()


@pytest.fixture
def tell(es):
    """Return what tells Elasticsearch of stories."""
    rebuild_elasticsearch()

    def of(*told):
        changed(*told)
        elasticsearch.push()

    return of


def test_all_groups_must_occur_and_one_of_each_suffices(tell):
    first = make_exemplar(title="Người giữ mương ở Nà Lếch")
    second = make_exemplar(title="Bà giữ rừng")
    tell(first, second)
    match = Match(groups=(("muong", "rung"), ("giu",)))
    assert set(stories(DIRECT.best([(match, 10)], ANY)[0])) == {first.pk, second.pk}
    assert found("giu", "muong", asked=DIRECT) == [first.pk]
    assert found("giuzzmuong", asked=DIRECT) == [first.pk]
    assert found("muongzzgiu", asked=DIRECT) == []


def test_the_title_weighs_more_than_the_lead(tell):
    lead = make_exemplar(title="Chuyện ở bản", lead="Ông giữ mương nước")
    title = make_exemplar(title="Người giữ mương", lead="Chuyện ở bản")
    tell(lead, title)
    assert found("muong", asked=DIRECT) == [title.pk, lead.pk]
    assert found("muong", asked=DIRECT, in_title=True) == [title.pk]


def test_the_beginning_of_a_word_or_of_a_pair_finds_it(tell):
    story = make_exemplar(title="Người giữ mương ở Nà Lếch")
    tell(story)
    assert found(prefix="muo", asked=DIRECT) == [story.pk]
    assert found(prefix="muongzzo", asked=DIRECT, in_title=True) == [story.pk]
    assert found(prefix="muongzzx", asked=DIRECT) == []


def test_several_matches_are_answered_in_their_order(tell):
    story = make_exemplar(title="Người giữ mương")
    tell(story)
    nothing, something = Match(groups=(("khong",),)), Match(groups=(("muong",),))
    answers = DIRECT.best([(nothing, 5), (something, 5)], ANY)
    assert [stories(answer) for answer in answers] == [[], [story.pk]]


def test_marks_and_a_span_of_time_narrow(tell):
    field = make_field(name="Học tập")
    old = make_exemplar(title="Mương cũ", fields=[field], published_date=datetime.date(2019, 5, 1))
    new = make_article(title="Mương mới", published_date=datetime.date(2024, 5, 1))
    tell(old, new)
    since = Conditions(since=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    until = Conditions(until=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert found("muong", asked=DIRECT, conditions=since) == [new.pk]
    assert found("muong", asked=DIRECT, conditions=until) == [old.pk]
    of_field = Conditions(marks=((mark(FIELD, field.pk), mark(FIELD, 999_999)),))
    assert found("muong", asked=DIRECT, conditions=of_field) == [old.pk]
    assert found("muong", asked=DIRECT, marks=((mark(KIND, "article"),),)) == [new.pk]


def test_the_newest_come_first_and_in_parts(tell):
    made = [
        make_exemplar(title=f"Mương {year}", published_date=datetime.date(year, 1, 1)) for year in (2020, 2022, 2021)
    ]
    tell(*made)
    match = Match(groups=(("muong",),))
    order = [made[1].pk, made[2].pk, made[0].pk]
    assert stories(DIRECT.newest(match, ANY, 0, 10)) == order
    assert stories(DIRECT.newest(match, ANY, 1, 2)) == order[1:2]
    assert DIRECT.newest(match, ANY, 5, 10) == []
    assert DIRECT.newest(match, ANY, 20_000, 20_010) == []


def test_figures_count_every_mark_however_many_there_are(tell):
    fields = [make_field(name=f"Lĩnh vực {number}") for number in range(15)]
    both = make_exemplar(title="Mương", fields=fields)
    one = make_article(title="Mương", fields=fields[:1])
    tell(both, one, make_article(title="Rừng"))
    figures = DIRECT.figures(Match(groups=(("muong",),)), ANY, (FIELD, KIND))
    assert figures.total == 2
    assert figures.by_mark[KIND] == {"exemplar": 1, "article": 1}
    assert len(figures.by_mark[FIELD]) == 15
    assert figures.by_mark[FIELD][str(fields[0].pk)] == 2
    assert not figures.is_partial


def test_without_words_all_that_is_public_is_found(tell):
    shown, hidden = make_exemplar(title="Mương"), make_exemplar(title="Rừng")
    tell(shown, hidden)
    hidden.unpublish()
    tell(hidden)
    assert stories(DIRECT.newest(Match(), ANY, 0, 10)) == [shown.pk]
    assert DIRECT.figures(Match(), ANY, (KIND,)).total == 1


def test_what_is_not_listed_is_never_found_whatever_the_index_says(tell):
    story = make_exemplar(title="Người giữ mương")
    tell(story)
    Listing.objects.filter(pk=story.pk).delete()
    assert found("muong", asked=DIRECT) == []


LONG = "m" * 40_000


@pytest.mark.parametrize(
    "token",
    [
        "nguo\u031bi",
        "muong OR *:*",
        '"',
        "\\",
        "(",
        "muong~",
        "*",
        "_id:*",
        "",
        " ",
        "\x00",
        "\u202e",
        "😀",
        "m" * 40_000,
    ],
)
def test_no_token_is_an_order_to_lucene(tell, token):
    tell(make_exemplar(title="Rừng"))
    match = Match(groups=((token,),), prefix=token)
    assert DIRECT.best([(match, 10)], ANY) == [[]]
    assert DIRECT.figures(match, Conditions(marks=((token[:100],),)), (KIND,)).total == 0


def test_without_an_index_or_with_another_mapping_it_is_away(es):
    with pytest.raises(IndexAway):
        DIRECT.figures(Match(), ANY, (KIND,))
    with pytest.raises(IndexAway):
        DIRECT.best([(Match(), 5)], ANY)
    es.indices.create(index=live(), mappings={"properties": {"text": {"type": "text"}}})
    with pytest.raises(IndexAway):
        DIRECT.figures(Match(), ANY, (KIND,))
    with pytest.raises(IndexAway):
        DIRECT.newest(Match(groups=(("muong",),)), ANY, 0, 5)
