"""Scenes of young enterprise."""

import math

from demo.covers.animals import bee
from demo.covers.geometry import Outline, flatten
from demo.covers.land import hills, karst
from demo.covers.people import person
from demo.covers.pigments import EARTH, INDIGO, LEAF, SALMON, SOPHORA, SPROUT, VERMILION, WHITE, Pigment
from demo.covers.plants import flower
from demo.covers.press import Press
from demo.covers.sky import birds, sky
from demo.covers.things import hive
from demo.covers.trees import tree

TEA_ROWS = ((380, SPROUT, 60), (470, LEAF, 80), (570, SPROUT, 100), (680, LEAF, 120))
PICKERS = (
    (360, 640, 0.86, False, VERMILION),
    (650, 700, 1.06, True, INDIGO),
    (930, 610, 0.72, True, SOPHORA),
)


def beekeeper(press: Press) -> None:
    """A keeper lifts a honeycomb."""
    sky(press, 890, 170, "rays", "yellow sun", radius=80)
    karst(press, 420, [(150, 380, 190), (1100, 300, 160)])
    hills(press, [430, 410, 424, 408, 420, 410, 424], SPROUT, 5)
    tree(press, 200, 560, 1.1)
    hills(press, [540, 530, 538, 528, 536, 530, 540], LEAF, 6)
    for x, y, s, colour in ((450, 560, 0.74, SOPHORA), (600, 552, 0.7, SALMON), (1080, 570, 0.78, SOPHORA)):
        hive(press, x, y, s, colour)
    hills(press, [630, 622, 628, 620, 628, 622, 630], SPROUT, 6)
    hive(press, 400, 700, 1.3)
    hive(press, 900, 706, 1.26, colour=SALMON)
    held = person(press, 640, 720, 1.26, "offer", shirt=WHITE, legs=EARTH)
    press.shape(held("72,-150! 72,-218! 142,-218! 142,-150!"), SOPHORA, 5)
    cells: list[Outline] = [[(72 + i * 14, -214), (72 + i * 14, -154)] for i in range(1, 5)]
    cells += [[(74, -218 + i * 17), (140, -218 + i * 17)] for i in range(1, 4)]
    press.pen([held(cell) for cell in cells], 2.6)
    for i in range(13):
        left, top = 30 + i * 96 + press.jitter(20), 760 + press.jitter(16)
        colour = press.random.choice((WHITE, WHITE, SALMON))
        flower(press, left, top, press.random.uniform(0.7, 1.05), colour)
    for x, y in ((500, 420), (760, 380), (560, 300), (830, 470), (1000, 420), (420, 500), (720, 500)):
        flip = press.random.random() < 0.5
        bee(press, x, y + press.jitter(20), press.random.uniform(0.9, 1.3), flip)


def tea_hills(press: Press) -> None:
    """Tea pickers on round hills."""
    sky(press, 780, 200, "clouds", "yellow sun")
    karst(press, 400, [(140, 420, 210), (1080, 360, 180)])
    for i, (y, colour, swing) in enumerate(TEA_ROWS):
        _tea_row(press, i, y, colour, swing)
    for x, y, s, flip, shirt in PICKERS:
        at = person(press, x, y, s, "offer" if flip else "hoe", flip=flip, shirt=shirt)
        press.shape(at("-84,-210! -24,-214! -28,-130 -50,-118 -76,-130"), EARTH, 5)
        press.pen(at.each("-82,-190 -26,-192; -80,-168 -28,-170; -78,-146 -30,-148"), 2.8)
        press.shape(at("-88,-210! -70,-236 -40,-240 -20,-214!"), SPROUT, 4)
    hills(press, [760, 744, 752, 738, 750, 744, 756], LEAF, 6)
    birds(press, 310, 140, 4, 0.8)


def _tea_row(press: Press, i: int, y: float, colour: Pigment, swing: float) -> None:
    ys = [y + swing * 0.5 * math.cos(j * 0.9 + i * 1.9) for j in range(8)]
    edge = hills(press, ys, colour, 6)
    lines: list[Outline] = []
    for row in range(1, 5):
        below = row * (22 + i * 4)
        points = flatten([(p[0], p[1] + below) for p in edge], False, 22 + i * 4)
        lines.append([(x, top - (6 + i if j % 2 else 0)) for j, (x, top) in enumerate(points)])
    press.pen(lines, 3.2)
