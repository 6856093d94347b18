"""Houses of the village."""

from demo.covers.geometry import Place, box
from demo.covers.pigments import CHARCOAL, EARTH, INDIGO, SALMON, SHELL, SOPHORA, VERMILION, Pigment
from demo.covers.press import Press


def stilt_house(
    press: Press,
    x: float,
    y: float,
    s: float = 1.0,
    flip: bool = False,
    roof: Pigment = SOPHORA,
    wall: Pigment = SALMON,
    lit: Pigment | None = None,
) -> None:
    """A thatched house on stilts."""
    at = Place(x, y, s, flip)
    for left in (-130, -62, 6, 74, 136):
        press.shape(at(box(left - 7, -92, left + 7, 0)), EARTH, 4)
    press.shape(at("-158,-90! -150,-176! 150,-176! 158,-90!"), wall, 5)
    press.pen([at([(-150 + i * 20, -170), (-153 + i * 20, -94)]) for i in range(1, 16)], 2.2)
    press.shape(at("-40,-92! -40,-152! 4,-152! 4,-92!"), lit or CHARCOAL, 4)
    press.shape(at("50,-112! 50,-150! 104,-150! 104,-112!"), lit or CHARCOAL, 4)
    press.shape(at("-176,-84! -176,-96! 176,-96! 176,-84!"), EARTH, 4)
    thatch = at("-206,-160! -150,-250 -112,-286! 112,-286! 150,-250 206,-160! 0,-170")
    press.shape(thatch, roof, 6)
    press.hatch(thatch, 17, 2.8, dash=(40, 130), inset=14)
    press.pen(at.each("-112,-286 -134,-312; -112,-286 -92,-312; 112,-286 134,-312; 112,-286 92,-312"), 6)
    press.pen(
        at.each("190,0 150,-90; 214,0 174,-90")
        + [at([(190 - i * 9, -i * 20), (214 - i * 9, -i * 20)]) for i in range(1, 5)],
        4.5,
    )


def tile_house(
    press: Press,
    x: float,
    y: float,
    s: float = 1.0,
    flip: bool = False,
    roof: Pigment = VERMILION,
    wall: Pigment = SHELL,
    lit: Pigment | None = None,
) -> None:
    """A tiled village house."""
    at = Place(x, y, s, flip)
    press.shape(at("-168,0! -168,-112! 168,-112! 168,0!"), wall, 5)
    for left in (-120, -34, 52):
        press.shape(
            at(box(left, -78, left + 68, 0)),
            lit or (EARTH if left == -34 else INDIGO),
            4,
        )
        press.pen([at([(left + 34, -4), (left + 34, -76)])], 3)
    press.shape(at("-186,12! -186,-2! 186,-2! 186,12!"), EARTH, 4)
    tiles = at("-212,-96! -172,-150 -150,-196! 150,-196! 172,-150 212,-96!")
    press.shape(tiles, roof, 6)
    press.pen([at([(-150 + i * 20, -192), (-198 + i * 26.4, -100)]) for i in range(16)], 2.6)
    press.shape(at("-160,-192! -166,-206! 166,-206! 160,-192!"), roof, 4)
