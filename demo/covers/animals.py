"""Animals of the farmyard."""

from demo.covers.geometry import Outline, Place, ring
from demo.covers.pigments import CHARCOAL, INDIGO, MIST, SHELL, SOPHORA, VERMILION, WHITE, Pigment
from demo.covers.press import Press

BUFFALO = "-196,-196 -120,-236 0,-232 110,-244 176,-214 196,-160 160,-98 60,-74 -60,-70 -160,-92 -206,-140"
HORNS = (
    "214,-222! 196,-276 120,-312 78,-306! 140,-284 184,-224; 248,-222! 226,-276 142,-312 104,-306! 164,-284 212,-224"
)
HEN = "-104,-120 -40,-116 30,-130 66,-188 96,-206 124,-186 122,-150 112,-84 70,-38 0,-28 -64,-52"
WING = "40,-108 0,-124 -60,-112 -104,-90! -70,-74 -84,-62! -40,-58 -46,-48! 20,-56"
TAIL = (
    "-70,-120 -130,-218 -150,-200! -100,-160 -60,-84; -70,-120 -143,-178 -176,-160! -113,-120 -60,-84; "
    "-70,-120 -140,-136 -170,-118! -110,-78 -60,-84"
)
FEATHERS = ((60, -140), (74, -135), (88, -130), (44, -84), (62, -81), (80, -78))


def buffalo(press: Press, x: float, y: float, s: float = 1.0, flip: bool = False, colour: Pigment = INDIGO) -> None:
    """A water buffalo, head low, horns swept back."""
    at = Place(x, y, s, flip)
    for left in (-128, 96):
        _buffalo_leg(press, at, left, colour)
    press.shape(at(BUFFALO), colour, 6.5)
    for left in (-168, 138):
        _buffalo_leg(press, at, left, colour)
    press.cut(at("-200,-180 -236,-130 -228,-70 -236,-50"), 7)
    press.shape(at("170,-210 226,-228 276,-196 318,-128 312,-102 276,-100 236,-128 186,-140"), colour, 6.5)
    for horn in at.each(HORNS):
        press.shape(horn, SHELL, 5.5)
    press.shape(at("214,-196 180,-192 164,-176! 190,-170 216,-178"), colour, 5)
    press.pen(at.each("262,-176 272,-170; 298,-116 306,-112"), 6, WHITE)
    press.hatch(at(BUFFALO), 22, 3, MIST, slope=-0.08, dash=(26, 70), inset=34, keep=0.66)


def _buffalo_leg(press: Press, at: Place, left: float, colour: Pigment) -> None:
    leg = at(Place(left, 0)("-30,-136! -24,-50 -20,0! 18,0! 18,-50 32,-130!"))
    press.fill(leg, colour)
    press.cut(leg, 6)


def hen(
    press: Press,
    x: float,
    y: float,
    s: float = 1.0,
    flip: bool = False,
    colour: Pigment = VERMILION,
    tail: Pigment = INDIGO,
) -> None:
    """A hen."""
    at = Place(x, y, s, flip)
    press.pen(at.each("-8,-40 -12,-4 -30,0; -12,-4 8,0; 30,-40 32,-4 14,0; 32,-4 52,0"), 6)
    for feather in at.each(TAIL):
        press.shape(feather, tail, 5)
    press.shape(at(HEN), colour, 6)
    press.shape(at(WING), SOPHORA, 5)
    press.pen(at.each("10,-100 -34,-92; 14,-86 -28,-78; 12,-72 -14,-66"), 3)
    press.shape(at("88,-204 84,-226 98,-220 104,-236 114,-220 126,-226 122,-200"), VERMILION, 4)
    press.shape(at("122,-186! 150,-174! 120,-168!"), SOPHORA, 4)
    press.shape(at("116,-164 126,-146 114,-136 106,-150"), VERMILION, 3.6)
    press.fill(at(ring(104, -184, 6, 6, 6)), WHITE)
    press.fill(at(ring(105, -184, 3.4, 3.4, 6)), CHARCOAL)
    breast: list[Outline] = [[(x, y), (x + 6, y + 14), (x + 14, y + 4)] for x, y in FEATHERS]
    press.pen([at(mark) for mark in breast], 2.8)


def chick(press: Press, x: float, y: float, s: float = 1.0, flip: bool = False, colour: Pigment = SOPHORA) -> None:
    """A chick."""
    at = Place(x, y, s, flip)
    press.pen(at.each("-4,-14 -6,0; 8,-14 8,0"), 4)
    press.shape(at("-38,-44 -10,-40 10,-62 32,-66 40,-48 28,-30 10,-12 -18,-14"), colour, 4.4)
    press.pen(at.each("-16,-30 -4,-22 8,-30; 40,-54 50,-50 40,-47"), 3)
    press.fill(at(ring(27, -54, 3, 3, 6)), CHARCOAL)


def bee(press: Press, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    """A bee."""
    at = Place(x, y, s, flip)
    press.shape(at("-4,-8 -22,-30 -2,-34 6,-12"), WHITE, 3)
    press.shape(at(ring(0, 0, 19, 12, 8)), SOPHORA, 3.4)
    press.pen(at.each("-6,-10 -6,10; 4,-11 4,11"), 4)
