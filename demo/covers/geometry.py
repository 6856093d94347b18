"""Points, outlines and where they stand on the sheet.

A point is ``(x, y)``, or ``(x, y, 1)`` for a corner: outlines run as smooth curves and break only at corners.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import TypeAlias

Point: TypeAlias = tuple[float, ...]
Outline: TypeAlias = Sequence[Point]

WIDTH, HEIGHT = 1200, 800
CURVE_STEP = 14.0


def trace(text: str) -> list[Point]:
    """Read an outline written as ``"x,y x,y! ..."``; the mark ``!`` makes a corner."""
    return [_read_point(word) for word in text.split()]


def traces(text: str) -> list[list[Point]]:
    """Read several outlines parted by semicolons."""
    return [trace(part) for part in text.split(";")]


def _read_point(word: str) -> Point:
    x, y = word.rstrip("!").split(",")
    return (float(x), float(y), 1) if word.endswith("!") else (float(x), float(y))


def lerp(a: float, b: float, t: float) -> float:
    """The value a share ``t`` of the way from ``a`` to ``b``."""
    return a + (b - a) * t


def midpoint(a: Point, b: Point, bend: float = 0.0) -> Point:
    """The middle of two points, pushed aside by ``bend`` times their distance."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return x + (b[1] - a[1]) * bend, y - (b[0] - a[0]) * bend


def is_corner(point: Point) -> bool:
    """Whether the outline breaks at this point."""
    return len(point) > 2 and bool(point[2])


def corner(point: Point) -> Point:
    """The same point as a corner."""
    return point[0], point[1], 1


class Place:
    """Carries a local drawing to its spot on the sheet: scale, flip, turn, move."""

    def __init__(self, x: float = 0, y: float = 0, s: float = 1.0, flip: bool = False, turn: float = 0.0) -> None:
        self.x, self.y, self.s = x, y, s
        self._side = -1 if flip else 1
        self._cos, self._sin = math.cos(turn), math.sin(turn)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a local point falls."""
        x, y = x * self.s * self._side, y * self.s
        return self.x + x * self._cos - y * self._sin, self.y + x * self._sin + y * self._cos

    def __call__(self, outline: str | Outline) -> list[Point]:
        points = trace(outline) if isinstance(outline, str) else outline
        return [(*self.point(p[0], p[1]), *p[2:]) for p in points]

    def each(self, text: str) -> list[list[Point]]:
        """Place several outlines written as one text."""
        return [self(outline) for outline in traces(text)]


def neighbours(points: Outline, i: int, closed: bool) -> tuple[Point, Point, Point, Point]:
    """The four points that shape the curve from point ``i`` to the next one."""
    n = len(points)
    start, end = points[i], points[(i + 1) % n]
    before = points[(i - 1) % n] if (closed or i) else start
    after = points[(i + 2) % n] if (closed or i + 2 < n) else end
    if is_corner(start):
        before = start
    if is_corner(end):
        after = end
    return before, start, end, after


def _on_curve(p0: float, p1: float, p2: float, p3: float, t: float) -> float:
    bend = 2 * p0 - 5 * p1 + 4 * p2 - p3
    return 0.5 * (2 * p1 + (p2 - p0) * t + bend * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t**3)


def halve(points: Outline, closed: bool, limit: float) -> list[Point]:
    """Insert on-curve points so that no segment is longer than ``limit``."""
    out: list[Point] = []
    n = len(points)
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = neighbours(points, i, closed)
        out.append(p1)
        extra = int(math.hypot(p2[0] - p1[0], p2[1] - p1[1]) // limit)
        for j in range(1, extra + 1):
            t = j / (extra + 1)
            if is_corner(p1) and is_corner(p2):
                out.append((lerp(p1[0], p2[0], t), lerp(p1[1], p2[1], t)))
            else:
                out.append((_on_curve(p0[0], p1[0], p2[0], p3[0], t), _on_curve(p0[1], p1[1], p2[1], p3[1], t)))
    if not closed:
        out.append(points[-1])
    return out


def flatten(points: Outline, closed: bool = True, step: float = CURVE_STEP) -> list[tuple[float, float]]:
    """A smooth outline as a plain polygon."""
    return [(p[0], p[1]) for p in halve(points, closed, step)]


def along(edge: Outline, step: float) -> list[tuple[float, float]]:
    """Even samples of an open curve."""
    points = flatten(edge, False, 12)
    out, walked = [points[0]], 0.0
    for a, b in pairwise(points):
        walked += math.hypot(b[0] - a[0], b[1] - a[1])
        if walked >= step:
            out.append(b)
            walked = 0.0
    return out


def spans(polygon: Sequence[tuple[float, float]], y: float) -> list[tuple[float, float]]:
    """The x-intervals of a polygon on the scanline ``y``."""
    crossings = []
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 <= y) != (y2 <= y):
            crossings.append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def ring(
    x: float, y: float, rx: float, ry: float, n: int = 10, random: Random | None = None, wobble: float = 0.0
) -> list[Point]:
    """An ellipse of ``n`` points, shaken by hand if a source of chance is given."""

    def shake() -> float:
        return random.uniform(-wobble, wobble) if random else 0.0

    angles = [2 * math.pi * i / n for i in range(n)]
    return [(x + rx * math.cos(a) + shake(), y + ry * math.sin(a) + shake()) for a in angles]


def tube(centre: Outline, widths: Sequence[float]) -> list[Point]:
    """A limb: the outline of a centre line with a half-width at each point, rounded at the tip."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(centre) - 1
    for i, p in enumerate(centre):
        a, b = centre[max(0, i - 1)], centre[min(last, i + 1)]
        tx, ty = b[0] - a[0], b[1] - a[1]
        length = math.hypot(tx, ty) or 1
        nx, ny = -ty / length * widths[i], tx / length * widths[i]
        left.append((p[0] + nx, p[1] + ny))
        right.append((p[0] - nx, p[1] - ny))
    end, previous = centre[-1], centre[-2]
    dx, dy = end[0] - previous[0], end[1] - previous[1]
    reach = widths[-1] * 0.55 / (math.hypot(dx, dy) or 1)
    return [*left, (end[0] + dx * reach, end[1] + dy * reach), *right[::-1]]


def polar(x: float, y: float, radius: float, angle: float, squash: float = 1.0) -> tuple[float, float]:
    """The point at an angle and distance from a centre."""
    return x + radius * math.cos(angle), y + radius * squash * math.sin(angle)


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A straight-sided rectangle."""
    return [(left, top, 1), (right, top, 1), (right, bottom, 1), (left, bottom, 1)]
