"""Charts: well-formed, in round numbers, named for those who do not see them, without a style of their own."""

import itertools
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import chart, round_top
from reports.figures import Point

SVG = "{http://www.w3.org/2000/svg}"


def drawn(points, **said):
    values = {"name": "course", "title": "Lượt xem", "description": "Nhiều nhất: 9"} | said
    text = chart(points, **values).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return list(ElementTree.fromstring(f"<all>{text}</all>"))


def with_class(drawing, name):
    return [part for part in drawing.iter() if part.get("class") == name]


@given(st.integers(0, 10**12))
def test_an_axis_ends_in_a_round_number_that_holds_all(most):
    top, step = round_top(most)
    assert top >= most
    assert re.fullmatch("[125]0*", str(step))
    assert top % step == 0
    assert top // step <= 5


def test_each_bar_stands_for_one_step_and_is_as_high_as_its_number():
    points = [Point(str(place), f"ngày {place}", value) for place, value in enumerate([0, 40, 80, None])]
    for drawing in drawn(points):
        bars = with_class(drawing, "lt-chart__bar")
        heights = [float(bar.get("height")) for bar in bars]
        assert heights[0] == 0
        assert heights[2] == pytest.approx(2 * heights[1])
        titles = [part.text for part in drawing.iter(f"{SVG}title")]
        assert titles == ["Lượt xem", "ngày 0: 0", "ngày 1: 40", "ngày 2: 80"]


def test_the_span_before_is_a_line_of_its_own():
    compared = [Point("1", "1", 3, 4), Point("2", "2", None, 9)]
    for drawing in drawn(compared):
        (line,) = with_class(drawing, "lt-chart__earlier")
        assert line.get("d").count("L") == 1
    assert not with_class(drawn([Point("1", "1", 3)])[0], "lt-chart__earlier")


@given(st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=400), st.booleans())
def test_any_course_is_drawn_inside_its_frame(values, is_compared):
    points = [
        Point(f"{place:02}/11", f"ngày {place}", value, value if is_compared else None)
        for place, value in enumerate(values)
    ]
    for drawing in drawn(points):
        _left, _top, width, height = map(int, drawing.get("viewBox").split())
        for part in drawing.iter():
            assert "style" not in part.attrib
            if part.tag == f"{SVG}rect":
                x, y, wide, high = (float(part.get(name)) for name in ("x", "y", "width", "height"))
                assert x >= 0 and y >= 0 and x + wide <= width + 0.5 and y + high <= height
        labels = [float(part.get("x")) for part in with_class(drawing, "lt-chart__step")]
        assert all(right - left > 40 for left, right in itertools.pairwise(labels))


def test_a_drawing_is_named_and_what_is_said_cannot_break_out_of_it():
    wide, narrow = drawn([Point("1", "1", 3)], title="<b>&\"'")
    ids = [part.get("id") for drawing in (wide, narrow) for part in drawing.iter() if part.get("id")]
    assert len(ids) == len(set(ids)) == 4
    for drawing in (wide, narrow):
        assert drawing.get("role") == "img"
        assert set(drawing.get("aria-labelledby").split()) <= set(ids)
        assert drawing[0].text == "<b>&\"'"


def test_nothing_is_drawn_of_nothing():
    assert chart([], name="a", title="", description="") == ""
