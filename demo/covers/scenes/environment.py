"""Scenes of water, lotus and forest."""

import math

from demo.covers.geometry import Outline, Place, along, box, flatten, lerp, spans, trace
from demo.covers.land import RIGHT, furrows, hills, karst, level, rice, ripples
from demo.covers.people import person
from demo.covers.pigments import EARTH, INDIGO, LEAF, MIST, SALMON, SHELL, SOPHORA, SPROUT, VERMILION, WHITE
from demo.covers.plants import lotus, lotus_leaf, sapling
from demo.covers.press import Press
from demo.covers.sky import birds, sky
from demo.covers.things import basket, boat, mattock, oar
from demo.covers.trees import tree

STREAM_LEFT = "640,372! 590,410 700,470 470,560 250,690 200,830!"
STREAM_RIGHT = "660,372! 640,412 800,470 690,566 600,690 640,830!"
NEAR_LEAVES = (
    (120, 640, 150, LEAF),
    (420, 690, 130, SPROUT),
    (820, 660, 150, LEAF),
    (1090, 700, 170, SPROUT),
    (250, 770, 170, LEAF),
    (660, 782, 160, LEAF),
    (930, 790, 120, SPROUT),
)
FLOWERS = (
    (210, 640, 120, 0.95, SALMON),
    (980, 660, 170, 1.15, SALMON),
    (760, 730, 120, 0.8, WHITE),
    (400, 740, 90, 0.8, SALMON),
)


def water_channel(press: Press) -> None:
    """Water led down from the hills to the fields."""
    sky(press, 330, 160, "yellow sun", "rays", radius=74)
    karst(press, 390, [(120, 360, 210), (620, 330, 250), (420, 300, 160)])
    karst(press, 396, [(900, 420, 170), (1130, 340, 240)])
    for i, (colour, dy) in enumerate(((LEAF, 0), (SPROUT, 52), (SOPHORA, 118), (SPROUT, 202))):
        slope = 8 if i % 2 else -4.8
        ys = [376 + dy + 14 * math.sin(j * 1.2 + i * 1.4) + (j - 3) * slope for j in range(7)]
        edge = hills(press, ys, colour, 5)
        rice(press, edge, 2 + (i > 1), gap=20 + i * 6, step=38 + i * 12, size=10 + i * 4, width=2.5 + i * 0.2)
    _stream(press)
    _sluice(press, Place(566, 560, 0.9))
    held = person(press, 860, 712, 1.12, "hoe", flip=True, shirt=VERMILION)
    mattock(press, held)
    person(press, 300, 520, 0.56, "walk", shirt=SOPHORA)
    person(press, 1050, 506, 0.5, "bend", flip=True, shirt=INDIGO)
    rice(press, [(740, 724), (RIGHT, 724)], 3, gap=28, size=32, width=3.8)
    birds(press, 870 - 130, 120, 4, s=0.8)


def _stream(press: Press) -> None:
    left, right = trace(STREAM_LEFT), trace(STREAM_RIGHT)
    outer = [(p[0] - 10 - i * 8, *p[1:]) for i, p in enumerate(left)]
    press.shape([*outer, *[(p[0] + 10 + i * 8, *p[1:]) for i, p in enumerate(right)][::-1]], SHELL, 6)
    water = [*left, *right[::-1]]
    press.shape(water, INDIGO, 5)
    polygon = flatten(water)
    lines: list[Outline] = []
    for _ in range(34):
        near = press.random.random() ** 0.7
        y = lerp(430, 790, near)
        for start, end in spans(polygon, y):
            length = (end - start) * press.random.uniform(0.16, 0.34)
            x = press.random.uniform(start + 10, max(start + 11, end - length - 10))
            middle = [(x + length * 0.3, y - 4 - 4 * near), (x + length * 0.6, y + 3)]
            lines.append([(x, y), *middle, (x + length, y - 2)])
    press.pen(lines, 3.4, SHELL)


def _sluice(press: Press, at: Place) -> None:
    for post in (-92, 96):
        press.shape(at(box(post - 12, -70, post + 12, 44)), EARTH, 5)
    press.shape(at("-110,-66! -110,-86! 114,-86! 114,-66!"), EARTH, 5)
    press.shape(at("-60,24! -60,-66! 64,-66! 64,24!"), SALMON, 5)
    press.pen(at.each("-30,-60 -30,20; 2,-60 2,20; 34,-60 34,20"), 3)


def lotus_lake(press: Press) -> None:
    """A boat among lotus."""
    sky(press, 860, 170, "clouds", "egrets", radius=84)
    karst(press, 350, [(180, 380, 170), (430, 280, 110)])
    hills(press, [350, 342, 350, 346, 352, 344, 350], MIST, 5)
    ripples(press, 372, 560, 34, width=3.2, colour=SHELL)
    ripples(press, 372, 780, 30, width=3.4)
    for x, y, radius in ((150, 440, 70), (1040, 430, 84), (330, 420, 56), (900, 470, 64)):
        lotus_leaf(press, x, y, radius, radius * 0.3)
    boat(press, 590, 530, 1.06)
    basket(press, 690, 516, 0.8, colour=SOPHORA, load=SALMON)
    oar(press, person(press, 500, 520, 0.98, "row", shirt=VERMILION))
    for x, y, radius, colour in NEAR_LEAVES:
        lotus_leaf(press, x, y, radius, radius * 0.34, colour)
    for x, y, h, s, colour in FLOWERS:
        press.cut([(x, y + 60), (x + 6, y - h * 0.5), (x, y - h + 16)], 7, taper=False)
        lotus(press, x, y - h + 16, s, colour)


def forest_planting(press: Press) -> None:
    """Two people planting a bare slope."""
    sky(press, 600, 330, "red sun", radius=150)
    birds(press, 740, 140, 4, s=0.8)
    hills(press, [420, 350, 330, 380, 430, 400, 340], MIST, 5)
    edge = hills(press, [470, 420, 430, 480, 500, 470, 430], SPROUT, 5)
    for x, y in along(edge, 92)[1:]:
        if 20 < x < 1180:
            sapling(press, x, y + 10, 0.62)
    hills(press, [560, 520, 510, 540, 580, 590, 560], EARTH, 6)
    furrows(press, 600, SALMON, 22, (40, 110), 0.7)
    tree(press, 150, 650, 1.12)
    for i, x in enumerate((340, 420, 760, 1150)):
        sapling(press, x, 690 + i % 2 * 24, 1.0)
    held = person(press, 560, 704, 1.1, "hoe", shirt=INDIGO)
    mattock(press, held)
    person(press, 1000, 712, 1.06, "bend", flip=True, shirt=VERMILION)
    sapling(press, 880, 716, 1.1)
    hills(press, [740, 726, 734, 744, 738, 726, 736], LEAF, 6)
    rice(press, level(742), 2, gap=24, step=66, size=20, width=3.2)
