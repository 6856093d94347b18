"""The communes of a province as dots at their centres, larger and darker with more stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from places.drawings.shades import Shades
from places.models import Kind, Place

_WIDTH, _TALLEST, _EDGE = 320.0, 420.0, 18.0
_RADII = (3.0, 5.0, 6.5, 8.0, 10.0)


@dataclass(frozen=True)
class Dot:
    """A unit at its place in the drawing; `label` says on which side its name stands, "" where it has none."""

    place: Place
    number: int
    step: int
    x: float
    y: float
    label: str = ""

    @property
    def radius(self) -> float:
        """Return the radius."""
        return _RADII[self.step]

    @property
    def label_x(self) -> float:
        """Return where the name begins or ends."""
        return self.x + (self.radius + 4) * (-1 if self.label == "end" else 1)

    @property
    def label_y(self) -> float:
        """Return the height of the name."""
        return self.y + 4


@dataclass(frozen=True)
class DotMap:
    """The drawing; `is_moved` says that islands far out were drawn nearer than they lie."""

    dots: list[Dot]
    height: float
    is_moved: bool
    shades: Shades
    width: float = _WIDTH


def dot_map(units: Iterable[tuple[Place, int]]) -> DotMap | None:
    """Return the drawing of units with their numbers of stories; None where fewer than two centres are known."""
    known = [(place, number) for place, number in units if place.latitude is not None and place.longitude is not None]
    mainland = [place for place, _number in known if place.kind != Kind.DAC_KHU] or [place for place, _n in known]
    if len(known) < 2:
        return None
    frame = _Frame([(float(p.latitude or 0), float(p.longitude or 0)) for p in mainland])
    shades = Shades.of(number for _place, number in known)
    # Those with stories are drawn last, over the others.
    known.sort(key=lambda pair: pair[1])
    dots = [_dot(frame, place, number, shades.step(number)) for place, number in known]
    return DotMap(dots, frame.height, frame.is_moved, shades)


class _Frame:
    """Where degrees stand in the drawing: the mainland fills it, islands far out stand at its edge."""

    def __init__(self, centres: list[tuple[float, float]]) -> None:
        latitudes, longitudes = zip(*centres, strict=True)
        self._north, self._west = max(latitudes), min(longitudes)
        self._narrowing = cos(radians(sum(latitudes) / len(latitudes)))
        wide = (max(longitudes) - self._west) * self._narrowing
        high = self._north - min(latitudes)
        self._scale = min((_WIDTH - 2 * _EDGE) / (wide or 0.01), (_TALLEST - 2 * _EDGE) / (high or 0.01))
        self._left = (_WIDTH - wide * self._scale) / 2
        self.height = round(high * self._scale + 2 * _EDGE, 1)
        self.is_moved = False

    def at(self, place: Place) -> tuple[float, float]:
        """Return where a unit stands, and remember whether it had to be moved."""
        x = self._left + (float(place.longitude or 0) - self._west) * self._narrowing * self._scale
        y = _EDGE + (self._north - float(place.latitude or 0)) * self._scale
        inside = (min(max(x, _EDGE), _WIDTH - _EDGE), min(max(y, _EDGE), self.height - _EDGE))
        self.is_moved |= inside != (x, y)
        return round(inside[0], 1), round(inside[1], 1)


def _dot(frame: _Frame, place: Place, number: int, step: int) -> Dot:
    x, y = frame.at(place)
    side = "end" if x > _WIDTH / 2 else "start"
    return Dot(place, number, step, x, y, side if place.kind == Kind.DAC_KHU else "")
