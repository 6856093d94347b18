"""Scenes of markets and crafts."""

from demo.covers.geometry import Place, ring, trace
from demo.covers.houses import stilt_house
from demo.covers.land import furrows, hills, ripples, shore
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
    VERMILION,
)
from demo.covers.press import Press
from demo.covers.sky import sky
from demo.covers.things import basket, boat, pot, steam
from demo.covers.trees import areca


def floating_market(press: Press) -> None:
    """Boats of fruit at the floating market."""
    sky(press, 880, 190, "red sun", "rays", radius=88)
    hills(press, [350, 340, 348, 336, 346, 340, 350], SPROUT, 5)
    for x, h in ((90, 200), (160, 170), (1010, 190), (1090, 220), (1150, 170)):
        areca(press, x, 352, h, s=0.56, lean=press.jitter(20))
    stilt_house(press, 360, 372, 0.5)
    shore(press, 370, MIST)
    ripples(press, 400, 520, 26, width=3, colour=SHELL)
    boat(press, 880, 480, 0.84, flip=True, roof=SOPHORA)
    person(press, 1010, 462, 0.62, "row", flip=True, shirt=INDIGO)
    boat(press, 240, 540, 0.92)
    for i, load in enumerate((VERMILION, SOPHORA, LEAF)):
        basket(press, 150 + i * 86, 526, 0.66, load=load)
    person(press, 390, 526, 0.74, "sit", flip=True, shirt=LEAF)
    boat(press, 690, 690, 1.4)
    for i, load in enumerate((SOPHORA, VERMILION, SPROUT)):
        basket(press, 640 + i * 130, 676, 1.02, load=load)
    person(press, 470, 662, 1.12, "offer", shirt=VERMILION)
    press.cut([(770, 640), (778, 420), (772, 330)], 8, taper=False)
    for x, y, colour in ((774, 346, SOPHORA), (800, 380, VERMILION), (752, 392, LEAF)):
        press.shape(ring(x, y, 24, 25, 8), colour, 4.5)
    ripples(press, 740, 790, 20, width=4.2)


def pottery_kiln(press: Press) -> None:
    """A potter before the kiln."""
    sky(press, 260, 180, "clouds", "yellow sun")
    hills(press, [450, 436, 446, 430, 442, 436, 448], SPROUT, 5)
    _kiln(press, Place(860, 520, 1.25))
    hills(press, [540, 530, 536, 528, 534, 530, 540], EARTH, 6)
    furrows(press, 560, SALMON, 32, (40, 110), 0.5)
    for x, s, glaze in ((90, 0.66, INDIGO), (220, 0.62, SALMON), (1120, 0.7, INDIGO)):
        pot(press, x, 600, s, glaze)
    person(press, 420, 716, 1.24, "sit", shirt=INDIGO, hat="hair")
    press.shape(trace("484,736! 500,690! 620,690! 636,736!"), SHELL, 5)
    pot(press, 556, 690, 0.86, colour=SALMON)
    for x, s, glaze in ((760, 0.92, INDIGO), (900, 0.86, SALMON), (1040, 0.8, INDIGO)):
        pot(press, x, 742, s, glaze)


def _kiln(press: Press, at: Place) -> None:
    dome = at("-210,0! -206,-90 -150,-170 -40,-200 80,-184 170,-120 210,0!")
    press.shape(dome, SALMON, 6)
    press.hatch(dome, 26, 3, dash=(36, 56), inset=12)
    press.shape(at("-60,0! -60,-60 -30,-96 0,-104 30,-96 60,-60 60,0!"), CHARCOAL, 6)
    press.shape(at("-34,0! -30,-40 -12,-30 2,-72 18,-34 30,-44 36,0!"), SOPHORA, 4)
    press.shape(at("110,-160! 110,-270! 160,-270! 160,-130!"), SALMON, 5)
    steam(press, 1028, 170, 0.8, 2)
