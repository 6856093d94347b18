"""What hangs in the sky: sun and moon, clouds, birds, rain."""

import math
from typing import Literal, TypeAlias

from demo.covers.geometry import WIDTH, Outline, Place, Point, corner, polar, ring
from demo.covers.pigments import INDIGO, MIST, SHELL, SOPHORA, VERMILION, WHITE, Pigment
from demo.covers.press import Press

SkyKind: TypeAlias = Literal["red sun", "yellow sun", "rays", "clouds", "egrets", "rain", "moon"]

RAYS = 22
RAINDROPS = 90
NIGHT_PAPER = "dem"
CLOUD = (
    "-168,22! -128,2 -96,0 -92,-26 -58,-36 -40,-24 -30,-58 14,-66 38,-38 36,-28 62,-44 "
    "96,-30 96,-6 136,0 182,22! 60,28 -60,26"
)
CLOUD_CURLS = (
    "-40,-24 -30,-8 -10,-6 6,-18 4,-36 -10,-42 -20,-32 -14,-22; 38,-30 48,-12 66,-10 74,-22 66,-30 58,-24; "
    "-92,-16 -80,-2 -64,-6 -64,-18 -74,-20; -120,14 -40,16; 20,16 110,14"
)
EGRET = "-34,-16! -14,-13 0,0 14,-14 34,-18! 16,-4 5,7 30,9! 2,13 -6,6 -16,-5"


def sky(press: Press, x: float, y: float, *kinds: SkyKind, radius: float = 80) -> None:
    """What hangs in the sky, one of the kinds by chance."""
    kind = press.random.choice(kinds)
    if kind == "red sun":
        disc(press, x, y, radius, VERMILION)
    elif kind == "yellow sun":
        disc(press, x, y, radius, SOPHORA)
    elif kind == "rays":
        _rayed_sun(press, x, y, radius)
    elif kind == "clouds":
        _clouds(press, x, y)
    elif kind == "egrets":
        birds(press, x - 160, y, 7, 1.2)
    elif kind == "rain":
        _rain(press)
    else:
        _crescent(press, x, y, radius)


def disc(press: Press, x: float, y: float, radius: float = 78, colour: Pigment = VERMILION) -> None:
    """The flat disc of a sun or a full moon."""
    press.fill(ring(x, y, radius, radius, 14, press.random, 1.6), colour)


def _rayed_sun(press: Press, x: float, y: float, radius: float) -> None:
    disc(press, x, y, radius * 0.8, SOPHORA)
    press.cut(ring(x, y, radius * 0.8, radius * 0.8, 14), 5, True)
    for i in range(RAYS):
        angle = 2 * math.pi * i / RAYS
        inner, outer = radius * 1.02, radius * (1.3 if i % 2 else 1.5)
        middle = polar(x, y, (inner + outer) / 2, angle + 0.01)
        press.cut([polar(x, y, inner, angle), middle, polar(x, y, outer, angle)], 6)


def _crescent(press: Press, x: float, y: float, radius: float) -> None:
    outer: list[Point] = [polar(x, y, radius, 0.5 + i * 0.44) for i in range(11)]
    outer[0], outer[-1] = corner(outer[0]), corner(outer[-1])
    centre_x, centre_y = x + radius * 0.42, y - radius * 0.12
    inner: list[Point] = [polar(centre_x, centre_y, radius * 0.82, 5.0 - i * 0.46) for i in range(9)]
    press.fill(outer + inner, WHITE, False)


def _rain(press: Press) -> None:
    drops: list[Outline] = []
    for _ in range(RAINDROPS):
        x, y = press.random.uniform(0, WIDTH + 40), press.random.uniform(-30, 380)
        drops.append([(x, y), (x - 16, y + press.random.uniform(40, 76))])
    press.pen(drops, 3, MIST if press.tint == NIGHT_PAPER else INDIGO)


def stars(press: Press, count: int = 38) -> None:
    """Points of light over the upper sheet."""
    points = [(press.random.uniform(0, WIDTH), press.random.uniform(20, 340)) for _ in range(count)]
    press.pen([[(x, y), (x + 3, y + 2)] for x, y in points], 5, SHELL)


def _clouds(press: Press, x: float, y: float) -> None:
    flip = press.random.random() < 0.5
    cloud(press, x, y, 1.35, flip)
    cloud(press, (x + 520) % 1300, y - 50, 0.9, not flip)
    cloud(press, (x + 860) % 1300, y + 60, 0.7, flip)


def cloud(press: Press, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    """A curled cloud."""
    at = Place(x, y, s, flip)
    press.shape(at(CLOUD), WHITE, 5)
    press.pen(at.each(CLOUD_CURLS), 3)


def birds(press: Press, x: float, y: float, n: int = 5, s: float = 1.0) -> None:
    """A skein of egrets."""
    for i in range(n):
        left, top = x + i * 62 * s + press.jitter(10), y + abs(i - n // 2) * 20 * s + press.jitter(8)
        at = Place(left, top, s * press.random.uniform(0.85, 1.1))
        press.shape(at(EGRET), WHITE, 3.4)
