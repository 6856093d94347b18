"""Outlines into SVG path data, and the knife line whose width breathes."""

import math
from random import Random

from demo.covers.geometry import WIDTH, Outline, Point, corner, halve, is_corner, neighbours

LONGEST_STROKE = 130
SHARPEST_MITRE = 1.8


def path_data(points: Outline, closed: bool, dx: float = 0.0, dy: float = 0.0, mirrored: bool = False) -> str:
    """The ``d`` text of an outline, in whole units and relative commands to keep the file light."""
    moved = [_moved(p, dx, dy, mirrored) for p in points]
    if len(moved) == 2:
        moved = [corner(p) for p in moved]
    x, y = round(moved[0][0]), round(moved[0][1])
    parts, last = [f"M{x} {y}"], "M"
    for i in range(len(moved) if closed else len(moved) - 1):
        command, numbers, (x, y) = _segment(neighbours(moved, i, closed), x, y)
        text = "".join(f"{v}" if v < 0 else f" {v}" for v in numbers)
        parts.append(command + text.lstrip() if command != last else text)
        last = command
    return "".join(parts) + ("z" if closed else "")


def _moved(point: Point, dx: float, dy: float, mirrored: bool) -> Point:
    x = WIDTH - point[0] if mirrored else point[0]
    return x + dx, point[1] + dy, 1 if is_corner(point) else 0


def _segment(four: tuple[Point, Point, Point, Point], x: int, y: int) -> tuple[str, list[int], tuple[int, int]]:
    p0, p1, p2, p3 = four
    end = (round(p2[0]), round(p2[1]))
    if is_corner(p1) and is_corner(p2):
        return "l", [end[0] - x, end[1] - y], end
    a = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
    b = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
    numbers = [round(a[0]) - x, round(a[1]) - y, round(b[0]) - x, round(b[1]) - y, end[0] - x, end[1] - y]
    return "c", numbers, end


def knife_line(
    random: Random, points: Outline, width: float, closed: bool, taper: bool, wobble: float
) -> tuple[list[Point], list[Point]]:
    """The left and right edges of a line as a knife leaves it."""
    shaken = [(p[0] + random.uniform(-wobble, wobble), p[1] + random.uniform(-wobble, wobble), *p[2:]) for p in points]
    centre = halve(shaken, closed, LONGEST_STROKE)
    phase = random.uniform(0, 6.28)
    left: list[Point] = []
    right: list[Point] = []
    last = len(centre) - 1
    for i, p in enumerate(centre):
        nx, ny, mitre = _normal(centre, i, closed)
        half = width * (0.5 + 0.17 * math.sin(phase + i * 1.7) + random.uniform(-0.07, 0.07)) * mitre
        if taper and not closed:
            from_end = min(i, last - i) / max(1, last / 2)
            half *= 0.3 + 0.7 * min(1, from_end * 1.8)
        left.append((p[0] + nx * half, p[1] + ny * half, is_corner(p)))
        right.append((p[0] - nx * half, p[1] - ny * half, is_corner(p)))
    if not closed:
        for side in (left, right):
            side[0], side[-1] = corner(side[0]), corner(side[-1])
    return left, right


def _normal(centre: Outline, i: int, closed: bool) -> tuple[float, float, float]:
    """The direction across the line at a point, and how much wider a corner must be cut."""
    n, p = len(centre), centre[i]
    a = centre[i - 1] if (closed or i) else p
    b = centre[(i + 1) % n] if (closed or i < n - 1) else p
    ux, uy, vx, vy = p[0] - a[0], p[1] - a[1], b[0] - p[0], b[1] - p[1]
    lu, lv = math.hypot(ux, uy) or 1, math.hypot(vx, vy) or 1
    tx, ty = ux / lu + vx / lv, uy / lu + vy / lv
    length = math.hypot(tx, ty)
    if length < 1e-6:
        tx, ty, length = -uy, ux, math.hypot(ux, uy) or 1
    nx, ny = -ty / length, tx / length
    if not is_corner(p):
        return nx, ny, 1.0
    turn = abs(nx * (-vy / lv) + ny * (vx / lv))
    return nx, ny, min(SHARPEST_MITRE, 1 / max(turn, 0.4))
