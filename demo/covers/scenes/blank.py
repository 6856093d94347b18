"""The scene for an address with nothing behind it."""

from demo.covers.geometry import ring, trace
from demo.covers.land import hills, shore
from demo.covers.pigments import LINE, MIST, SHELL, SPROUT
from demo.covers.plants import lotus, lotus_leaf
from demo.covers.press import Press
from demo.covers.sky import sky
from demo.covers.things import boat


def empty_boat(press: Press) -> None:
    """The empty boat: nothing at this address."""
    sky(press, 260, 150, "clouds")
    hills(press, [300, 292, 298, 290, 300, 294, 300], SPROUT, 5)
    shore(press, 320, MIST)
    for i in range(6):
        press.cut(ring(600, 560, 300 + i * 120, 66 + i * 29, 16), 4.5, True, SHELL if i % 2 else LINE)
    boat(press, 600, 520, 1.25)
    press.cut(trace("560,490 720,450 920,560"), 10, taper=False)
    for x, y, radius in ((170, 690, 120), (1010, 720, 140), (950, 440, 70), (240, 430, 60)):
        lotus_leaf(press, x, y, radius, radius * 0.34)
    press.cut(trace("1010,720 1024,640 1020,570"), 7, taper=False)
    lotus(press, 1020, 576, 0.9)
