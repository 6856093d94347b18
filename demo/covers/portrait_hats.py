"""Hair and head-wear of the half-length portraits."""

import math

from demo.covers.geometry import Outline, Place
from demo.covers.heads import Hat
from demo.covers.pigments import CHARCOAL, FEATURE, LINE, SHELL, SOPHORA, VERMILION, WHITE, Pigment
from demo.covers.press import Press

SHORT_HAIR = "-88,0 -96,-70 -66,-136 10,-158 70,-126 88,-66 70,-84! 20,-102 -30,-84 -60,-50 -70,0!"
DRAWN_HAIR = "-88,8 -100,-70 -60,-142 20,-156 72,-120 86,-52 60,-96! 16,-112 -50,-70 -76,10!"
CONE = "-4,-250! 90,-156 206,-44! 110,-66 0,-72 -110,-62 -214,-36! -96,-152"
CONE_ROWS = (
    "-44,-206 0,-198 40,-210; -86,-162 0,-148 82,-166; -132,-116 0,-100 128,-122; -176,-74 -60,-86; 60,-88 172,-80"
)


def draw_hat(press: Press, at: Place, hat: Hat, hair: Pigment, cap: Pigment) -> None:
    """What is on the head, over the face."""
    if hat in ("hair", "cap", "bun"):
        _hair(press, at, DRAWN_HAIR if hat == "bun" else SHORT_HAIR, hair)
    if hat == "cone":
        _cone(press, at, hair)
    elif hat == "scarf":
        _scarf(press, at)
    elif hat == "cap":
        _cap(press, at, cap)


def _hair(press: Press, at: Place, outline: str, hair: Pigment) -> None:
    points = at(outline)
    press.fill(points, hair)
    press.pen([points[:6]], 3)
    strands = at.each("-70,-100 -20,-136 30,-138; -80,-70 -44,-110")
    press.pen(strands, 3, SHELL if hair == CHARCOAL else LINE)


def _cone(press: Press, at: Place, hair: Pigment) -> None:
    press.fill(at("-86,-10 -92,-60 -40,-100 60,-100 84,-60 60,-74 -40,-70 -66,-30"), hair)
    press.pen(at.each("-96,-66 -62,60 -10,112; 92,-70 66,50 10,110"), 5, VERMILION)
    press.shape(at(CONE), WHITE, 7)
    press.pen(at.each(CONE_ROWS), 3.4, FEATURE)
    ribs: list[Outline] = [[(-4 + i * 5, -236 + abs(i) * 8), (i * 44, -78)] for i in (-3, -2, -1, 1, 2, 3)]
    press.pen([at(rib) for rib in ribs], 2.2, FEATURE)


def _scarf(press: Press, at: Place) -> None:
    wrap = "-98,6 -112,-80 -92,-150! 0,-178 96,-150! 94,-84 40,-112 -30,-100 -74,-50 -84,10!"
    press.shape(at(wrap), CHARCOAL, 6)
    press.shape(at("-112,-120! -20,-166 110,-140! 104,-100! 0,-128 -98,-76!"), VERMILION, 6)
    press.pen([at(_zigzag(i)) for i in range(6)], 4, SOPHORA)
    press.shape(at("-106,-60! -84,-20 -92,90 -84,150! -140,146! -136,60"), VERMILION, 6)
    press.pen(at.each("-132,120 -92,124; -132,100 -94,104; -130,60 -114,80 -98,62"), 4, SOPHORA)


def _zigzag(i: int) -> Outline:
    rise, x = math.sin(i * 0.55), i * 32
    fall = math.sin(i * 0.55 + 0.3)
    return [(x - 92, -108 - 26 * rise), (x - 80, -130 - 20 * rise), (x - 66, -112 - 24 * fall)]


def _cap(press: Press, at: Place, colour: Pigment) -> None:
    press.shape(at("-98,-72! -92,-140 -20,-186 64,-160 92,-96! 20,-112"), colour, 6.5)
    press.shape(at("-40,-92! 30,-116 94,-98 150,-62! 90,-78 20,-86"), colour, 6)
