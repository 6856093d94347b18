"""Great buildings: the communal house, the village gate, the lighthouse."""

from demo.covers.geometry import Place, Point
from demo.covers.pigments import CHARCOAL, EARTH, SALMON, SHELL, SOPHORA, VERMILION, WHITE, Pigment
from demo.covers.press import Press


def communal_house(press: Press, x: float, y: float, s: float = 1.0, roof: Pigment = VERMILION) -> None:
    """The communal house with its great swept roof."""
    at = Place(x, y, s)
    press.shape(at("-300,22! -290,0! 290,0! 300,22!"), SHELL, 5)
    press.shape(at("-236,0! -236,-110! 236,-110! 236,0!"), CHARCOAL, 0)
    for i in range(7):
        left = -234 + i * 78
        press.shape(at([(left - 11, 0, 1), (left - 9, -118, 1), (left + 9, -118, 1), (left + 11, 0, 1)]), SALMON, 4)
    for i in (1, 2, 3, 4):
        left = -234 + i * 78
        press.pen([at([(left + 24 + k * 15, -8), (left + 24 + k * 15, -96)]) for k in range(3)], 3, SOPHORA)
    roof_outline = at(
        "-392,-150! -330,-112 -230,-104 0,-100 230,-104 330,-112 392,-150! 330,-170 270,-228 "
        "232,-300! 0,-310 -232,-300! -270,-228 -330,-170"
    )
    press.shape(roof_outline, roof, 7)
    press.pen(
        [at([(-228 + i * 24, -296 - (3 if abs(i - 9.5) < 6 else 0)), (-330 + i * 34.7, -118)]) for i in range(20)],
        2.8,
    )
    press.pen(at.each("-392,-150 -330,-138 -230,-126 0,-120 230,-126 330,-138 392,-150"), 3.4)
    press.shape(at("-240,-298! -262,-330 -226,-316 0,-326 226,-316 262,-330 240,-298! 0,-306"), roof, 5)
    for m in (-1, 1):
        press.cut(at([(m * 392, -150), (m * 410, -176), (m * 402, -196), (m * 388, -186)]), 7)
        press.cut(at([(m * 262, -330), (m * 276, -352), (m * 264, -364), (m * 252, -352)]), 6)


def gate(press: Press, x: float, y: float, s: float = 1.0, wall: Pigment = SOPHORA, roof: Pigment = VERMILION) -> None:
    """A village gate."""
    at = Place(x, y, s)
    press.shape(at("-150,0! -150,-210! 150,-210! 150,0!"), wall, 6)
    press.shape(at("-72,0! -72,-96! -52,-148 0,-170 52,-148 72,-96! 72,0!"), CHARCOAL, 6)
    for m in (-1, 1):
        press.pen([at([(m * 112, -14), (m * 112, -150)]), at([(m * 128, -14), (m * 128, -150)])], 3)
    press.shape(at("-96,-182! -96,-204! 96,-204! 96,-182!"), SHELL, 4)
    _gate_roof(press, at, -206, 196, 62, roof)
    press.shape(at("-84,-262! -84,-294! 84,-294! 84,-262!"), wall, 5)
    _gate_roof(press, at, -290, 128, 64, roof)


def _gate_roof(press: Press, at: Place, y: float, half: float, height: float, colour: Pigment) -> None:
    eaves: list[Point] = [
        (-half, y - 14, 1),
        (-half * 0.7, y),
        (0, y + 6),
        (half * 0.7, y),
        (half, y - 14, 1),
    ]
    right: list[Point] = [(half * 0.74, y - height * 0.6), (half * 0.6, y - height, 1)]
    left: list[Point] = [(-half * 0.6, y - height, 1), (-half * 0.74, y - height * 0.6)]
    press.shape(at([*eaves, *right, *left]), colour, 6)
    top, bottom = y - height + 4, y - 4
    tiles = [at([(half * (i * 0.129 - 0.58), top), (half * (i * 0.173 - 0.78), bottom)]) for i in range(10)]
    press.pen(tiles, 2.6)


def lighthouse(press: Press, x: float, y: float, s: float = 1.0) -> None:
    """A banded lighthouse."""
    at = Place(x, y, s)
    press.shape(at("-58,0! -34,-300! 34,-300! 58,0!"), WHITE, 6)
    for band in at.each("-52,-70! -48,-130! 48,-130! 52,-70!; -43,-190! -38,-250! 38,-250! 43,-190!"):
        press.shape(band, VERMILION, 5)
    press.shape(at("-50,-300! -50,-316! 50,-316! 50,-300!"), EARTH, 5)
    press.shape(at("-28,-316! -28,-364! 28,-364! 28,-316!"), SOPHORA, 5)
    press.shape(at("-40,-364! 0,-400! 40,-364!"), VERMILION, 5)
    press.shape(at("-14,0! -14,-34 0,-44 14,-34 14,0!"), CHARCOAL, 4)
