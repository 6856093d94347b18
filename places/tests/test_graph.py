"""Walks over what units became and came from."""

import datetime

import pytest

from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.graph import Node, PlaceGraph
from places.models import Place, Succession

REFORM = datetime.date(2025, 7, 1)


def graph(*nodes, links=()):
    return PlaceGraph([Node(*node) for node in nodes], links)


# 1 province of today, 2 merged province, 3 its district, 4 and 5 communes there, 6 and 7 communes of today,
# 8 a commune that did not change; 9 another merged province with its district 10 and commune 11.
COUNTRY = graph(
    (1, 1, None, None, True),
    (2, 1, None, None, False),
    (3, 2, 2, None, False),
    (4, 3, 3, None, False),
    (5, 3, 3, None, False),
    (6, 3, 1, None, True),
    (7, 3, 1, None, True),
    (8, 3, 1, 3, True),
    (9, 1, None, None, False),
    (10, 2, 9, None, False),
    (11, 3, 10, None, False),
    links=[(2, 1), (9, 1), (4, 6), (5, 6), (5, 7), (11, 7)],
)


@pytest.mark.parametrize(
    ("unit", "now"),
    [(1, {1}), (2, {1}), (4, {6}), (5, {6, 7}), (8, {8}), (3, {6, 7, 8}), (10, {7}), (99, set())],
)
def test_what_units_became(unit, now):
    assert COUNTRY.present(unit) == now


@pytest.mark.parametrize(
    ("places", "belongs_to"),
    [
        # Told in an old commune: there, in what it is now, and in both geographies above.
        ((4, 6, 1), {4, 3, 2, 6, 1}),
        # Told in a commune that was split and nobody said where it lies now.
        ((5, None, 1), {5, 3, 2, 1}),
        # Told today, in a commune made within one district: it counts for that district and its province too.
        ((6, 6, 1), {6, 1, 3, 2}),
        # Made across two old provinces: it counts for neither.
        ((7, 7, 1), {7, 1}),
        ((8, 8, 1), {8, 1, 3, 2}),
        ((3, None, 1), {3, 2, 1}),
        ((1, 1, 1), {1}),
        ((None, None, None), set()),
    ],
)
def test_to_what_a_story_belongs(places, belongs_to):
    assert COUNTRY.roll_up(*places) == belongs_to


def test_a_commune_of_one_origin_stands_for_it():
    renamed = graph((1, 1, None, None, True), (2, 3, 1, None, False), (3, 3, 1, None, True), links=[(2, 3)])
    assert renamed.roll_up(3, 3, 1) == {3, 2, 1}


def test_two_reforms_are_followed_both_ways():
    moved = graph(
        (1, 1, None, None, False),
        (2, 1, None, None, False),
        (3, 1, None, None, False),
        (4, 1, None, None, True),
        links=[(1, 3), (2, 3), (3, 4)],
    )
    assert moved.present(1) == {4}
    assert moved.before(4) == {3}


def test_a_circle_ends_the_walk():
    circle = graph((1, 3, None, None, False), (2, 3, None, None, False), links=[(1, 2), (2, 1)])
    assert circle.present(1) == set()
    assert circle.before(1) <= {1, 2}


@pytest.fixture
def stored(db):
    """Return units as in `COUNTRY`, stored, by their number there."""
    made: dict[int, Place] = {}

    def make(number, kind, parent=None, former=None, past=False):
        factory = CommuneFactory if kind == "xa" else ProvinceFactory
        above = {"parent": made.get(parent)} if parent else {}
        made[number] = factory(
            name=f"Nơi {number}", kind=kind, former_parent=made.get(former), valid_to=REFORM if past else None, **above
        )

    for number, kind, parent, former, past in (
        (1, "tinh", None, None, False),
        (2, "tinh", None, None, True),
        (3, "huyen", 2, None, True),
        (4, "xa", 3, None, True),
        (5, "xa", 3, None, True),
        (6, "xa", 1, None, False),
        (7, "xa", 1, None, False),
        (8, "xa", 1, 3, False),
        (9, "tinh", None, None, True),
        (10, "huyen", 9, None, True),
        (11, "xa", 10, None, True),
    ):
        make(number, kind, parent, former, past)
    for old, new in ((2, 1), (9, 1), (4, 6), (5, 6), (5, 7), (11, 7)):
        SuccessionFactory(old=made[old], new=made[new])
    return made


@pytest.mark.parametrize("number", range(1, 12))
def test_reading_a_part_tells_the_same_as_reading_all(stored, number, django_assert_max_num_queries):
    pk = stored[number].pk
    whole = PlaceGraph.whole()
    with django_assert_max_num_queries(20):
        part = PlaceGraph.around([pk])
    assert part.present(pk) == whole.present(pk) == PlaceGraph.ahead([pk]).present(pk)
    assert part.roll_up(pk) == whole.roll_up(pk)
    assert part.present_province(pk) == whole.present_province(pk) == stored[1].pk


def test_a_withdrawn_link_is_not_followed(stored):
    Succession.objects.filter(old=stored[5], new=stored[7]).update(is_withdrawn=True)
    assert PlaceGraph.whole().present(stored[5].pk) == {stored[6].pk}
    assert PlaceGraph.around([stored[5].pk]).present(stored[5].pk) == {stored[6].pk}
