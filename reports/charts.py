"""Charts as SVG, drawn here: no script, no style of their own, the colours come from the sheet of the admin.

Each is drawn twice, wide and narrow: letters that shrink with the picture cannot be read on a phone. The sheet shows
the one that fits.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.templatetags.shell import number
from reports.figures import Point

# More points than this are a line: bars would be thinner than a hair.
_MOST_BARS = {"wide": 120, "narrow": 62}
_TICKS = 4
# About how wide a digit is.
_DIGIT = 7
_NOTHING = mark_safe("")


@dataclass(frozen=True)
class Frame:
    """How large a drawing is, in units of its own, and what stands around its field."""

    name: str
    width: int
    height: int
    left: int = 0
    right: int = 8
    top: int = 12
    bottom: int = 26
    # Room that a label of the lower axis takes.
    label: int = 58

    @property
    def across(self) -> int:
        """How wide the field is."""
        return self.width - self.left - self.right

    @property
    def floor(self) -> int:
        """Where zero lies."""
        return self.height - self.bottom

    def height_of(self, value: int, most: int) -> float:
        """Return how high `value` stands above the floor."""
        return round(value * (self.floor - self.top) / most, 1)


WIDE, NARROW = Frame("wide", 960, 280), Frame("narrow", 340, 220, right=4, label=52)


def chart(points: Sequence[Point], *, name: str, title: str, description: str) -> SafeString:
    """Return the drawing of a figure over time, both wide and narrow; nothing where there are no points.

    `name` begins the ids in it; `title` and `description` are what a screen reader says.
    """
    drawings = (_drawing(frame, points, name, title, description) for frame in (WIDE, NARROW))
    return mark_safe("".join(drawings)) if points else _NOTHING


def round_top(most: int) -> tuple[int, int]:
    """Return the top of an axis that holds `most`, and its step, both in round numbers (1, 2 or 5 and noughts)."""
    rough = max(most, _TICKS) / _TICKS
    power: int = 10 ** math.floor(math.log10(rough))
    step = next(unit * power for unit in (1, 2, 5, 10) if unit * power >= rough)
    return max(1, math.ceil(most / step)) * step, step


def _drawing(frame: Frame, points: Sequence[Point], name: str, title: str, description: str) -> SafeString:
    most, step = round_top(max([value for point in points for value in (point.views, point.earlier) if value] or [0]))
    frame = replace(frame, left=_DIGIT * len(number(most)) + 10)
    draw = _bars if len(points) <= _MOST_BARS[frame.name] else _area
    return format_html(
        '<svg class="lt-chart lt-chart--{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-{}-title {}-{}-text">'
        '<title id="{}-{}-title">{}</title><desc id="{}-{}-text">{}</desc>{}{}{}{}</svg>',
        *(frame.name, frame.width, frame.height, name, frame.name, name, frame.name),
        *(name, frame.name, title, name, frame.name, description),
        _levels(frame, most, step),
        draw(frame, points, most),
        _earlier(frame, points, most),
        _labels(frame, points),
    )


def _levels(frame: Frame, most: int, step: int) -> SafeString:
    """Return the lines across, each with its number."""
    levels = ((value, frame.floor - frame.height_of(value, most)) for value in range(0, most + 1, step))
    return format_html_join(
        "",
        '<path class="lt-chart__level" d="M{} {}H{}"/><text class="lt-chart__number" x="{}" y="{}">{}</text>',
        ((frame.left, y, frame.width - frame.right, frame.left - 6, y + 4, number(value)) for value, y in levels),
    )


def _bars(frame: Frame, points: Sequence[Point], most: int) -> SafeString:
    wide = frame.across / len(points)
    # A low bar is hard to point at: the whole height above it says its number.
    return format_html_join(
        "",
        '<g><title>{}</title><rect class="lt-chart__reach" x="{}" y="{}" width="{}" height="{}"/>'
        '<rect class="lt-chart__bar" x="{}" y="{}" width="{}" height="{}"/></g>',
        (
            (
                _said(point),
                *(round(frame.left + place * wide, 2), frame.top, round(wide, 2), frame.floor - frame.top),
                *(round(frame.left + (place + 0.14) * wide, 2), frame.floor - high, round(wide * 0.72, 2), high),
            )
            for place, point in enumerate(points)
            if point.views is not None
            for high in [frame.height_of(point.views, most)]
        ),
    )


def _area(frame: Frame, points: Sequence[Point], most: int) -> SafeString:
    line = _line(frame, [point.views for point in points], most)
    if not line:
        return _NOTHING
    return format_html(
        '<path class="lt-chart__area" d="{}V{}H{}Z"/><path class="lt-chart__line" d="{}"/>',
        *(line, frame.floor, _middle(frame, 0, len(points)), line),
    )


def _earlier(frame: Frame, points: Sequence[Point], most: int) -> SafeString:
    line = _line(frame, [point.earlier for point in points], most)
    if not line:
        return _NOTHING
    # Below it runs a broad line in the colour of the ground: on bars it could not be seen otherwise.
    return format_html('<path class="lt-chart__gap" d="{}"/><path class="lt-chart__earlier" d="{}"/>', line, line)


def _line(frame: Frame, values: Sequence[int | None], most: int) -> str:
    """Return the path through the middles of the steps that have a value."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    corners = (
        f"{_middle(frame, place, len(values))} {round(frame.floor - frame.height_of(value, most), 1)}"
        for place, value in known
    )
    return f"M{'L'.join(corners)}" if known else ""


def _labels(frame: Frame, points: Sequence[Point]) -> SafeString:
    """Return the names of as many steps as there is room for, at even distances."""
    every = max(1, math.ceil(len(points) * frame.label / frame.across))
    end = frame.width - frame.label / 2 + 8
    places = [place for place in range(0, len(points), every) if _middle(frame, place, len(points)) <= end]
    return format_html_join(
        "",
        '<text class="lt-chart__step" x="{}" y="{}">{}</text>',
        ((_middle(frame, place, len(points)), frame.height - 8, points[place].short) for place in places),
    )


def _middle(frame: Frame, place: int, number_of_steps: int) -> float:
    return round(frame.left + (place + 0.5) * frame.across / number_of_steps, 1)


def _said(point: Point) -> str:
    return f"{point.long}: {number(point.views)}"
