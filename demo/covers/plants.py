"""Plants a hand could hold or reach: lotus, bamboo leaves, banana, seedlings, flowers."""

import math

from demo.covers.geometry import Outline, Place, Point, polar, ring
from demo.covers.pigments import LEAF, SALMON, SOPHORA, SPROUT, WHITE, Pigment
from demo.covers.press import Press

LOTUS_BACK = "0,0 -34,-40 -28,-84 -12,-112! 8,-80 10,-36; 0,0 34,-40 30,-84 16,-112! -8,-80 -10,-36"
LOTUS_FRONT = "0,2 -30,-34 -20,-84 0,-118! 20,-84 30,-34"
LOTUS_SIDE = ("0,4 30,-14 66,-50 84,-84! 40,-74 12,-40", "0,8 46,2 82,-20 112,-34! 70,-50 22,-26")
LOTUS_VEINS = "0,-30 0,-84; -9,-40 -8,-78; 9,-40 8,-78; 40,-30 66,-60; -40,-30 -66,-60"
SPRAY = ((40, -8, 0.5), (60, -4, 1.1), (84, 8, 0.3), (70, 2, -0.35), (50, -8, 1.6))
BANANA_LEAVES = ((-2.75, 200, -52), (-0.35, 210, 52), (-2.2, 240, -52), (-0.95, 235, 52), (-1.6, 220, 14))


def lotus(press: Press, x: float, y: float, s: float = 1.0, colour: Pigment = SALMON) -> None:
    """A lotus flower."""
    at, mirror = Place(x, y, s), Place(x, y, s, flip=True)
    for petal in at.each(LOTUS_BACK):
        press.shape(petal, colour, 5)
    press.shape(at(LOTUS_FRONT), colour, 5)
    for side in (mirror, at):
        for outline in LOTUS_SIDE:
            press.shape(side(outline), colour, 5)
    press.pen(at.each(LOTUS_VEINS), 2.8)


def small_lotus(press: Press, x: float, y: float, s: float = 0.5, colour: Pigment = SALMON) -> None:
    """A lotus too far off to be cut petal by petal."""
    at, mirror = Place(x, y, s), Place(x, y, s, flip=True)
    outlines = [side(outline) for side in (mirror, at) for outline in LOTUS_SIDE]
    for outline in [*outlines, at(LOTUS_FRONT)]:
        press.shape(outline, colour, 3)


def lotus_leaf(press: Press, x: float, y: float, rx: float = 110, ry: float = 40, colour: Pigment = LEAF) -> None:
    """A floating lotus leaf."""
    leaf = ring(x, y, rx, ry, 12, press.random, 3)
    leaf[9] = (x + 4, y - ry * 0.72)
    press.shape(leaf, colour, 5)
    press.pen([[(x, y), polar(x, y, rx * 0.86, i * math.pi / 5 + 0.2, ry / rx)] for i in range(10)], 2.8)


def spray(press: Press, x: float, y: float, side: int = 1, s: float = 1.0, colour: Pigment = LEAF) -> None:
    """A twig of bamboo leaves."""
    at = Place(x, y, s, side < 0)
    press.pen(at.each("0,0 40,-10 84,8"), 3)
    for left, top, turn in SPRAY:
        leaf = Place(left, top, turn=turn)
        press.shape(at(leaf("0,0! 22,-10 66,-3! 26,8")), colour, 3.4)


def banana(press: Press, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    """A banana plant."""
    at = Place(x, y, s, flip)
    press.shape(at("-20,0! -15,-120 -10,-210! 12,-210! 16,-110 22,0!"), SPROUT, 5)
    press.pen(at.each("-6,-10 -2,-190; 8,-20 6,-160"), 2.6)
    for angle, length, bend in BANANA_LEAVES:
        _banana_leaf(press, at, Place(0, -206, turn=angle), length, bend)


def _banana_leaf(press: Press, at: Place, leaf: Place, length: float, bend: float) -> None:
    upper: list[Point] = [(0, 0, 1), (length * 0.3, -40 + bend * 0.1), (length * 0.7, -36 + bend * 0.5)]
    lower: list[Point] = [(length * 0.66, 34 + bend * 0.6), (length * 0.25, 30 + bend * 0.1)]
    press.shape(at(leaf([*upper, (length, bend, 1), *lower])), LEAF, 5)
    press.pen([at(leaf([(0, 0), (length * 0.5, bend * 0.25), (length * 0.95, bend * 0.95)]))], 3.4)
    veins = [_vein(length, bend, t, side) for t in (0.25, 0.42, 0.6, 0.76) for side in (-1, 1)]
    press.pen([at(leaf(vein)) for vein in veins], 2.4)


def _vein(length: float, bend: float, t: float, side: int) -> Outline:
    reach = side * 25 * (1 - (2 * t - 0.85) ** 2)
    return [(length * t, bend * t * t * 0.95), (length * (t + 0.07), bend * (t + 0.05) ** 2 + reach)]


def sapling(press: Press, x: float, y: float, s: float = 1.0) -> None:
    """A young tree."""
    press.pen(Place(x, y, s).each("0,0 2,-40 0,-84"), 5)
    for up, flip in ((84, False), (60, True), (50, False), (88, True)):
        press.shape(Place(x, y - up * s, s, flip)("0,0! 16,-22 46,-26! 30,-2"), SPROUT, 3.6)


def flower(press: Press, x: float, y: float, s: float = 1.0, colour: Pigment = WHITE) -> None:
    """A small five-petalled flower."""
    for i in range(5):
        turned = Place(x, y, s, turn=i * 1.2566 - 1.57)
        press.shape(turned("0,0! 18,-14 40,-6 42,6 18,14"), colour, 3.6)
    press.fill(ring(x, y, 8 * s, 8 * s, 6), SOPHORA)
