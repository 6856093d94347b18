"""Scenes of festival days."""

from demo.covers.geometry import traces
from demo.covers.houses import tile_house
from demo.covers.land import floor, furrows, hills, karst, ripples
from demo.covers.landmarks import communal_house
from demo.covers.people import person
from demo.covers.pigments import (
    CHARCOAL,
    EARTH,
    INDIGO,
    LEAF,
    MIST,
    SALMON,
    SHELL,
    SOPHORA,
    SPROUT,
    STRAW,
    VERMILION,
    WHITE,
)
from demo.covers.plants import small_lotus
from demo.covers.press import Press
from demo.covers.sky import cloud, disc
from demo.covers.things import boat, lantern, oar
from demo.covers.trees import tree

LONG_TUNIC = 0.95


def communal_yard(press: Press) -> None:
    """A feast day before the communal house."""
    cloud(press, 910, 200, 1.1, flip=True)
    cloud(press, 270, 150, 1.2)
    karst(press, 470, [(120, 320, 180), (1090, 340, 170)])
    hills(press, [480, 470, 476, 470, 478, 470, 480], SPROUT, 5)
    tree(press, 1060, 590, 1.0)
    communal_house(press, 560, 590, 1.02)
    floor(press, 600, STRAW)
    furrows(press, 610, EARTH, 34, (40, 120), 0.5)
    person(press, 300, 724, 0.9, "walk", shirt=VERMILION, hat="scarf", tunic=0.5)
    person(press, 430, 738, 0.9, "stand", shirt=INDIGO, legs=WHITE, hat="bun", tunic=LONG_TUNIC)
    person(press, 760, 724, 0.9, "offer", flip=True, shirt=LEAF, hat="bun", tunic=LONG_TUNIC)
    person(press, 880, 738, 0.9, "walk", flip=True, shirt=SOPHORA, legs=WHITE, tunic=0.4)
    press.pen(traces("-20,60 200,104 420,60; 780,60 1000,104 1220,60"), 4)
    for x, y in ((60, 110), (200, 146), (340, 116), (860, 116), (1000, 146), (1140, 110)):
        lantern(press, x, y + 26, 0.5, colour=VERMILION if x % 40 else SOPHORA)


def river_lanterns(press: Press) -> None:
    """Lanterns on the river."""
    disc(press, 240, 170, 86, colour=WHITE)
    hills(press, [360, 340, 352, 338, 350, 340, 352], LEAF, 5, line=CHARCOAL)
    for i, x in enumerate((130, 420, 720, 1020)):
        roof, wall = (EARTH, SALMON) if i % 2 else (VERMILION, STRAW)
        tile_house(press, x, 420 + i % 2 * 6, 0.7, roof=roof, wall=wall, lit=SOPHORA)
    floor(press, 430, INDIGO, CHARCOAL)
    ripples(press, 470, 790, 44, colour=MIST)
    for _ in range(9):
        left, top = press.random.uniform(60, 1140), press.random.uniform(470, 560)
        small_lotus(press, left, top, 0.26)
    boat(press, 620, 650, 1.3)
    oar(press, person(press, 430, 622, 1.0, "row"), CHARCOAL)
    person(press, 690, 626, 1.0, "sit", shirt=VERMILION, legs=WHITE, hat="bun")
    lantern(press, 846, 530, 0.9, colour=SOPHORA)
    press.cut([(700, 560), (770, 480), (846, 466)], 8, colour=CHARCOAL)
    for x, y, s in ((170, 720, 0.5), (1010, 700, 0.5), (380, 770, 0.56), (850, 780, 0.6)):
        small_lotus(press, x, y, s)
    press.pen(traces("-20,40 300,90 600,50 900,92 1220,40"), 4, SHELL)
    for i, (x, y) in enumerate(((120, 110), (300, 142), (470, 118), (740, 124), (900, 146), (1070, 112))):
        lantern(press, x, y, 0.56, colour=(VERMILION, SOPHORA, SALMON)[i % 3])
