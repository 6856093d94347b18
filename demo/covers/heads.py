"""The small heads of whole figures: a plain face, hair, and what is worn on it."""

from typing import Literal, TypeAlias

from demo.covers.geometry import Outline, Place, Point, ring, trace
from demo.covers.pigments import CHARCOAL, FEATURE, INDIGO, LINE, SKIN, SOPHORA, VERMILION, WHITE, Pigment
from demo.covers.poses import HAT_LEAN, POSES, Pose
from demo.covers.press import Press

Hat: TypeAlias = Literal["cone", "scarf", "bun", "hair", "cap"]

CHILD_HEAD = 1.22
RADIUS = 31
FACE = "-14,-22 14,-26 29,-4 22,22 0,31 -20,18"
FEATURES = "2,1 7,-2 12,1; 18,1 22,-1 25,2; 8,17 14,20 20,16"
FRINGE = "-34,10 -30,-24 -2,-38 26,-26 28,-12 6,-20 -12,-8 -18,14"


class Head:
    """One head, drawn around its own centre."""

    def __init__(self, press: Press, at: Place, pose: Pose, width: float, hair: Pigment, child: bool) -> None:
        self.press, self.at, self.width, self.hair = press, at, width, hair
        self.child = child
        self.size = CHILD_HEAD if child else 1.0
        self.centre: Point = POSES[pose].head
        self.lean = HAT_LEAN.get(pose, 0.0)

    def draw(self, hat: Hat, trim: Pigment | None) -> None:
        """Back hair, face, then the hat or the front hair."""
        self._back_hair(hat)
        self._face()
        if hat == "cone":
            self._cone()
        elif hat == "scarf":
            self._scarf()
        elif hat == "cap":
            self._cap(trim or INDIGO)
        else:
            self._front_hair()

    def _on(self, outline: str | Outline, size: float = 1.0) -> list[Point]:
        points = trace(outline) if isinstance(outline, str) else outline
        x, y = self.centre[0], self.centre[1]
        return self.at([(x + p[0] * size, y + p[1] * size, *p[2:]) for p in points])

    def _lines(self, *texts: str) -> list[Outline]:
        return [self._on(text) for text in texts]

    def _hair_edge(self, line: Outline) -> None:
        """Black hair needs an edge to stand out from a dark sheet at night."""
        self.press.pen([line], 2.2, LINE if self.hair == CHARCOAL else FEATURE)

    def _back_hair(self, hat: Hat) -> None:
        if not (hat in ("hair", "scarf", "bun") or self.child):
            return
        reach = RADIUS * self.size
        mop = self._on(ring(-6, -5, reach * 1.05, reach * 1.04, 8))
        self.press.shape(mop, self.hair, 2.2)
        if hat == "bun":
            self.press.shape(self._on(ring(-reach, reach * 0.35, 15, 14, 7)), self.hair, 2.2)

    def _face(self) -> None:
        self.press.shape(self._on(FACE, self.size), SKIN, self.width * 0.5, FEATURE)
        lines = [self._on(part, self.size) for part in FEATURES.split(";")]
        self.press.pen(lines, self.width * 0.62, FEATURE)

    def _cone(self) -> None:
        tilted = Place(0, -12, turn=self.lean)
        cone = tilted("0,-58! 30,-30 66,8! 40,20 0,24 -40,20 -66,8! -30,-30")
        self.press.shape(self._on(cone), WHITE, self.width)
        rows = tilted.each("-22,-36 0,-31 22,-36; -44,-14 0,-6 44,-14")
        self.press.pen([self._on(row) for row in rows], self.width * 0.5, FEATURE)

    def _front_hair(self) -> None:
        fringe = self._on(FRINGE, self.size)
        self.press.fill(fringe, self.hair)
        self._hair_edge(fringe[:5])

    def _scarf(self) -> None:
        wrap = "-34,8 -36,-30! -10,-46 34,-40! 30,-14 0,-20 -16,-6"
        self.press.shape(self._on(wrap), VERMILION, self.width * 0.8)
        self.press.shape(self._on("-34,-14! -16,-10 -22,42! -46,40!"), VERMILION, self.width * 0.8)
        stripes = self._lines("-30,-30 0,-36 30,-30", "-40,30 -24,32")
        self.press.pen(stripes, self.width * 0.6, SOPHORA)

    def _cap(self, colour: Pigment) -> None:
        cap = "-32,-8! -28,-34 0,-46 26,-34 30,-14 52,-6! 18,-8"
        self.press.shape(self._on(cap), colour, self.width * 0.8)
