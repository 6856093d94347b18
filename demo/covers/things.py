"""Things people make and use."""

from demo.covers.geometry import Outline, Place, box, ring
from demo.covers.pigments import CHARCOAL, EARTH, INDIGO, LINE, SHELL, SOPHORA, VERMILION, WHITE, Pigment
from demo.covers.press import Press


def boat(
    press: Press,
    x: float,
    y: float,
    s: float = 1.0,
    flip: bool = False,
    colour: Pigment = EARTH,
    roof: Pigment | None = None,
) -> Place:
    """A wooden boat, with a mat roof if one is given."""
    at = Place(x, y, s, flip)
    hull = at("-232,-46! -150,-8 0,2 150,-8 242,-56! 190,34 120,50 -120,50 -186,34")
    press.shape(hull, colour, 6)
    press.pen(at.each("-206,-14 -120,16 0,22 120,16 214,-20; -188,12 -110,34 0,38 110,34 194,8"), 3)
    if roof:
        press.shape(at("-96,-2! -92,-66 -40,-98 30,-98 78,-66 84,-2!"), roof, 6)
        press.pen([at([(-60 + i * 34, 0), (-58 + i * 32, -50), (-48 + i * 28, -92)]) for i in range(5)], 2.8)
    return at


def basket(
    press: Press, x: float, y: float, s: float = 1.0, colour: Pigment = EARTH, load: Pigment | None = None
) -> None:
    """A basket, full if a load is given."""
    at = Place(x, y, s)
    if load:
        for left, top in ((-34, -58), (0, -72), (34, -58), (-16, -54), (18, -54)):
            press.shape(at(ring(left, top, 23, 22, 7)), load, 4)
    press.shape(at("-66,-52! 66,-52! 52,-8 0,2 -52,-8"), colour, 5)
    press.pen(
        at.each("-60,-36 0,-28 60,-36; -56,-20 0,-12 56,-20")
        + [at([(-44 + i * 22, -48), (-36 + i * 18, -6)]) for i in range(5)],
        2.6,
    )


def lantern(press: Press, x: float, y: float, s: float = 1.0, colour: Pigment = VERMILION) -> None:
    """A silk lantern."""
    at = Place(x, y, s)
    press.pen(at.each("0,-70 0,-48; 0,48 0,74; -6,50 -8,70; 6,50 8,70"), 3)
    press.shape(at("-20,-44! -44,-24 -48,0 -44,24 -20,44! 20,44! 44,24 48,0 44,-24 20,-44!"), colour, 5)
    press.pen(at.each("-8,-44 -20,0 -8,44; 8,-44 20,0 8,44"), 2.8)
    press.shape(at("-24,-50! 24,-50! 22,-42! -22,-42!"), CHARCOAL, 0)
    press.shape(at("-24,50! 24,50! 22,42! -22,42!"), CHARCOAL, 0)


def pot(press: Press, x: float, y: float, s: float = 1.0, colour: Pigment = EARTH) -> None:
    """A glazed jar."""
    at = Place(x, y, s)
    press.shape(at("-70,-150! -60,-128 -96,-84 -84,-24 -44,0! 44,0! 84,-24 96,-84 60,-128 70,-150!"), colour, 6)
    press.shape(at(ring(0, -150, 72, 15, 10)), CHARCOAL, 5)
    press.pen(at.each("-92,-92 0,-78 92,-92; -93,-76 0,-62 93,-76"), 3.4)
    press.pen([at([(-70 + i * 28, -74), (-56 + i * 28, -50), (-42 + i * 28, -72)]) for i in range(5)], 3)


def steam(press: Press, x: float, y: float, s: float = 1.0, n: int = 3) -> None:
    """Curls of steam."""
    for i in range(n):
        at = Place(x + (i - (n - 1) / 2) * 44 * s, y, s)
        press.cut(at("0,0 16,-36 -10,-80 14,-124 2,-160"), 7)


def hive(press: Press, x: float, y: float, s: float = 1.0, colour: Pigment = SOPHORA) -> None:
    """A bee box."""
    at = Place(x, y, s)
    press.pen(at.each("-50,0 -50,26; 50,0 50,26"), 7)
    press.shape(at("-66,0! -66,-84! 66,-84! 66,0!"), colour, 5)
    press.shape(at("-78,-84! -70,-106! 70,-106! 78,-84!"), EARTH, 5)
    press.shape(at("-24,-10! -24,-22! 24,-22! 24,-10!"), CHARCOAL, 0)
    press.pen(at.each("-58,-44 58,-44; -40,-62 -10,-62; 20,-30 44,-30"), 3)


def books(press: Press, x: float, y: float, s: float = 1.0) -> None:
    """Three books in a pile."""
    for i, (colour, width, aside) in enumerate(((VERMILION, 120, 0), (INDIGO, 104, 8), (SOPHORA, 112, -6))):
        at = Place(x + aside * s, y - i * 26 * s, s)
        half = width / 2
        press.shape(at(box(-half, -24, half, 0)), colour, 4.4)
        lines: list[Outline] = [[(12 - half, level), (half - 4, level)] for level in (-7, -13)]
        press.pen([at(line) for line in lines], 2.4, WHITE)


def oar(press: Press, at: Place, colour: Pigment = LINE) -> None:
    """The long oar in a rower's hands; ``at`` is where the rower stands."""
    press.cut(at("86,-196 130,-120 190,60 210,120"), 9, taper=False, colour=colour)


def mattock(press: Press, at: Place) -> None:
    """The tool in the hands of a hoeing figure."""
    press.cut(at("66,-114 130,-162 190,-200"), 10, taper=False)
    press.shape(at("180,-212! 200,-190! 238,-160! 224,-196!"), CHARCOAL, 4)


def sack(press: Press, at: Place) -> None:
    """A tied sack of rice."""
    press.shape(at("-44,0! -50,-50 -26,-84! 26,-84! 50,-50 44,0!"), SHELL, 5)
    press.pen(at.each("-22,-76 0,-70 22,-76"), 4, VERMILION)
