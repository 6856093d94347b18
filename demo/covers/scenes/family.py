"""Scenes of home."""

from demo.covers.animals import chick, hen
from demo.covers.geometry import box
from demo.covers.houses import tile_house
from demo.covers.land import furrows, hills, shore
from demo.covers.people import person
from demo.covers.pigments import EARTH, INDIGO, LEAF, MIST, SOPHORA, SPROUT, STRAW, VERMILION
from demo.covers.plants import banana
from demo.covers.press import Press
from demo.covers.sky import sky
from demo.covers.things import basket
from demo.covers.trees import areca

CHICKS = (
    (860, 716, 1.25, True),
    (960, 690, 1.12, False),
    (1060, 724, 1.25, True),
    (430, 740, 1.25, False),
    (330, 700, 1.12, True),
    (780, 768, 1.2, False),
    (560, 772, 1.25, True),
    (220, 752, 1.25, False),
)


def hen_and_chicks(press: Press) -> None:
    """A hen with her chicks in the yard."""
    sky(press, 950, 180, "rays", "yellow sun")
    tile_house(press, 330, 420, 0.86, roof=EARTH)
    banana(press, 80, 520, 1.1)
    areca(press, 600, 440, 230, s=0.6)
    hills(press, [440, 430, 436, 428, 436, 430, 440], SPROUT, 5)
    shore(press, 520, STRAW)
    furrows(press, 540, EARTH, 36, (20, 60), 0.5)
    hen(press, 650, 690, 1.7)
    for x, y, s, flip in CHICKS:
        chick(press, x, y, s, flip, press.random.choice((SOPHORA, SOPHORA, STRAW)))
    grains = [(press.random.uniform(760, 1040), press.random.uniform(730, 780)) for _ in range(16)]
    press.pen([[(x, y), (x + 6, y + 2)] for x, y in grains], 6, SOPHORA)


def grandmother(press: Press) -> None:
    """A grandmother with two children."""
    sky(press, 520, 170, "clouds")
    tile_house(press, 850, 540, 1.3)
    hills(press, [560, 548, 554, 546, 552, 548, 556], SPROUT, 6)
    banana(press, 160, 640, 1.5)
    shore(press, 640, STRAW)
    furrows(press, 660, EARTH, 36, (30, 80), 0.5)
    press.shape(box(410, 700, 710, 720), EARTH, 5)
    for x in (440, 680):
        press.cut([(x, 720), (x, 760)], 13, taper=False)
    person(press, 520, 706, 1.24, "sit", hat="bun", hair=MIST)
    person(press, 700, 752, 1.24, "offer", flip=True, shirt=VERMILION, legs=INDIGO, hat="hair", child=True)
    person(press, 380, 752, 1.2, "offer", shirt=SOPHORA, hat="hair", child=True)
    chick(press, 860, 752, 1.2)
    chick(press, 950, 738, 1.1, flip=True)
    basket(press, 1060, 756, 1.05, colour=SOPHORA, load=LEAF)
