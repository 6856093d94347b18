"""The press: flat plates of pigment, a line block over them, each plate a little off register."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from demo.covers.geometry import Outline, flatten, spans
from demo.covers.ink import knife_line, path_data
from demo.covers.pigments import IN_REGISTER, LINE, PIGMENTS, Pigment

FINE_LINE = 5.0  # below this width one path does for both colour and line


@dataclass
class Mark:
    """One path of the print; strokes and line-block cuts of the same kind share a path."""

    fill: Pigment | None
    line: Pigment | None
    width: float
    faint: bool
    data: list[str] = field(default_factory=list)

    def takes(self, other: "Mark") -> bool:
        """Whether another mark may be printed with this one."""
        same = (self.fill, self.line, self.width, self.faint) == (
            other.fill,
            other.line,
            other.width,
            other.faint,
        )
        return same and (self.fill is None or self.fill == LINE)


class Press:
    """Collects the marks of one print; all chance in it comes from the seed."""

    def __init__(self, seed: str, tint: str) -> None:
        self.random = Random(f"lan-toa/{seed}")
        self.tint = tint
        self.mirrored = False
        self.marks: list[Mark] = []
        self._shift = {p.mark: _register(seed, p) for p in PIGMENTS}

    def jitter(self, reach: float) -> float:
        """A small chance offset either way."""
        return self.random.uniform(-reach, reach)

    def put(
        self,
        data: str,
        fill: Pigment | None,
        line: Pigment | None = None,
        width: float = 0,
        faint: bool = False,
    ) -> None:
        """Add ready path data, joined to the mark before it where that changes nothing."""
        mark = Mark(fill, line, width, faint, [data])
        if self.marks and self.marks[-1].takes(mark):
            self.marks[-1].data.append(data)
        else:
            self.marks.append(mark)

    def data(self, points: Outline, closed: bool, dx: float = 0.0, dy: float = 0.0) -> str:
        """Path data of an outline on this sheet."""
        return path_data(points, closed, dx, dy, self.mirrored)

    def fill(self, points: Outline, colour: Pigment, register: bool = True) -> None:
        """A flat plate of colour, off register unless told otherwise."""
        dx, dy = self._shift[colour.mark] if register else (0, 0)
        self.put(self.data(points, True, dx, dy), colour)

    def cut(
        self,
        points: Outline,
        width: float = 6.0,
        closed: bool = False,
        colour: Pigment = LINE,
        taper: bool = True,
        wobble: float = 1.2,
    ) -> None:
        """A line of the line block."""
        left, right = knife_line(self.random, points, width, closed, taper, wobble)
        if closed:
            self.put(self.data(left, True) + self.data(right[::-1], True), colour)
        else:
            self.put(self.data(left + right[::-1], True), colour)

    def pen(self, lines: Sequence[Outline], width: float = 4.0, colour: Pigment = LINE, closed: bool = False) -> None:
        """Thin even strokes for detail, all in one path."""
        if lines:
            data = "".join(self.data(line, closed) for line in lines if len(line) > 1)
            self.put(data, None, colour, width)

    def shape(
        self, points: Outline, colour: Pigment, width: float = 6.0, line: Pigment = LINE, closed: bool = True
    ) -> None:
        """A coloured shape with its outline; width 0 leaves the outline away."""
        if 0 < width < FINE_LINE:
            self.put(self.data(points, closed), colour, line, width)
            return
        self.fill(points, colour)
        if width:
            self.cut(points, width, closed, line)

    def hatch(
        self,
        points: Outline,
        gap: float = 16,
        width: float = 3.0,
        colour: Pigment = LINE,
        slope: float = 0.0,
        dash: tuple[float, float] | None = None,
        inset: float = 8,
        keep: float = 1.0,
        side: int = 0,
    ) -> None:
        """Gouge marks inside a shape; ``side`` -1 or 1 keeps only that part of each row."""
        skewed = [(x, y - x * slope) for x, y in flatten(points)]
        bottom = max(p[1] for p in skewed)
        y = min(p[1] for p in skewed) + gap * 0.7
        lines: list[Outline] = []
        while y < bottom - 2:
            for a, b in spans(skewed, y):
                a, b = a + inset * self.random.uniform(0.5, 1.6), b - inset * self.random.uniform(0.5, 1.6)
                if b - a < 8 or self.random.random() > keep:
                    continue
                if side:
                    share = (b - a) * self.random.uniform(0.22, 0.5)
                    a, b = (b - share, b) if side > 0 else (a, a + share)
                lines += self._gouges(a, b, y, slope, dash)
            y += gap * self.random.uniform(0.85, 1.15)
        self.pen(lines, width, colour)

    def _gouges(
        self, start: float, end: float, y: float, slope: float, dash: tuple[float, float] | None
    ) -> list[Outline]:
        lines: list[Outline] = []
        while start < end:
            stop = min(end, start + (self.random.uniform(*dash) if dash else end - start))
            if stop - start > 5:
                lines.append([(start, y + start * slope), (stop, y + stop * slope + self.jitter(1.5))])
            start = stop + (self.random.uniform(10, 26) if dash else 1)
        return lines


def _register(seed: str, pigment: Pigment) -> tuple[float, float]:
    """How far a plate slipped; each plate has its own luck, so a new pigment changes no other print."""
    if pigment in IN_REGISTER:
        return 0, 0
    luck = Random(f"lan-toa/{seed}/{pigment.mark}")
    return luck.choice((-1, 1)) * luck.uniform(2, 6), luck.uniform(-4, 4)
