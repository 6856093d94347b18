"""Land and water: limestone hills, fields, yards, waves."""

from collections.abc import Iterator, Sequence

from demo.covers.geometry import HEIGHT, WIDTH, Outline, Point, along, box, corner, lerp
from demo.covers.pigments import LINE, MIST, SHELL, Pigment
from demo.covers.press import Press

OVERHANG = 40  # shapes run past the edge of the sheet, so that no outline shows there
LEFT, RIGHT, BOTTOM = -OVERHANG, WIDTH + OVERHANG, HEIGHT + OVERHANG
TALL_TUFT = 17


def level(y: float) -> list[Point]:
    """A straight edge right across the sheet."""
    return [(LEFT, y), (RIGHT, y)]


def karst(press: Press, base: float, humps: Sequence[tuple[float, float, float]], colour: Pigment = MIST) -> None:
    """A row of limestone hills, each ``(x, width, height)``, shaded on one side."""
    for x, width, height in humps:
        hill = _hump(press, x, width, base, height)
        press.fill(hill, colour)
        press.hatch(hill, 19, 3, slope=0.35, inset=14, keep=0.82, side=1)
        press.cut(hill, 6, taper=False)


def _hump(press: Press, x: float, width: float, base: float, height: float) -> list[Point]:
    jitter = press.jitter
    return [
        (x - width / 2, base, 1),
        (x - width * 0.43 + jitter(8), base - height * 0.36),
        (x - width * 0.27 + jitter(10), base - height * 0.8),
        (x - width * 0.03 + jitter(12), base - height),
        (x + width * 0.2 + jitter(10), base - height * 0.84 + jitter(14)),
        (x + width * 0.36 + jitter(8), base - height * 0.42),
        (x + width / 2, base, 1),
    ]


def hills(press: Press, ys: Sequence[float], colour: Pigment, width: float = 6, line: Pigment = LINE) -> list[Point]:
    """One rolling band; ``ys`` are heights of its edge at even steps. Returns the edge."""
    last = len(ys) - 1
    edge: list[Point] = [(LEFT + (RIGHT - LEFT) * i / last, y) for i, y in enumerate(ys)]
    press.fill([corner(edge[0]), *edge[1:-1], corner(edge[-1]), (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)], colour)
    if width:
        press.cut(edge, width, False, line, taper=False)
    return edge


def shore(press: Press, y: float, colour: Pigment, line: Pigment = LINE) -> None:
    """Ground or water with a gently waving far edge, down to the bottom of the sheet."""
    edge: list[Point] = [(LEFT, y, 1), (WIDTH / 3, y - 8), (WIDTH * 2 / 3, y + 4), (RIGHT, y - 10, 1)]
    press.shape([*edge, (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)], colour, 6, line)


def floor(press: Press, y: float, colour: Pigment, line: Pigment = LINE) -> None:
    """Ground or water with a straight far edge, down to the bottom of the sheet."""
    press.shape(box(LEFT, y, RIGHT, BOTTOM), colour, 6, line)


def furrows(
    press: Press,
    top: float,
    colour: Pigment,
    gap: float = 32,
    dash: tuple[float, float] = (40, 110),
    keep: float = 0.5,
) -> None:
    """Broken gouge lines that give the bare ground its grain."""
    press.hatch(box(LEFT, top, RIGHT, HEIGHT), gap, 3, colour, dash=dash, keep=keep)


def rice(
    press: Press,
    edge: Outline,
    rows: int,
    *,
    gap: float = 26,
    step: float = 44,
    size: float = 15,
    width: float = 3,
    growth: float = 1.06,
) -> None:
    """Rows of rice tufts below an edge, wider apart as they come nearer."""
    lines: list[Outline] = []
    drop = gap * 0.8
    for i in range(rows):
        shift = i % 2 * step * 0.5
        for x, y in along(edge, step)[i % 2 :]:
            left, top = x + press.jitter(8) + shift, y + drop + press.jitter(3)
            if -10 < left < WIDTH + 10 and top <= HEIGHT + 10:
                lines += _tuft(left, top, size)
        drop += gap
        gap *= growth
        size *= growth
    press.pen(lines, width)


def _tuft(x: float, y: float, size: float) -> Iterator[Outline]:
    yield [(x - size * 0.42, y - size * 0.78, 1), (x, y, 1), (x + size * 0.34, y - size, 1)]
    if size > TALL_TUFT:
        yield [(x, y), (x - 1, y - size * 1.12)]


def ripples(
    press: Press, top: float, bottom: float, count: int = 26, width: float = 3.4, colour: Pigment = LINE
) -> None:
    """Scattered ripples, longer as they come nearer."""
    lines: list[Outline] = []
    for _ in range(count):
        near = press.random.random()
        y, x = lerp(top, bottom, near), press.random.uniform(LEFT, WIDTH)
        length = press.random.uniform(40, 120) * (0.6 + 0.7 * near)
        rise = 4 + 5 * near
        crest, trough = (x + length * 0.25, y - rise), (x + length * 0.75, y + rise)
        lines.append([(x, y), crest, (x + length * 0.5, y), trough, (x + length, y)])
    press.pen(lines, width, colour)


def scales(
    press: Press,
    top: float,
    bottom: float,
    radius: float = 46,
    colour: Pigment = MIST,
    width: float = 3.6,
    line: Pigment = SHELL,
) -> None:
    """Waves like fish scales."""
    row, y = 0, top
    while y < bottom:
        start = LEFT + (radius if row % 2 else 0)
        xs = [start + i * radius * 2 for i in range(int((RIGHT - LEFT) / radius / 2) + 2)]
        press.fill(
            [
                (LEFT, y - radius * 0.4, 1),
                (RIGHT, y - radius * 0.4, 1),
                (RIGHT, y + radius, 1),
                (LEFT, y + radius, 1),
            ],
            colour,
        )
        press.pen([_scale(x, y, radius * share) for x in xs for share in (1.0, 0.5)], width, line)
        y += radius * 0.56
        row += 1


def _scale(x: float, y: float, radius: float) -> Outline:
    return [(x - radius, y), (x, y - radius * 0.74), (x + radius, y)]
