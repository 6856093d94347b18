"""The country as tiles, one a province of today, laid by hand so that they resemble its shape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from places.drawings.shades import Shades
from places.models import Place

WIDTH, HEIGHT = 54, 46
# Column in half tiles and row of each province, by the key of its name: a province keeps its tile whatever its kind.
_LAID = {
    "laichau": (0, 0),
    "laocai": (2, 0),
    "tuyenquang": (4, 0),
    "caobang": (6, 0),
    "dienbien": (0, 1),
    "sonla": (2, 1),
    "phutho": (4, 1),
    "thainguyen": (6, 1),
    "langson": (8, 1),
    "hanoi": (4, 2),
    "bacninh": (6, 2),
    "quangninh": (8, 2),
    "ninhbinh": (4, 3),
    "hungyen": (6, 3),
    "haiphong": (8, 3),
    "thanhhoa": (3, 4),
    "nghean": (2, 5),
    "hatinh": (3, 6),
    "quangtri": (4, 7),
    "hue": (5, 8),
    "danang": (6, 9),
    "quangngai": (7, 10),
    "gialai": (7, 11),
    "daklak": (7, 12),
    "lamdong": (5, 13),
    "khanhhoa": (7, 13),
    "tayninh": (2, 14),
    "dongnai": (4, 14),
    "dongthap": (2, 15),
    "hochiminh": (4, 15),
    "angiang": (0, 15),
    "cantho": (1, 16),
    "vinhlong": (3, 16),
    "camau": (1, 17),
}
# The two archipelagos, always drawn and named: column and row of their names, and islands around (x, y, radius).
_ISLANDS = {
    "hoangsa": ("Hoàng Sa", "danang", (9, 8)),
    "truongsa": ("Trường Sa", "khanhhoa", (9, 15)),
}
_DOTS = ((-16, -14, 2.2), (-3, -19, 1.8), (9, -13, 2.6), (18, -17, 1.6), (2, -9, 1.6), (22, -8, 2))
_LONGEST_LINE = 7


@dataclass(frozen=True)
class Tile:
    """A province where it lies; x and y are its upper left corner, `middle` is the middle of its width."""

    place: Place
    number: int
    step: int
    x: int
    y: int

    @property
    def middle(self) -> int:
        """Return where the lines of text have their middle."""
        return self.x + WIDTH // 2

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Return the name in one or two lines with the height at which each stands."""
        parts = self.place.name.split()
        if len(self.place.name) <= _LONGEST_LINE or len(parts) == 1:
            return [(self.y + 19, self.place.name)]
        half = len(parts) // 2
        return [(self.y + 14, " ".join(parts[:half])), (self.y + 27, " ".join(parts[half:]))]

    @property
    def number_y(self) -> int:
        """Return the height at which the number stands."""
        return self.y + (35 if len(self.lines) == 1 else 40)


@dataclass(frozen=True)
class Islands:
    """An archipelago: `place` is its unit, None where the table has none."""

    name: str
    province: str
    x: int
    y: int
    place: Place | None = None
    number: int = 0
    dots: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(frozen=True)
class TileMap:
    """The drawing, and what its shades mean."""

    tiles: list[Tile]
    islands: list[Islands]
    shades: Shades
    width: int = 6 * WIDTH
    height: int = 18 * HEIGHT


def tile_map(provinces: Iterable[tuple[Place, int]], archipelagos: Mapping[str, tuple[Place, int]]) -> TileMap:
    """Return the map of provinces with their numbers; `archipelagos` holds known units with theirs by key of name."""
    provinces = list(provinces)
    shades = Shades.of(number for _place, number in provinces)
    laid = [(place, number, _LAID[place.name_key]) for place, number in provinces if place.name_key in _LAID]
    # From north to south, as readers of the tiles go.
    laid.sort(key=lambda one: (one[2][1], one[2][0]))
    tiles = [
        Tile(place, number, shades.step(number), column * WIDTH // 2, row * HEIGHT)
        for place, number, (column, row) in laid
    ]
    names = {place.name_key: place.name for place, _number in provinces}
    return TileMap(tiles, [_islands(key, names, archipelagos) for key in _ISLANDS], shades)


def _islands(key: str, names: Mapping[str, str], known: Mapping[str, tuple[Place, int]]) -> Islands:
    name, province, (column, row) = _ISLANDS[key]
    x, y = column * WIDTH // 2 + WIDTH // 2, row * HEIGHT + 30
    place, number = known.get(key, (None, 0))
    dots = [(float(x + right), float(y + down), float(radius)) for right, down, radius in _DOTS]
    return Islands(name, names.get(province, ""), x, y, place, number, dots)
