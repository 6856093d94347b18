"""Units that went into one, as streams that run into a river: the wider, the more stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

WIDTH = 340
_ROW, _TOP, _MOUTH = 60, 50, 78
_WIDEST, _THINNEST, _RIVER = 14.0, 4.0, 52.0
_RIGHT, _BEND, _REACH, _RIPPLED = 338.0, 34.0, 96.0, 14.0


@dataclass(frozen=True)
class Stream:
    """A stream: its course as a path, its width, and the height of its line."""

    course: str
    width: float
    y: int


@dataclass(frozen=True)
class Rivers:
    """Streams, and the river of them all: the height of its name, and the ripples on it."""

    streams: list[Stream]
    height: int
    name_y: int
    ripples: str
    width: int = WIDTH


def rivers(numbers: Sequence[int]) -> Rivers:
    """Return the drawing of one stream for each number of stories, from the top."""
    widths = _widths(numbers)
    lowest = _TOP + _ROW * (len(numbers) - 1)
    bed = lowest + _MOUTH + _BEND
    right, streams = _RIGHT, []
    left = _RIGHT - sum(widths)
    for index, width in enumerate(widths):
        # Streams lie side by side: who joins first flows at the far bank.
        lane = right - width / 2
        right -= width
        streams.append(Stream(_course(_TOP + _ROW * index, lane, lane - left, bed), width, _TOP + _ROW * index))
    return Rivers(
        streams=streams,
        height=round(bed + sum(widths) + 4),
        name_y=round(bed - 30),
        ripples=_ripples(bed + sum(widths) / 2, sum(widths)),
    )


def _widths(numbers: Sequence[int]) -> list[float]:
    most = max([1, *numbers])
    widths = [_THINNEST + (_WIDEST - _THINNEST) * sqrt(number / most) for number in numbers]
    scale = min(1.0, _RIVER / sum(widths)) if widths else 1.0
    return [round(width * scale, 1) for width in widths]


def _course(y: int, lane: float, bank: float, bed: float) -> str:
    """Return the path of a stream: below its name, down the river, and out under the name of the unit of today.

    `bank` is how far it flows from the near bank: the farther, the wider its bend, so that all turn side by side.
    """
    bend, turn = bank + _BEND, lane - _REACH
    return (
        f"M0 {y}C{turn / 3:.1f} {y - 6} {turn * 2 / 3:.1f} {y + 6} {turn:.1f} {y}"
        f"C{lane - 30:.1f} {y - 6} {lane:.1f} {y + 14} {lane:.1f} {y + 64}V{bed - _BEND:.1f}"
        f"C{lane:.1f} {bed + bank - bend * 0.4:.1f} {lane - bend * 0.6:.1f} {bed + bank:.1f} "
        f"{lane - bend:.1f} {bed + bank:.1f}H0"
    )


def _ripples(y: float, width: float) -> str:
    """Return ripples on the river where it is wide enough for them."""
    if width < _RIPPLED:
        return ""
    step = width / 5
    return "".join(
        f"M{x} {y + down * step:.1f}c{length / 3:.0f} -3 {length * 2 / 3:.0f} 3 {length} 0"
        for x, down, length in ((24, -1, 66), (112, 1, 48), (178, -1.2, 58), (60, 1.4, 30))
    )
