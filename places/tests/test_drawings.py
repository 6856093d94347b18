"""The map of the country, the dots of a province, the streams of a merger."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.drawings.dots import dot_map
from places.drawings.rivers import rivers
from places.drawings.shades import Shades
from places.drawings.tiles import HEIGHT, WIDTH, tile_map
from places.models import Place

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.mark.django_db
def test_every_province_of_today_has_a_tile_of_its_own(provinces):
    today = list(Place.objects.provinces().present())
    found = tile_map([(place, 1) for place in today], {})
    assert len(today) == len(found.tiles) == 34
    for one in found.tiles:
        assert 0 <= one.x <= found.width - WIDTH
        assert 0 <= one.y <= found.height - HEIGHT
        beside = [other for other in found.tiles if other.y == one.y and abs(other.x - one.x) < WIDTH]
        assert beside == [one]


def test_the_archipelagos_are_drawn_and_named_whatever_is_known():
    found = tile_map([(Place(kind="thanh_pho", name="Đà Nẵng", name_key="danang"), 0)], {})
    assert [(one.name, one.province) for one in found.islands] == [("Hoàng Sa", "Đà Nẵng"), ("Trường Sa", "")]
    assert all(one.dots for one in found.islands)


@pytest.mark.parametrize(
    ("numbers", "least"),
    [([], ()), ([0, 0], ()), ([1], (1,)), ([2, 0], (1,)), ([4], (1, 2)), ([40, 3], (1, 5, 10, 20))],
)
def test_shades_follow_the_largest_number(numbers, least):
    assert Shades.of(numbers).least == least


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_more_stories_are_never_lighter(numbers):
    shades = Shades.of(numbers)
    steps = [shades.step(number) for number in sorted(numbers)]
    assert steps == sorted(steps)
    assert all((step == 0) == (number == 0) for number, step in zip(sorted(numbers), steps, strict=True))
    assert all(0 <= step <= 4 for step in steps)


@given(st.lists(st.integers(0, 10**5), min_size=1, max_size=20))
def test_streams_stay_within_the_drawing_and_are_as_wide_as_they_have_stories(numbers):
    found = rivers(numbers)
    assert len(found.streams) == len(numbers)
    for stream in found.streams:
        assert stream.width > 0
        assert all(-1 <= float(value) <= max(found.width, found.height) for value in _NUMBER.findall(stream.course))
    pairs = sorted(zip(numbers, (stream.width for stream in found.streams), strict=True))
    assert [width for _number, width in pairs] == sorted(width for _number, width in pairs)
    assert found.streams[-1].y < found.name_y < found.height


def _unit(name: str, latitude: float, longitude: float, kind: str = "xa") -> Place:
    return Place(kind=kind, name=name, latitude=latitude, longitude=longitude)


def test_dots_lie_as_the_communes_do_and_islands_far_out_at_the_edge():
    north, south, far = _unit("A", 12.5, 109.0), _unit("B", 11.5, 108.8), _unit("Trường Sa", 9.7, 114.4, "dac_khu")
    found = dot_map([(north, 0), (south, 3), (far, 0)])
    assert found is not None
    assert found.is_moved
    at = {dot.place.name: dot for dot in found.dots}
    assert at["A"].y < at["B"].y
    assert at["A"].x > at["B"].x
    assert at["Trường Sa"].label == "end"
    assert all(0 < dot.x < found.width and 0 < dot.y < found.height for dot in found.dots)
    assert at["B"].radius > at["A"].radius
    assert found.dots[-1].place is south


def test_without_centres_nothing_is_drawn():
    assert dot_map([]) is None
    assert dot_map([(Place(kind="xa", name="A"), 1), (_unit("B", 11, 108), 0)]) is None
    assert dot_map([(_unit("A", 11, 108), 0), (_unit("B", 11, 108), 0)]) is not None
