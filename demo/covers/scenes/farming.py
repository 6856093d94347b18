"""Scenes of farming."""

import math
from dataclasses import dataclass

from demo.covers.animals import buffalo
from demo.covers.geometry import HEIGHT, WIDTH, Outline, Place, Point, along, ring, trace
from demo.covers.houses import stilt_house, tile_house
from demo.covers.land import hills, karst, level, rice
from demo.covers.people import carrier, person
from demo.covers.pigments import (
    EARTH,
    INDIGO,
    LEAF,
    MIST,
    SHELL,
    SKIN,
    SOPHORA,
    SPROUT,
    STRAW,
    VERMILION,
    WHITE,
    Pigment,
)
from demo.covers.press import Press
from demo.covers.sky import birds, cloud, sky
from demo.covers.trees import areca

TERRACES = (SPROUT, SOPHORA, LEAF, STRAW, SPROUT, SOPHORA, LEAF)
LEAF_PARASOL = "-178,-196! -140,-246 -60,-282 30,-262 84,-204! 30,-214 -10,-198 -50,-212 -96,-198 -136,-210"
LEAF_VEINS = "-50,-278 -50,-214; -56,-276 -120,-210; -44,-276 20,-214; -60,-272 -164,-202; -40,-274 70,-208"
RINGS = (780, 690, 600, 516, 436, 362, 294, 230, 170, 114, 62)
RING_FIELDS = (SOPHORA, SPROUT, LEAF, STRAW, MIST, SPROUT, SOPHORA, LEAF, STRAW, SPROUT, MIST, SOPHORA)
WALKERS = (
    (300, 0.5, VERMILION, 1.1),
    (320, 2.6, INDIGO, 1.0),
    (470, 5.4, EARTH, 1.1),
    (220, 4.2, LEAF, 0.95),
    (540, 3.5, VERMILION, 1.1),
)


def rice_terraces(press: Press) -> None:
    """Three people planting rice on the terraces."""
    sky(press, 880, 165, "yellow sun", "clouds", "rays")
    karst(press, 420, [(240, 420, 250), (560, 360, 190), (1050, 420, 230)])
    karst(press, 440, [(760, 340, 150), (60, 300, 160)])
    phase, first = press.jitter(0.5), press.random.randrange(3)
    for i in range(6):
        edge = _terrace(press, i, phase, TERRACES[(i + first) % len(TERRACES)])
        if i < 5:
            rows = 1 if i < 3 else 2
            rice(press, edge, rows, gap=20 + i * 4, step=40 + i * 8, size=10 + i * 2.4, width=2.6 + i * 0.15)
    person(press, 300, 706, 1.02, "bend", shirt=VERMILION)
    person(press, 650, 690, 0.98, "bend", shirt=INDIGO)
    person(press, 1000, 650, 0.84, "bend", flip=True)
    rice(press, level(716), 3, gap=30, step=52, size=30, width=3.8)
    birds(press, 300, 150, 5, s=0.9)


def _terrace(press: Press, i: int, phase: float, colour: Pigment) -> Outline:
    base, swing, bank = 392 + i * 46 + i * i * 6.5, 16 + i * 5, 13 + i * 2
    ys = [base + swing * math.sin(j * 1.35 + i * 0.9 + phase) + (j - 3.5) * 10 for j in range(8)]
    hills(press, ys, EARTH, 0)
    edge = hills(press, [y + bank for y in ys], colour, 4.5)
    press.cut([(x, y - bank) for x, y in edge], 6, taper=False)
    return edge


def buffalo_rider(press: Press) -> None:
    """A child with a flute on a buffalo's back."""
    sky(press, 250, 190, "red sun", "rays")
    cloud(press, 930, 170, 1.1)
    hills(press, [470, 430, 452, 420, 440, 470, 446], SPROUT, 5)
    areca(press, 1010, 470, 200, s=0.5)
    areca(press, 1066, 476, 160, s=0.46, lean=-10)
    stilt_house(press, 830, 470, 0.42)
    edge = hills(press, [540, 528, 546, 530, 544, 534, 548], STRAW, 5)
    rice(press, edge, 6, gap=30, step=58, size=16, width=3)
    buffalo(press, 590, 700, 1.12)
    at = Place(560, 452)
    person(press, 550, 514, 0.92, "sit", shirt=VERMILION, legs=STRAW, hat="hair")
    press.shape(at("18,-88! 112,-62! 110,-52! 14,-78!"), SOPHORA, 4)
    press.cut(at("-44,-20 -58,-120 -50,-196"), 8)
    press.shape(at(LEAF_PARASOL), LEAF, 6)
    press.pen(at.each(LEAF_VEINS), 3)
    rice(press, level(690), 3, gap=30, step=66, size=26, width=3.6)


def harvest_carriers(press: Press) -> None:
    """Rice carried home on shoulder poles."""
    sky(press, 300, 210, "yellow sun", "rays", "clouds")
    karst(press, 470, [(980, 380, 220), (760, 260, 140)])
    edge = hills(press, [470, 452, 466, 448, 462, 452, 470], SOPHORA, 5)
    rice(press, edge, 4, gap=22, step=36, size=13, width=2.6)
    tile_house(press, 930, 500, 0.5)
    areca(press, 1080, 520, 260, s=0.66)
    areca(press, 780, 500, 230, s=0.56, lean=-14)
    edge = hills(press, [560, 572, 590, 600, 612, 606, 596], SPROUT, 6)
    rice(press, edge, 5, gap=30, step=60, size=17, width=3)
    press.shape(trace("-40,640! 300,656 700,664 1240,640! 1240,730! 700,742 300,728 -40,720!"), EARTH, 6)
    carrier(press, 470, 700, 1.12, shirt=VERMILION)
    carrier(press, 820, 690, 0.86, load=SPROUT, shirt=INDIGO)
    rice(press, level(738), 3, gap=24, step=54, size=28, width=3.6)


def seen_from_above(press: Press) -> None:
    """Terraces from above: rings that spread, and hats going along them."""
    random = press.random
    valley = _Valley(random.uniform(380, 820), random.uniform(300, 480), random.uniform(0, 6))
    first = random.randrange(4)
    for i, radius in enumerate(RINGS):
        _ring_field(press, valley, i, radius, first)
    for radius, angle, shirt, s in WALKERS:
        x, y = valley.x + radius * 1.25 * math.cos(angle), valley.y + radius * 0.8 * math.sin(angle)
        if 70 < x < WIDTH - 70 and 70 < y < HEIGHT - 90:
            _hat_from_above(press, Place(x, y, s, turn=angle), shirt)


@dataclass(frozen=True)
class _Valley:
    """The centre the terraces run round, and how their outline sways."""

    x: float
    y: float
    phase: float

    def contour(self, radius: float, i: int) -> list[Point]:
        """The outline of one terrace."""
        return [self._point(radius, i, 2 * math.pi * j / 16) for j in range(16)]

    def _point(self, radius: float, i: int, angle: float) -> Point:
        across = (1.36 + 0.1 * math.sin(2 * angle + self.phase)) * math.cos(angle)
        down = (0.94 + 0.1 * math.cos(3 * angle + self.phase)) * math.sin(angle)
        across += 0.12 * math.sin(3 * angle + i * 0.5)
        down += 0.1 * math.cos(2 * angle - i * 0.4)
        return self.x + radius * across, self.y + radius * down


def _ring_field(press: Press, valley: _Valley, i: int, radius: float, first: int) -> None:
    outline = valley.contour(radius, i)
    press.fill([(x + 5, y + 8) for x, y in outline], EARTH, False)
    press.shape(outline, RING_FIELDS[(i + first) % len(RING_FIELDS)], 5.5)
    if i % 2 == first % 2:
        inner = valley.contour(radius - 20, i)
        seedlings = [p for p in along([*inner, inner[0]], 24) if 0 < p[0] < WIDTH and 0 < p[1] < HEIGHT]
        reach = 7 / (radius + 1)
        press.pen([[(x, y), (x + reach * (x - valley.x), y + reach * (y - valley.y))] for x, y in seedlings], 3.6)
    elif i % 3 == 0:
        inner = valley.contour(radius - 32, i)
        press.pen([inner[start : start + 4] for start in range(0, 16, 5)], 3, SHELL)


def _hat_from_above(press: Press, at: Place, shirt: Pigment) -> None:
    press.shape(at("-46,-22 0,-40 46,-22 50,30 0,44 -50,30"), shirt, 5)
    press.shape(at("30,-30 64,-44 70,-30 40,-14"), SKIN, 4)
    for radius, width in ((54, 5), (36, 3), (17, 3)):
        press.shape(at(ring(0, 0, radius, radius, 9)), WHITE, width)
