"""Scenes of keeping watch."""

from demo.covers.geometry import Place, trace
from demo.covers.houses import stilt_house, tile_house
from demo.covers.land import floor, furrows, hills, karst, rice, scales
from demo.covers.landmarks import gate, lighthouse
from demo.covers.people import person
from demo.covers.pigments import (
    CHARCOAL,
    EARTH,
    INDIGO,
    LEAF,
    LINE,
    SALMON,
    SHELL,
    SOPHORA,
    SPROUT,
    STRAW,
    VERMILION,
    WHITE,
)
from demo.covers.press import Press
from demo.covers.sky import birds, cloud, disc, sky, stars
from demo.covers.things import boat, lantern
from demo.covers.trees import bamboo


def village_gate(press: Press) -> None:
    """Two watchers with lanterns at the gate."""
    disc(press, 300, 170, 80, colour=WHITE)
    stars(press)
    hills(press, [470, 440, 452, 430, 446, 434, 450], INDIGO, 5, line=SHELL)
    for x, s in ((140, 0.5), (1060, 0.56)):
        tile_house(press, x, 540, s, wall=EARTH, lit=SOPHORA)
    hills(press, [560, 552, 558, 550, 556, 552, 560], LEAF, 6, line=CHARCOAL)
    gate(press, 620, 632, 1.24, wall=SALMON)
    press.shape(trace("520,632! 720,632! 930,840! 250,840!"), STRAW, 6, CHARCOAL)
    held = person(press, 360, 730, 1.16, "raise", shirt=INDIGO, hat="cap", trim=LEAF)
    lantern(press, *held.point(104, -190), 0.72, SOPHORA)
    other = person(press, 840, 736, 1.14, "raise", flip=True, hat="hair")
    lantern(press, *other.point(104, -190), 0.72, SOPHORA)
    bamboo(press, 1130, lean=-24, side=-1)


def lit_lane(press: Press) -> None:
    """A night round along a lit lane."""
    sky(press, 900, 150, "moon", radius=74)
    stars(press)
    hills(press, [400, 360, 380, 350, 390, 370, 380], INDIGO, 5, line=SHELL)
    tile_house(press, 150, 520, 0.7, wall=SALMON, lit=SOPHORA)
    tile_house(press, 480, 506, 0.62, roof=EARTH, wall=SALMON, lit=SOPHORA)
    tile_house(press, 770, 500, 0.58, wall=SALMON, lit=SOPHORA)
    tile_house(press, 1080, 520, 0.74, roof=EARTH, wall=SALMON, lit=SOPHORA)
    floor(press, 524, EARTH, CHARCOAL)
    press.shape(trace("560,524! 680,524! 1000,840! 160,840!"), STRAW, 6, CHARCOAL)
    for x, y, s in ((330, 640, 1.0), (930, 640, 1.0), (500, 560, 0.6), (742, 560, 0.6)):
        post = Place(x, y, s)
        press.cut(post("0,0 0,-250 40,-270"), 9 * s + 3, taper=False, colour=CHARCOAL)
        press.shape(post("22,-254! 40,-278 72,-278 90,-254!"), SOPHORA, 5)
    person(press, 540, 724, 1.08, "walk", shirt=INDIGO, hat="cap", trim=LEAF)
    person(press, 680, 730, 1.1, "walk", shirt=LEAF, hat="hair")
    bamboo(press, 70, leaves=6)


def border_marker(press: Press) -> None:
    """Guards and villagers at the border marker."""
    sky(press, 600, 330, "yellow sun", "red sun", radius=150)
    karst(press, 480, [(150, 460, 300), (1040, 480, 330)])
    karst(press, 500, [(420, 360, 210), (820, 340, 190)])
    hills(press, [500, 470, 486, 470, 488, 472, 500], SPROUT, 5)
    stilt_house(press, 250, 540, 0.62)
    stilt_house(press, 980, 548, 0.5)
    edge = hills(press, [570, 556, 566, 580, 566, 556, 570], LEAF, 6)
    rice(press, edge, 2, step=60, size=14)
    hills(press, [680, 664, 672, 690, 676, 664, 680], EARTH, 6)
    furrows(press, 700, SALMON, 24, (40, 110), 0.6)
    at = Place(600, 690, 1.0)
    press.shape(at("-60,10! -60,-14! 60,-14! 60,10!"), SHELL, 5)
    press.shape(at("-38,-14! -34,-150 0,-176 34,-150 38,-14!"), WHITE, 6)
    press.pen(at.each("-16,-110 16,-110; -20,-88 20,-88; -14,-66 14,-66"), 4, VERMILION)
    person(press, 440, 716, 1.16, "walk", shirt=LEAF, legs=LEAF, hat="cap", trim=LEAF)
    person(press, 320, 722, 1.18, "walk", shirt=LEAF, legs=LEAF, hat="cap", trim=LEAF)
    person(press, 800, 720, 1.12, "raise", flip=True, shirt=VERMILION, hat="scarf")
    person(press, 910, 722, 1.1, "walk", flip=True, shirt=INDIGO, hat="hair", child=True)


def lighthouse_watch(press: Press) -> None:
    """A boat on watch below the lighthouse."""
    sky(press, 340, 470, "red sun", radius=170)
    cloud(press, 620, 130, 1.0)
    birds(press, 480, 280, 4, s=0.8)
    scales(press, 480, 560, 40, line=LINE)
    at = Place(880, 620, 1.2)
    rock = at("-260,60! -220,0 -120,-40 -60,-70 60,-74 150,-40 220,0 300,60!")
    press.shape(rock, EARTH, 6)
    press.hatch(rock, 24, 3, slope=0.3, dash=(30, 80), inset=20, keep=0.7)
    lighthouse(press, 880, 540, 1.06)
    tile_house(press, 1060, 590, 0.44, wall=WHITE)
    scales(press, 600, 680, 52, INDIGO, 3.8)
    boat(press, 380, 650, 1.12)
    person(press, 300, 636, 0.86, "raise", shirt=WHITE, legs=INDIGO, hat="cap", trim=INDIGO)
    person(press, 420, 640, 0.86, "stand", shirt=LEAF, hat="cap", trim=LEAF)
    press.cut([(500, 640), (504, 500), (500, 420)], 8, taper=False)
    scales(press, 716, 860, 64, INDIGO, 4.2)
