"""Things that stand on a table: bowl, tray, teapot, papers, stamp, slate, school bag."""

from demo.covers.geometry import Outline, Place, box, ring
from demo.covers.pigments import (
    CHARCOAL,
    EARTH,
    FEATURE,
    INDIGO,
    LEAF,
    SALMON,
    SHELL,
    SOPHORA,
    VERMILION,
    WHITE,
    Pigment,
)
from demo.covers.press import Press

POT_BODY = "-92,-96! -126,-40 -104,20 -50,44! 50,44! 104,20 126,-40 92,-96!"
SPOUT = "104,-10! 168,-30 176,-86 214,-104! 226,-90! 204,-70 196,0 112,26!"
GRAINS = "-70,-100 -56,-106; -30,-140 -16,-144; 20,-120 34,-116; 60,-96 74,-102; 30,-150 42,-144"
BAG_FRONT = "-150,-150! -164,20 -140,70! 140,70! 164,20 150,-150!"
BAG_FLAP = "-160,-160! -80,-206 80,-206 160,-160! 150,-50 0,-14 -150,-50"


def rice_bowl(press: Press, at: Place, glaze: Pigment = INDIGO) -> None:
    """A bowl heaped with rice, chopsticks laid across it."""
    press.shape(at("-128,-60! -110,-130 -40,-176 40,-176 110,-130 128,-60!"), WHITE, 6)
    press.pen(at.each(GRAINS), 4, FEATURE)
    press.shape(at("-150,-64! -130,20 -60,66 -64,84! 64,84! 60,66 130,20 150,-64!"), glaze, 7)
    press.pen(at.each("-138,-30 0,-14 138,-30"), 4, SHELL)
    press.pen([at([(x, 6), (x + 14, 24), (x + 28, 6)]) for x in range(-98, 90, 34)], 4, SHELL)


def tray(press: Press, x: float, y: float, rx: float, ry: float) -> None:
    """A round lacquer tray seen a little from above."""
    press.shape(ring(x, y + ry * 0.42, rx, ry, 14), CHARCOAL, 6)
    press.shape(ring(x, y, rx, ry, 14), VERMILION, 6)
    press.cut(ring(x, y, rx * 0.88, ry * 0.8, 14), 4, True, SOPHORA)


def teapot(press: Press, at: Place, glaze: Pigment = SHELL) -> None:
    """A teapot with a painted belly."""
    press.cut(at("-110,-60 -190,-70 -196,10 -104,20"), 15, taper=False)
    press.shape(at(SPOUT), glaze, 6)
    press.shape(at(POT_BODY), glaze, 7)
    press.shape(at("-84,-96! -60,-128 60,-128 84,-96!"), glaze, 6)
    press.shape(at(ring(0, -140, 18, 16, 8)), VERMILION, 5)
    for turn in (-0.7, 0.0, 0.7):
        leaf = Place(0, 20, turn=turn)
        press.shape(at(leaf("0,0! -18,-40 0,-84! 18,-40")), INDIGO, 4)


def tea_cup(press: Press, x: float, y: float, s: float = 1.0) -> None:
    """A small cup of tea."""
    at = Place(x, y, s)
    press.shape(at("-60,-50! -52,0 -28,24! 28,24! 52,0 60,-50!"), SHELL, 6)
    press.shape(at(ring(0, -50, 60, 15, 10)), LEAF, 5)
    press.pen(at.each("-46,-14 0,-4 46,-14"), 4, INDIGO)


def paper(press: Press, at: Place, lines: int = 5) -> None:
    """A written sheet lying on the table."""
    press.shape(at("-190,-130! 190,-130! 230,130! -230,130!"), WHITE, 6)
    rows: list[Outline] = [
        [(-130 - i * 7, -76 + i * 34), (130 + i * 7 - (90 if i == lines - 1 else 0), -76 + i * 34)]
        for i in range(lines)
    ]
    press.pen([at(row) for row in rows], 5, FEATURE)
    press.pen(at.each("-70,-104 70,-104"), 8, VERMILION)


def stamp(press: Press, at: Place) -> None:
    """A round-headed wooden stamp standing upright; its foot is at the origin."""
    press.shape(at("-18,-230! -22,-70! 22,-70! 18,-230!"), EARTH, 6)
    press.shape(at("-66,-74! -76,-26! 76,-26! 66,-74!"), EARTH, 6)
    press.shape(at("-80,-26! -80,0! 80,0! 80,-26!"), VERMILION, 6)


def school_bag(press: Press, at: Place, cloth: Pigment = INDIGO) -> None:
    """A child's satchel."""
    press.cut(at("-60,-200 -50,-250 50,-250 60,-200"), 14, taper=False)
    press.shape(at(BAG_FRONT), cloth, 7)
    press.shape(at("-104,-30! -100,50! 100,50! 104,-30!"), SALMON, 6)
    press.shape(at(BAG_FLAP), cloth, 7)
    for x in (-84, 84):
        press.shape(at(box(x - 14, -120, x + 14, 0)), SOPHORA, 5)
        press.shape(at(box(x - 20, -34, x + 20, -12)), SHELL, 4)


def slate(press: Press, at: Place) -> None:
    """A slate in a wooden frame, with a child's drawing in chalk."""
    press.shape(at(box(-240, -180, 240, 180)), EARTH, 7)
    press.shape(at(box(-208, -148, 208, 148)), CHARCOAL, 6)
    house = "-150,100 -150,10 -30,10 -30,100 -150,100; -170,14 -90,-60 -10,14; -106,100 -106,50 -74,50 -74,100"
    press.pen(at.each(house), 6, WHITE)
    press.pen(at.each("-190,104 190,104; 60,104 60,40; 60,70 30,50; 60,60 92,36"), 6, WHITE)
    press.pen([at(ring(110, -76, 34, 34, 10))], 6, WHITE, True)
    rays = "110,-126 110,-140; 160,-76 174,-76; 60,-76 46,-76; 146,-112 156,-122; 74,-112 64,-122"
    press.pen(at.each(rays), 6, WHITE)
