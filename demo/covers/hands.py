"""Hands at work, seen close: cupped, holding, open, and closed round a handle."""

from demo.covers.geometry import Place, trace, tube
from demo.covers.pigments import FEATURE, SKIN, Pigment
from demo.covers.press import Press

SKIN_LINE = 5.5
CUPPED_FINGERS = (
    "206,150 120,180 38,172",
    "228,112 130,146 16,138",
    "238,66 130,102 6,96",
    "228,20 130,58 10,54",
)
GRIP_FINGERS = ("44,92 -6,92 -50,76", "58,70 0,72 -64,56", "62,46 0,50 -66,36")
OPEN_FINGERS = ("50,70 130,82 204,70", "60,52 150,60 244,44", "60,30 160,32 266,10", "60,10 150,6 244,-20")
CLOSED_FINGERS = ("84,66 10,72 -44,60", "90,30 10,34 -52,22", "90,-8 10,-6 -54,-16", "84,-44 10,-44 -48,-52")


def _digits(press: Press, at: Place, lines: tuple[str, ...], half: float) -> None:
    for line in lines:
        finger = tube(trace(line), [half, half, half * 0.82])
        press.shape(at(finger), SKIN, SKIN_LINE, FEATURE)


def _arm(press: Press, at: Place, line: str, sleeve_line: str, sleeve: Pigment) -> None:
    """A bare wrist out of a sleeve; both lines run from the edge of the sheet to the hand."""
    press.shape(at(tube(trace(line), [62, 56, 50])), SKIN, SKIN_LINE, FEATURE)
    press.shape(at(tube(trace(sleeve_line), [104, 88])), sleeve, 7)


def cupped_arms(press: Press, at: Place, mirror: Place, sleeve: Pigment) -> None:
    """Two arms and the hollow of two hands; what they hold is drawn next, then ``cupped_fingers``."""
    for side in (mirror, at):
        _arm(press, side, "400,460 310,290 236,130", "480,640 330,330", sleeve)
        palm = side("0,150 0,10 70,-30 150,-52 220,-14 248,70 226,150 120,196")
        press.shape(palm, SKIN, SKIN_LINE, FEATURE)


def cupped_fingers(press: Press, at: Place, mirror: Place) -> None:
    """The fingers and thumbs that close over what two cupped hands hold."""
    for side in (mirror, at):
        _digits(press, side, CUPPED_FINGERS, 23)
        press.fill(side("196,-20 238,0 262,70 246,150 206,190 200,120 206,50"), SKIN, False)
        press.cut(side("206,-34 244,0 264,70 250,150 206,196"), SKIN_LINE, colour=FEATURE)
        _digits(press, side, ("226,4 150,-34 66,-26",), 27)


def grip_under(press: Press, at: Place, sleeve: Pigment) -> None:
    """An arm and the fingers below the edge of what is held; the edge is at the origin, to the left."""
    _arm(press, at, "230,330 130,190 56,70", "330,520 170,250", sleeve)
    _digits(press, at, GRIP_FINGERS, 17)


def grip_over(press: Press, at: Place) -> None:
    """The hand and thumb above the edge of what is held."""
    hand = at("-6,-24 40,-22 84,30 92,90 50,112 30,80 14,30")
    press.shape(hand, SKIN, SKIN_LINE, FEATURE)
    _digits(press, at, ("52,20 4,-16 -72,-24",), 20)


def open_palm(press: Press, at: Place, sleeve: Pigment) -> None:
    """An arm held out from the left, palm up."""
    _arm(press, at, "-470,90 -260,50 -120,26", "-620,130 -330,64", sleeve)
    _digits(press, at, OPEN_FINGERS, 22)
    press.shape(at("-140,-30 -60,-42 40,-14 92,-4 100,30 92,70 20,92 -140,78"), SKIN, 0)
    press.cut(at("-140,-30 -60,-42 40,-14 92,-8"), SKIN_LINE, colour=FEATURE)
    press.cut(at("92,86 20,96 -140,78"), SKIN_LINE, colour=FEATURE)
    _digits(press, at, ("-110,0 -30,-54 50,-72",), 25)
    press.pen(at.each("-40,20 10,34 70,30; -50,44 0,62 50,64"), 3.4, FEATURE)


def closed_hand(press: Press, at: Place, sleeve: Pigment) -> None:
    """A hand from the right, closed round a handle that stands on the vertical through the origin."""
    _arm(press, at, "460,-150 280,-70 130,0", "640,-230 330,-92", sleeve)
    press.shape(at("60,-78 130,-66 158,0 130,76 60,96 40,10"), SKIN, SKIN_LINE, FEATURE)
    _digits(press, at, CLOSED_FINGERS, 20)
    _digits(press, at, ("110,-60 50,-96 -20,-92",), 22)
    press.pen(at.each("96,-20 112,0 108,24"), 3.4, FEATURE)
