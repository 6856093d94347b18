"""Half-length portraits, the face turned a little to the right."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from demo.covers.geometry import Place, lerp, ring
from demo.covers.heads import Hat
from demo.covers.land import hills, karst
from demo.covers.pigments import (
    CHARCOAL,
    EARTH,
    FEATURE,
    INDIGO,
    LEAF,
    LINE,
    MIST,
    SALMON,
    SHELL,
    SKIN,
    SOPHORA,
    SPROUT,
    VERMILION,
    WHITE,
    Pigment,
)
from demo.covers.plants import banana, lotus, lotus_leaf, spray
from demo.covers.portrait_hats import draw_hat
from demo.covers.press import Press
from demo.covers.sky import disc

Backdrop: TypeAlias = Literal["rice", "bamboo", "lotus", "banana"]

BACKDROPS: Sequence[Backdrop] = ("rice", "bamboo", "lotus", "banana")
HATS: Sequence[Hat] = ("cone", "scarf", "bun", "hair", "cap")
SHIRTS = (VERMILION, EARTH, INDIGO, LEAF, WHITE)
FACE = "-84,-60 -80,10 -56,72 -6,108 40,88 74,36 82,-20 76,-78 20,-120 -50,-112"
OLD_SHARE = 0.4


def portrait(
    press: Press,
    backdrops: Sequence[Backdrop] = BACKDROPS,
    hats: Sequence[Hat] = HATS,
    shirts: Sequence[Pigment] = SHIRTS,
) -> None:
    """One person before a plant that tells of their work."""
    random = press.random
    hat, shirt, old = random.choice(hats), random.choice(shirts), random.random() < OLD_SHARE
    _behind(press, random.choice(backdrops))
    at = Place(560, 400, 1.22)
    hair = MIST if old else CHARCOAL
    _back_hair(press, at, hat, hair)
    _shoulders(press, at, shirt)
    _face(press, at)
    if old:
        lines = "-62,4 -72,0; -60,12 -70,14; -34,44 -28,62; -20,-78 10,-82 40,-78"
        press.pen(at.each(lines), 2.8, FEATURE)
    draw_hat(press, at, hat, hair, INDIGO if shirt == LEAF else LEAF)


def _behind(press: Press, backdrop: Backdrop) -> None:
    disc(press, 880, 210, 128, VERMILION if press.tint == "hoe" else SOPHORA)
    karst(press, 640, [(120, 420, 180), (1090, 440, 210)], MIST)
    hills(press, [640, 628, 640, 632, 640, 630, 640], SPROUT, 5)
    for x, y, s, flip in (
        (150, 800, 1.15, False),
        (1050, 810, 1.25, True),
        (290, 830, 0.95, True),
        (930, 830, 0.95, False),
    ):
        _plant(press, backdrop, x, y, s, flip)


def _plant(press: Press, backdrop: Backdrop, x: float, y: float, s: float, flip: bool) -> None:
    if backdrop == "rice":
        _rice_ear(press, Place(x, y, s, flip))
    elif backdrop == "bamboo":
        for i in range(4):
            spray(press, x, y - i * 90 * s, -1 if flip else 1, 1.6 * s)
        press.cut([(x, y + 40), (x - 6, y - 200 * s), (x + 4, y - 420 * s)], 8)
    elif backdrop == "lotus":
        press.cut([(x, y), (x + 10, y - 160 * s), (x + 4, y - 300 * s)], 8)
        lotus(press, x + 4, y - 290 * s, 1.2 * s, SALMON)
        lotus_leaf(press, x + (130 if flip else -130) * s, y - 40, 150 * s, 56 * s)
    else:
        banana(press, x, y, 1.5 * s, flip=flip)


def _rice_ear(press: Press, at: Place) -> None:
    press.cut(at("0,0 10,-140 50,-250 120,-300"), 6)
    for i in range(8):
        t = i / 7
        grain = Place(lerp(36, 132, t), lerp(-226, -296 + 60 * t * t, t))
        press.shape(at(grain("0,0! 20,-2 32,22! 8,16")), SOPHORA, 3.4)
        press.shape(at(grain("0,0! 2,-18 26,-26! 18,-6")), SOPHORA, 3.4)
    press.shape(at("4,-60! -40,-170 -110,-220! -60,-120"), SPROUT, 4.6)
    press.shape(at("2,-20! 60,-110 140,-130! 70,-50"), LEAF, 4.6)


def _back_hair(press: Press, at: Place, hat: Hat, hair: Pigment) -> None:
    if hat in ("bun", "scarf"):
        press.fill(at("-92,-60 -104,10 -84,80 -20,92 40,60 60,-60"), hair)
    if hat == "bun":
        press.shape(at(ring(-98, 50, 42, 40, 9)), hair, 3)
        press.pen(at.each("-122,40 -98,30 -72,46; -124,60 -98,52 -76,66"), 3, SHELL)


def _shoulders(press: Press, at: Place, shirt: Pigment) -> None:
    press.shape(at("-46,70! -48,128 -62,178! 62,178! 44,128 42,80!"), SKIN, 6)
    left = "-60,136! -140,160 -214,204 -246,300 -262,480!"
    right = "250,480! 240,300 206,204 136,160 54,136! 0,186"
    press.shape(at(f"{left} {right}"), shirt, 7)
    press.cut(at("-60,136 -24,188 6,234 0,340 2,480"), 6, taper=False)
    press.cut(at("54,136 36,180 6,234"), 6, taper=False)
    for side in (-1, 1):
        press.cut(at([(side * 186, 300), (side * 170, 380), (side * 174, 470)]), 5)
    for i in range(3):
        press.fill(at(ring(16, 272 + i * 60, 7, 7, 7)), LINE, False)


def _face(press: Press, at: Place) -> None:
    press.shape(at("-84,-16 -106,-26 -108,10 -84,28"), SKIN, 5)
    press.shape(at(FACE), SKIN, 6.5)
    for x, size in ((-34, 1.0), (48, 0.86)):
        _eye(press, at, x, size)
    press.cut(at("16,-20 26,14 30,26 14,32"), 5, colour=FEATURE)
    press.cut(at("-18,58 10,70 40,56"), 6, colour=FEATURE)
    press.pen(at.each("0,82 12,86 24,82"), 3, FEATURE)
    for x, y in ((-46, 34), (56, 32)):
        press.fill(at(ring(x, y, 16, 11, 8)), SALMON, False)


def _eye(press: Press, at: Place, x: float, size: float) -> None:
    press.cut(at([(x - 25 * size, -40), (x + 2, -49), (x + 24 * size, -41)]), 5.5, colour=FEATURE)
    press.cut(at([(x - 22 * size, -8), (x - 2, -20), (x + 22 * size, -9)]), 6.5, colour=FEATURE)
    press.fill(at(ring(x + 3, -11, 7, 8, 8)), FEATURE, False)
    press.pen([at([(x - 18 * size, -4), (x, 2), (x + 18 * size, -5)])], 2.6, FEATURE)
