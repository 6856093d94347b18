"""Scenes of care and healing."""

from demo.covers.geometry import Place, ring
from demo.covers.houses import stilt_house, tile_house
from demo.covers.land import hills, karst, rice, ripples, shore
from demo.covers.people import person
from demo.covers.pigments import EARTH, INDIGO, LEAF, MIST, SHELL, SOPHORA, SPROUT, WHITE
from demo.covers.plants import spray
from demo.covers.press import Press
from demo.covers.sky import NIGHT_PAPER, sky
from demo.covers.things import basket, boat, oar

CROSS = "-7,-14! -7,-30! -23,-30! -23,-44! -7,-44! -7,-60! 7,-60! 7,-44! 23,-44! 23,-30! 7,-30! 7,-14!"


def doctor_by_boat(press: Press) -> None:
    """A doctor comes by boat."""
    if press.tint == NIGHT_PAPER:
        sky(press, 300, 170, "moon")
    else:
        sky(press, 300, 170, "clouds", "egrets")
    karst(press, 420, [(760, 320, 210), (1020, 420, 280), (560, 240, 130)])
    hills(press, [430, 420, 428, 416, 424, 410, 420], SPROUT, 5)
    stilt_house(press, 1010, 450, 0.46)
    shore(press, 470, MIST)
    ripples(press, 500, 640, 30, width=3, colour=SHELL)
    boat(press, 600, 640, 1.5)
    oar(press, person(press, 420, 604, 1.1, "row"))
    person(press, 700, 612, 1.14, "sit", shirt=WHITE, legs=WHITE, hat="bun")
    bag = Place(796, 600)
    press.shape(bag("-52,0! -52,-72! 52,-72! 52,0!"), LEAF, 5)
    press.cut(bag("-22,-72 -20,-96 20,-96 22,-72"), 7)
    press.shape(bag(CROSS), WHITE, 0)
    ripples(press, 700, 790, 26, width=4)
    for i in range(6):
        spray(press, -6 + i * 18, 640 + i * 26, 1, s=1.3)


def herb_garden(press: Press) -> None:
    """Herbs pounded in a stone mortar."""
    sky(press, 230, 200, "yellow sun", "rays", radius=76)
    tile_house(press, 860, 440, 0.86)
    hills(press, [450, 440, 446, 436, 444, 438, 446], SPROUT, 5)
    edge = hills(press, [520, 512, 520, 508, 518, 510, 520], LEAF, 5)
    rice(press, edge, 3, step=46, size=18)
    hills(press, [640, 630, 640, 632, 640, 630, 638], EARTH, 6)
    for i, x in enumerate((70, 190, 1010, 1130)):
        for row in range(3):
            green = press.random.choice((LEAF, SPROUT))
            spray(press, x, 690 - row * 54, 1 if (row + i) % 2 else -1, 1.25, green)
        press.cut([(x, 740), (x, 560)], 6)
    person(press, 430, 716, 1.24, "offer", shirt=WHITE, legs=INDIGO, hat="bun")
    at = Place(700, 720, 1.1)
    press.shape(at("-110,-130! -96,-60 -50,-16 -62,0! 62,0! 50,-16 96,-60 110,-130!"), INDIGO, 6)
    press.shape(at(ring(0, -130, 110, 22, 12)), SHELL, 6)
    for left, top, turn in ((-60, -140, -2.2), (-20, -146, -1.8), (20, -146, -1.2), (60, -140, -0.8)):
        leaf = Place(left, top, turn=turn)
        press.shape(at(leaf("0,0! 30,-24 84,-10! 36,22")), LEAF, 5)
        press.pen([at(leaf("6,0 66,-6"))], 2.6)
    press.cut(at("10,-130 60,-230 84,-280"), 22, taper=False)
    press.pen(at.each("-92,-92 0,-76 92,-92"), 3.4, SHELL)
    basket(press, 900, 724, 1.1, colour=SOPHORA, load=SPROUT)
