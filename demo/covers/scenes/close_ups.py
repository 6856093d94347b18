"""Close-ups: hands at work and the things they hold, with no land behind them."""

import math

from demo.covers.geometry import HEIGHT, WIDTH, Place, box, polar, ring, trace
from demo.covers.hands import closed_hand, cupped_arms, cupped_fingers, grip_over, grip_under, open_palm
from demo.covers.land import floor, furrows
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
    STRAW,
    VERMILION,
    WHITE,
    Pigment,
)
from demo.covers.plants import small_lotus
from demo.covers.press import Press
from demo.covers.sky import disc
from demo.covers.still_life import paper, rice_bowl, school_bag, slate, stamp, tea_cup, teapot, tray
from demo.covers.things import books, steam

SLEEVES = (VERMILION, INDIGO, EARTH, LEAF)
DROP = "0,-190! 60,-92 112,-10 96,78 0,116 -96,78 -112,-10 -60,-92"
SEEDLING_LEAVES = ((-60, -0.5, 1.0), (-92, 0.15, 0.9), (-128, -0.35, 0.8), (-150, 0.1, 0.62))


def seedling_in_hands(press: Press) -> None:
    """Two hands hold a seedling in its clod of earth."""
    sleeve = press.random.choice(SLEEVES)
    disc(press, 600, 300, 250, SOPHORA if press.tint != "hoe" else SALMON)
    at, mirror = Place(600, 470, 1.2), Place(600, 470, 1.2, flip=True)
    cupped_arms(press, at, mirror, sleeve)
    clod = at("-176,6 -100,-48 0,-66 100,-48 176,6 130,70 0,90 -130,70")
    press.shape(clod, EARTH, 6)
    press.hatch(clod, 17, 3, SHELL, dash=(10, 30), inset=26, keep=0.8)
    _seedling(press, Place(600, 400, 1.5))
    cupped_fingers(press, at, mirror)


def _seedling(press: Press, at: Place) -> None:
    press.cut(at("0,0 6,-60 -4,-120 2,-168"), 11, taper=False)
    for i, (y, turn, size) in enumerate(SEEDLING_LEAVES):
        for flip in (False, True):
            leaf = Place(0, y, size, flip, -turn if flip else turn)
            colour = SPROUT if (i + flip) % 2 else LEAF
            press.shape(at(leaf("0,0! 34,-42 104,-46! 66,4")), colour, 5)
            press.pen([at(leaf("6,-4 74,-34"))], 3)
    press.shape(at("2,-160! -20,-196 2,-236! 24,-196"), SPROUT, 5)


def rice_offered(press: Press) -> None:
    """A bowl of rice on a tray that two hands hold out."""
    sleeve = press.random.choice(SLEEVES)
    _rings(press, 600, 330, SOPHORA)
    places = [Place(282, 548, 1.12, flip=True), Place(918, 548, 1.12)]
    for at in places:
        grip_under(press, at, sleeve)
    tray(press, 600, 540, 370, 92)
    rice_bowl(press, Place(600, 490, 1.3))
    press.cut(trace("390,580 620,560 850,590"), 9, taper=False)
    press.cut(trace("396,600 620,582 846,608"), 9, taper=False)
    steam(press, 600, 230, 0.9, 3)
    for at in places:
        grip_over(press, at)


def _rings(press: Press, x: float, y: float, colour: Pigment) -> None:
    """Rings that spread from what is given."""
    disc(press, x, y, 236, colour)
    for i, radius in enumerate((280, 330, 388)):
        press.cut(ring(x, y, radius, radius, 18), 5 - i * 0.8, True, LINE)


def blood_drop(press: Press) -> None:
    """A drop of blood over an open hand; rings spread from it."""
    x, y = 640, 290
    for i, radius in enumerate((420, 350, 280, 210)):
        press.shape(ring(x, y, radius, radius, 18), (SHELL, SALMON)[i % 2], 5)
    drop = Place(x, y, 1.2)
    press.shape(drop(DROP), VERMILION, 7)
    press.cut(drop("-70,0 -66,44 -30,78"), 9, colour=WHITE)
    heart = "0,56! -46,10 -30,-34 0,-12! 30,-34 46,10"
    press.shape(drop(heart), WHITE, 5)
    open_palm(press, Place(600, 600, 1.15), press.random.choice(SLEEVES[1:]))


def weaving(press: Press) -> None:
    """Two hands draw the beam of a loom; patterned cloth grows below it."""
    press.shape(box(60, -40, 1140, HEIGHT + 40), SHELL, 0)
    press.pen([[(x, -20), (x, 470)] for x in range(96, 1120, 24)], 4)
    press.pen([[(x, -20), (x, 470)] for x in range(108, 1120, 72)], 4, VERMILION)
    _brocade(press, 480)
    press.shape(box(-40, 110, WIDTH + 40, 150), EARTH, 6)
    press.shape(box(-40, 430, WIDTH + 40, 492), EARTH, 7)
    press.hatch(box(-40, 430, WIDTH + 40, 492), 16, 3, dash=(60, 160), keep=0.8)
    shuttle = Place(600, 320, 1.3)
    press.cut(trace("96,346 330,330 500,322"), 5, colour=VERMILION)
    press.shape(shuttle("-160,0! -70,-34 70,-34 160,0! 70,34 -70,34"), SOPHORA, 7)
    press.shape(shuttle("-70,0 0,-18 70,0 0,18"), VERMILION, 5)
    for at in (Place(270, 462, 1.15, flip=True), Place(930, 462, 1.15)):
        grip_under(press, at, INDIGO)
        grip_over(press, at)


def _brocade(press: Press, top: float) -> None:
    bands = ((INDIGO, 60), (SOPHORA, 26), (VERMILION, 84), (SOPHORA, 26), (INDIGO, 110), (LEAF, 60))
    y = top
    for colour, depth in bands:
        press.shape(box(60, y, 1140, y + depth), colour, 5)
        if depth > 50:
            zigzag = [(60 + i * 36, y + (12 if i % 2 else depth - 12), 1) for i in range(31)]
            press.pen([zigzag], 6, SHELL)
            diamonds = [Place(96 + i * 72, y + depth * 0.66, depth / 90) for i in range(15)]
            press.pen([at("0,-16! 14,0! 0,16! -14,0!") for at in diamonds], 4, SOPHORA, True)
        y += depth


def sealed_paper(press: Press) -> None:
    """A hand sets the stamp on a paper; a teapot stands by."""
    floor(press, 400, SALMON if press.tint != "son" else STRAW)
    furrows(press, 420, EARTH, 44, (60, 180), 0.5)
    press.shape(box(-40, 386, WIDTH + 40, 408), EARTH, 6)
    _lattice_window(press, 90, 60, 430, 386)
    teapot(press, Place(260, 540, 1.15))
    tea_cup(press, 470, 640, 1.1)
    for i in range(3):
        paper(press, Place(790 + i * 5, 636 - i * 12, 1.1), 5 if i == 2 else 0)
    press.pen([ring(850, 676, 52, 30, 12), ring(850, 676, 38, 21, 12)], 5, VERMILION, True)
    hand = Place(700, 330, 1.1)
    stamp(press, Place(700, 590, 1.1))
    closed_hand(press, hand, press.random.choice((INDIGO, WHITE, LEAF)))
    press.shape(hand(ring(0, -112, 34, 30, 10)), EARTH, 6)


def _lattice_window(press: Press, left: float, top: float, right: float, bottom: float) -> None:
    press.shape(box(left, top, right, bottom), MIST, 7)
    middle = (left + right) / 2
    small_lotus(press, middle, bottom - 40, 1.4)
    bars = [[(x, top), (x, bottom)] for x in (left + (right - left) / 3, left + (right - left) * 2 / 3)]
    press.pen([*bars, [(left, top + 110), (right, top + 110)]], 8)


def bag_and_slate(press: Press) -> None:
    """A school bag and a slate on a desk."""
    disc(press, 850, 250, 170, SALMON if press.tint != "son" else SOPHORA)
    floor(press, 520, SOPHORA if press.tint != "hoe" else EARTH)
    furrows(press, 540, EARTH, 40, (60, 200), 0.5)
    school_bag(press, Place(350, 520, 1.5), press.random.choice((INDIGO, VERMILION, LEAF)))
    slate(press, Place(830, 470, 1.05, turn=-0.08))
    books(press, 620, 720, 1.6)
    chalk = Place(900, 730, turn=0.2)
    press.shape(chalk("-70,-12! 70,-12! 70,12! -70,12!"), WHITE, 6)
    press.shape(Place(1010, 700, turn=-0.3)("-50,-12! 50,-12! 50,12! -50,12!"), SALMON, 6)


def book_bicycle(press: Press) -> None:
    """A bicycle that carries books to the hamlets."""
    disc(press, 610, 330, 270, SALMON if press.tint != "son" else SOPHORA)
    floor(press, 700, SPROUT)
    furrows(press, 716, LEAF, 26, (40, 120), 0.6)
    rear, front = (370.0, 540.0), (860.0, 540.0)
    for hub in (rear, front):
        _wheel(press, hub[0], hub[1], 156)
    _frame(press)
    for x, y, s in ((340, 330, 1.7), (350, 205, 1.5)):
        books(press, x, y, s)
    press.cut(trace("232,336 470,336"), 12, taper=False)
    press.cut(trace("270,340 360,540"), 8, taper=False)
    _book_basket(press, Place(890, 330, 1.25))


def _wheel(press: Press, x: float, y: float, radius: float) -> None:
    press.pen([[(x, y), polar(x, y, radius, i * math.pi / 8)] for i in range(16)], 2.6)
    press.cut(ring(x, y, radius, radius, 20), 15, True)
    press.cut(ring(x, y, radius - 16, radius - 16, 20), 4, True, EARTH)
    press.shape(ring(x, y, 18, 18, 10), SOPHORA, 5)


def _frame(press: Press) -> None:
    for line in (
        "370,540 600,550 520,352",
        "370,540 522,370",
        "600,550 790,360 534,384",
        "770,270 800,380 860,540",
    ):
        press.cut(trace(line.replace(" ", "! ") + "!"), 15, colour=VERMILION, taper=False, wobble=0.5)
    press.cut(trace("770,272 740,250 690,246"), 13, taper=False)
    press.shape(trace("460,344! 480,318 560,322 580,340!"), CHARCOAL, 5)
    press.shape(ring(600, 550, 34, 34, 12), SOPHORA, 6)
    press.cut(trace("600,550 640,610"), 10, taper=False)
    press.cut(trace("618,614 668,608"), 13, taper=False)


def _book_basket(press: Press, at: Place) -> None:
    for x, colour, top in ((-46, INDIGO, -120), (-12, SOPHORA, -136), (22, LEAF, -112), (54, WHITE, -128)):
        press.shape(at(box(x - 15, top, x + 15, -20)), colour, 5)
        press.pen([at([(x - 6, top + 22), (x + 6, top + 22)])], 4, SHELL)
    press.shape(at("-82,-64! 82,-64! 66,44! -66,44!"), EARTH, 6)
    press.pen(at.each("-78,-36 78,-36; -74,-8 74,-8; -70,20 70,20"), 3.4)
    press.pen([at([(x, -60), (x * 0.84, 40)]) for x in range(-60, 70, 24)], 3.4)
