"""Scenes of school and reading."""

from demo.covers.geometry import Outline, Place, trace
from demo.covers.houses import stilt_house, tile_house
from demo.covers.land import furrows, hills, karst, rice, ripples, shore
from demo.covers.people import person
from demo.covers.pigments import (
    CHARCOAL,
    EARTH,
    INDIGO,
    LEAF,
    LINE,
    MIST,
    SALMON,
    SHELL,
    SOPHORA,
    SPROUT,
    VERMILION,
    WHITE,
    Pigment,
)
from demo.covers.press import Press
from demo.covers.sky import birds, sky
from demo.covers.things import books
from demo.covers.trees import areca, bamboo, tree

BRIDGE = "-60,622! 300,600 800,590 1260,560! 1260,584! 800,614 300,626 -60,648!"


def bridge_to_school(press: Press) -> None:
    """A teacher leads children over a bamboo bridge."""
    sky(press, 390, 170, "rays", "egrets")
    karst(press, 400, [(160, 420, 230), (620, 300, 170), (440, 240, 120)])
    hills(press, [430, 410, 402, 396, 380, 356, 350], SPROUT, 5)
    tile_house(press, 960, 384, 0.74)
    press.cut([(812, 384), (812, 200)], 8, taper=False)
    areca(press, 1130, 400, 240, s=0.7)
    hills(press, [520, 500, 470, 460, 470, 452, 440], LEAF, 5)
    shore(press, 560, INDIGO)
    ripples(press, 600, 790, 40, width=3.4, colour=SHELL)
    for x in (200, 470, 740, 1010):
        press.cut([(x - 26, 780), (x + 4, 560)], 10, taper=False)
        press.cut([(x + 30, 780), (x - 2, 560)], 10, taper=False)
    press.shape(trace(BRIDGE), SOPHORA, 6)
    press.pen([[(x, 624 - x * 0.03), (x, 640 - x * 0.03)] for x in range(0, 1200, 60)], 3)
    person(press, 760, 604, 1.0, "walk", shirt=WHITE, legs=WHITE, hat="bun", tunic=0.95)
    _pupil(press, 610, 612, VERMILION, CHARCOAL, INDIGO)
    _pupil(press, 490, 615, SOPHORA, INDIGO, VERMILION)
    _pupil(press, 370, 618, INDIGO, CHARCOAL, SALMON)
    press.cut([(-40, 470), (250, 498), (600, 500), (1000, 470), (1240, 430)], 7, taper=False)
    bamboo(press, 92)


def _pupil(press: Press, x: float, y: float, shirt: Pigment, legs: Pigment, bag: Pigment) -> None:
    at = person(press, x, y, 1.04, "walk", shirt=shirt, legs=legs, hat="hair", child=True)
    press.shape(at("-62,-200! -62,-130! -22,-124! -22,-204!"), bag, 4)


def under_the_tree(press: Press) -> None:
    """A lesson under the village tree."""
    sky(press, 980, 170, "yellow sun", "rays", radius=74)
    hills(press, [470, 440, 420, 440, 470, 450, 430], MIST, 5)
    tile_house(press, 1000, 520, 0.62)
    hills(press, [560, 540, 530, 536, 540, 530, 545], SPROUT, 6)
    tree(press, 420, 640, 1.72, lobes=14)
    furrows(press, 590, LINE, 30, (18, 50), 0.4)
    held = person(press, 640, 712, 1.12, "sit", shirt=WHITE, legs=INDIGO, hat="bun")
    press.shape(held("58,-112! 92,-126 124,-118! 128,-88! 94,-94 62,-84!"), WHITE, 5)
    press.pen(held.each("94,-124 94,-96"), 3)
    for x, shirt, flip in ((860, VERMILION, True), (980, SOPHORA, True), (310, INDIGO, False)):
        person(press, x, 716, 1.08, "sit", flip=flip, shirt=shirt, hat="hair", child=True)
    books(press, 480, 726, 1.0)


def open_book(press: Press) -> None:
    """An open book for a landscape."""
    sky(press, 600, 210, "rays", radius=104)
    birds(press, 720, 150, 4, s=0.9)
    stilt_house(press, 330, 470, 0.62)
    areca(press, 170, 500, 250, s=0.72)
    karst(press, 480, [(820, 280, 210), (980, 240, 150)])
    tree(press, 900, 520, 0.62)
    for flip, lines in ((True, LINE), (False, LEAF)):
        _page(press, Place(600, 0, flip=flip), lines)
    rice(press, trace("640,560 760,505 930,486 1100,522"), 4, gap=36, step=40, size=18, width=3)
    person(press, 600, 560, 0.92, "raise", shirt=VERMILION, hat="hair", child=True)
    person(press, 520, 540, 0.84, "stand", shirt=INDIGO, hat="bun", tunic=0.9)


def _page(press: Press, at: Place, lines: Pigment) -> None:
    press.shape(at("0,560! 150,490 330,474 540,520! 560,700! 340,660 160,680 0,760!"), EARTH, 6)
    press.shape(at("0,540! 150,470 330,454 536,500! 548,672! 340,634 160,656 0,736!"), WHITE, 6)
    full = Place(0, 0)("40,556 160,506 330,488 500,524")
    rows: list[Outline] = [[(x, y + i * 34) for x, y in full] for i in range(4)]
    press.pen([at(row) for row in rows] + at.each("40,692 160,642 330,624 350,626"), 5, lines)
