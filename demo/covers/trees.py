"""Trees: bamboo, areca palms, the round village tree."""

import math

from demo.covers.geometry import HEIGHT, Outline, Place, Point, corner, lerp
from demo.covers.pigments import EARTH, LEAF, SHELL, SPROUT
from demo.covers.plants import spray
from demo.covers.press import Press

BAMBOO_JOINTS = 6
BAMBOO_FOOT, BAMBOO_TIP = HEIGHT + 40, -20
FRONDS = ((-2.9, 120), (-0.2, 120), (-2.45, 138), (-0.7, 138), (-1.95, 126), (-1.2, 126), (-1.57, 104))
FROND_STEPS = 4
FROND_DROOP = 0.42
TRUNK = (
    "-34,0! -20,-60 -24,-130 -60,-190! -40,-200 -6,-150 0,-210! 16,-205 18,-150 50,-196! 66,-186 30,-120 24,-50 40,0!"
)
LEAF_CUTS = 26


def bamboo(press: Press, x: float, width: float = 18, lean: float = 20, leaves: int = 7, side: int = 1) -> None:
    """A bamboo stem from edge to edge of the sheet."""

    def on_stem(t: float) -> tuple[float, float]:
        return lerp(x, x + lean, t**1.6), lerp(BAMBOO_FOOT, BAMBOO_TIP, t)

    for i in range(BAMBOO_JOINTS):
        _joint(press, on_stem(i / BAMBOO_JOINTS), on_stem((i + 1) / BAMBOO_JOINTS), width * (1 - 0.05 * i))
    for _ in range(leaves):
        left, top = on_stem(press.random.uniform(0.35, 0.95))
        spray(press, left, top, side * press.random.choice((1, 1, -1)), press.random.uniform(0.8, 1.2))


def _joint(press: Press, low: Point, high: Point, half: float) -> None:
    upper: list[Point] = [(high[0] - half * 0.92, high[1] + 4, 1), (high[0] + half * 0.92, high[1] + 4, 1)]
    press.shape([(low[0] - half, low[1] - 4, 1), *upper, (low[0] + half, low[1] - 4, 1)], SPROUT, 5)
    press.pen([[(low[0] - half * 0.4, low[1] - 24), (high[0] - half * 0.4, high[1] + 60)]], 3)


def areca(press: Press, x: float, y: float, height: float = 420, s: float = 1.0, lean: float = 16) -> None:
    """An areca palm."""
    top_x, top_y, half = x + lean, y - height, 10 * s
    right: list[Point] = [(x + half * 1.3, y, 1), (x + lean * 0.3 + half, y - height * 0.5)]
    left: list[Point] = [(x + lean * 0.3 - half, y - height * 0.5), (x - half * 1.3, y, 1)]
    press.shape([*right, (top_x + half * 0.8, top_y, 1), (top_x - half * 0.8, top_y, 1), *left], SHELL, 5)
    bands = int(height / 40)
    lines: list[Outline] = []
    for i in range(1, bands):
        middle, level = lerp(x, top_x, (i / bands) ** 1.3), lerp(y, top_y, i / bands)
        lines.append([(middle - half, level), (middle + half, level - 3)])
    press.pen(lines, 2.8)
    for angle, length in FRONDS:
        _frond(press, top_x, top_y - 4, angle, length * s)


def _frond(press: Press, x: float, y: float, angle: float, length: float) -> None:
    spine: list[Point] = []
    above: list[Point] = []
    below: list[Point] = []
    side = 1 if math.cos(angle) >= 0 else -1
    for i in range(FROND_STEPS + 1):
        t = i / FROND_STEPS
        half = length * 0.15 * math.sin(math.pi * (0.15 + 0.8 * t))
        across_x, across_y = -math.sin(angle) * half, math.cos(angle) * half
        spine.append((x, y))
        above.append((x - across_x, y - across_y))
        below.append((x + across_x, y + across_y))
        x += math.cos(angle) * length / FROND_STEPS
        y += math.sin(angle) * length / FROND_STEPS
        angle += FROND_DROOP * side * (0.35 + t) * 5 / FROND_STEPS
    press.shape([corner(spine[0]), *above[1:-1], corner(spine[-1]), *below[1:-1][::-1]], LEAF, 3.6)
    ribs: list[Outline] = [[above[i], spine[i], below[i]] for i in range(1, FROND_STEPS)]
    press.pen([[spine[0], spine[2], spine[-1]], *ribs], 2.2)


def tree(press: Press, x: float, y: float, s: float = 1.0, lobes: int = 11) -> None:
    """A round village tree: scalloped crown, gouged leaves."""
    at = Place(x, y, s)
    press.shape(at(TRUNK), EARTH, 5.5)
    press.pen(at.each("-8,-14 -4,-120; 10,-10 8,-100"), 3)
    crown: list[Point] = []
    for i in range(lobes):
        notch = 2 * math.pi * i / lobes - 0.4
        lobe = notch + math.pi / lobes
        crown.append((158 * math.cos(notch), -268 + 106 * math.sin(notch), 1))
        crown.append((190 * math.cos(lobe), -268 + 134 * math.sin(lobe)))
    press.shape(at(crown), LEAF, 6)
    press.pen([at(_leaf_cut(press)) for _ in range(LEAF_CUTS)], 3.4)


def _leaf_cut(press: Press) -> Outline:
    angle, reach = press.random.uniform(0, 6.28), math.sqrt(press.random.random()) * 0.84
    x, y = 150 * reach * math.cos(angle), -268 + 100 * reach * math.sin(angle)
    return [(x - 15, y + 3), (x, y - 9), (x + 15, y + 3)]
