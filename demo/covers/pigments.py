"""The pigments, each with a day and a night colour, and the papers a print may be pulled on.

By day the sheet is shell-powdered paper; by night it is lacquer, and the line block turns to gold.
"""

from typing import NamedTuple


class Pigment(NamedTuple):
    """A printing colour; ``mark`` is its short class name inside the SVG."""

    mark: str
    day: str
    night: str


class Paper(NamedTuple):
    """The ground of a print."""

    day: str
    night: str


SHELL = Pigment("e", "#f7efdc", "#3a2e25")
WHITE = Pigment("w", "#fbf5e6", "#e9dfc8")
VERMILION = Pigment("s", "#b43a22", "#b8402a")
SALMON = Pigment("o", "#d88a5e", "#a3583a")
SOPHORA = Pigment("h", "#dfaa3f", "#b98a35")
STRAW = Pigment("y", "#ecd08a", "#6d5427")
INDIGO = Pigment("c", "#2c5266", "#2f5568")
MIST = Pigment("b", "#9fb7b4", "#2f4a52")
LEAF = Pigment("l", "#5f7d54", "#465f41")
SPROUT = Pigment("m", "#a7b57c", "#5d6b42")
EARTH = Pigment("n", "#91613c", "#6e4a30")
SKIN = Pigment("p", "#e5b78e", "#dcae84")
CHARCOAL = Pigment("t", "#2a221c", "#0e0b09")
LINE = Pigment("k", "#2a221c", "#d9b872")
FEATURE = Pigment("j", "#2a221c", "#2b1a10")  # lines on skin and hats: dark by night too

PIGMENTS = (
    SHELL,
    WHITE,
    VERMILION,
    SALMON,
    SOPHORA,
    STRAW,
    INDIGO,
    MIST,
    LEAF,
    SPROUT,
    EARTH,
    SKIN,
    CHARCOAL,
    LINE,
    FEATURE,
)
IN_REGISTER = (CHARCOAL, SHELL)  # plates that are laid exactly

PAPERS = {
    "giay": Paper("#ecdfc2", "#2a211b"),
    "hoe": Paper("#eed9a0", "#332817"),
    "son": Paper("#eccdb0", "#34201a"),
    "lam": Paper("#cbd7d0", "#1d2a2d"),
    "rom": Paper("#dccba4", "#2b2419"),
    "dem": Paper("#34505c", "#131d22"),
}
