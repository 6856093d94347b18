"""Scenes of giving."""

from demo.covers.geometry import Place, ring, trace
from demo.covers.houses import tile_house
from demo.covers.land import floor, furrows, hills, karst, ripples, shore
from demo.covers.people import person
from demo.covers.pigments import (
    CHARCOAL,
    EARTH,
    INDIGO,
    LEAF,
    MIST,
    SHELL,
    SOPHORA,
    SPROUT,
    STRAW,
    VERMILION,
    WHITE,
)
from demo.covers.press import Press
from demo.covers.sky import sky
from demo.covers.things import boat, pot, sack, steam
from demo.covers.trees import areca


def shared_pot(press: Press) -> None:
    """Porridge shared from one pot in the rain."""
    sky(press, 330, 170, "clouds", "rain")
    tile_house(press, 930, 470, 1.0)
    areca(press, 150, 500, 290, s=0.76)
    hills(press, [500, 488, 496, 486, 494, 488, 498], SPROUT, 6)
    floor(press, 600, STRAW)
    furrows(press, 620, EARTH, 32, (40, 120), 0.5)
    for x in (460, 520, 580):
        press.cut([(x, 730), (x + 80, 716)], 15, taper=False)
    press.shape(trace("500,716! 520,660 548,690 564,630 586,690 606,664 624,716!"), SOPHORA, 5)
    pot(press, 560, 690, 1.3, colour=CHARCOAL)
    press.shape(ring(560, 495, 92, 19, 12), WHITE, 5)
    steam(press, 560, 470, 1.1)
    held = person(press, 760, 724, 1.22, "offer", shirt=VERMILION, hat="scarf")
    press.shape(held("76,-190! 132,-190! 122,-160 104,-152 86,-160"), WHITE, 5)
    person(press, 950, 726, 1.21, "offer", flip=True, hat="bun")
    person(press, 1070, 726, 1.06, "offer", flip=True, shirt=INDIGO, hat="hair", child=True)
    other = person(press, 310, 724, 1.16, "offer", shirt=LEAF)
    press.cut(other("80,-150 130,-190 190,-210"), 9, taper=False)


def rice_by_hand(press: Press) -> None:
    """Sacks of rice passed from hand to hand off a boat."""
    sky(press, 880, 180, "rain")
    karst(press, 430, [(180, 380, 200), (1060, 360, 220)])
    hills(press, [440, 430, 436, 428, 434, 430, 438], SPROUT, 5)
    shore(press, 500, MIST)
    ripples(press, 520, 700, 36, width=3, colour=SHELL)
    boat(press, 250, 640, 1.2)
    for i in range(3):
        sack(press, Place(130 + i * 96, 622))
    hills(press, [840, 840, 760, 690, 660, 650, 650], LEAF, 6)
    person(press, 420, 650, 1.1, "offer")
    person(press, 810, 704, 1.1, "offer", shirt=INDIGO, hat="cap")
    bearers = (
        person(press, 620, 712, 1.1, "offer", shirt=VERMILION, hat="bun"),
        person(press, 1000, 700, 1.1, "offer", shirt=LEAF),
    )
    for at in bearers:
        sack(press, Place(*at.point(102, -148), at.s * 0.9))
