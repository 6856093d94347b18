"""Scenes of roads and bridges."""

from demo.covers.geometry import trace, traces
from demo.covers.houses import stilt_house, tile_house
from demo.covers.land import hills, karst, rice, ripples, shore
from demo.covers.people import carrier, person
from demo.covers.pigments import INDIGO, LEAF, SHELL, SOPHORA, SPROUT, STRAW, VERMILION
from demo.covers.press import Press
from demo.covers.sky import birds, sky
from demo.covers.things import boat
from demo.covers.trees import areca

DECK = "-60,470! 300,436 600,426 900,436 1260,470!"
ARCHES = (
    "1260,520! 1130,520! 1100,600 1100,760! 1010,760! 1006,620 860,540 720,620 716,760! "
    "610,760! 606,620 450,540 300,620 296,760! 206,760! 202,600 170,520! -60,520!"
)


def village_road(press: Press) -> None:
    """A new village road between areca palms."""
    sky(press, 640, 290, "yellow sun", "rays", radius=96)
    birds(press, 300, 130, 4, s=0.8)
    karst(press, 420, [(120, 380, 180), (1080, 400, 200), (880, 240, 110)])
    hills(press, [430, 420, 428, 420, 430, 420, 430], LEAF, 5)
    tile_house(press, 210, 500, 0.78)
    tile_house(press, 1000, 500, 0.74, wall=STRAW)
    edge = hills(press, [510, 500, 506, 498, 506, 500, 510], SPROUT, 5)
    rice(press, edge, 6, gap=30, step=52, size=16, width=3)
    press.shape(trace("600,470! 672,470! 980,840! 200,840!"), SHELL, 6)
    press.pen(traces("636,480 624,560; 620,590 604,680; 600,712 584,790"), 6)
    for y, reach, height, s in ((520, 98, 210, 0.5), (610, 211, 340, 0.8), (780, 430, 560, 1.2)):
        areca(press, 638 - reach, y, height, s, 14)
        areca(press, 638 + reach, y, height, s, -14)
    person(press, 470, 760, 1.12, "walk", shirt=VERMILION)
    person(press, 620, 766, 1.14, "walk", shirt=INDIGO, legs=INDIGO, hat="hair", child=True)
    person(press, 760, 700, 0.84, "walk", flip=True, shirt=SOPHORA, hat="bun")
    person(press, 640, 540, 0.34, "walk", flip=True, shirt=INDIGO)


def new_bridge(press: Press) -> None:
    """A new bridge over the river."""
    sky(press, 260, 170, "yellow sun", "clouds")
    karst(press, 400, [(980, 440, 260), (720, 300, 160), (520, 220, 110)])
    hills(press, [410, 400, 408, 398, 408, 400, 410], SPROUT, 5)
    stilt_house(press, 1020, 440, 0.56)
    stilt_house(press, 180, 440, 0.5)
    shore(press, 560, INDIGO)
    ripples(press, 590, 790, 46, width=3.6, colour=SHELL)
    _arches(press)
    person(press, 420, 440, 0.72, "walk", shirt=VERMILION)
    person(press, 540, 436, 0.72, "walk", shirt=INDIGO, hat="hair", child=True)
    carrier(press, 780, 438, 0.62, flip=True, load=SPROUT, shirt=LEAF)
    boat(press, 455, 700, 0.8)
    person(press, 430, 690, 0.6, "row", shirt=SOPHORA)
    hills(press, [690, 740, 800, 850, 850, 850, 850], LEAF, 6)


def _arches(press: Press) -> None:
    deck = trace(DECK)
    bridge = deck + trace(ARCHES)
    press.shape(bridge, SHELL, 7)
    press.hatch(bridge, 30, 3, dash=(34, 54), inset=14, keep=0.7)
    press.cut([(p[0], p[1] - 66) for p in deck], 8, taper=False)
    posts = [(x, 426 + 44 * ((x - 600) / 660) ** 2) for x in range(-20, 1230, 66)]
    press.pen([[(x, y), (x, y - 66)] for x, y in posts], 5)
