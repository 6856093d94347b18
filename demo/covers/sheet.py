"""The paper under a print, the wear and the seal over it, and the finished SVG."""

from demo.covers.geometry import HEIGHT, WIDTH, ring
from demo.covers.pigments import PAPERS, SHELL, VERMILION, WHITE, Pigment
from demo.covers.press import Mark, Press

BRUSH_STROKES = 26
FLECKS = 180
DRY_PATCHES = 5
SIZE = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'


def lay_ground(press: Press) -> None:
    """The brush of pine needles that lays the shell powder."""
    random = press.random
    strokes = []
    for _ in range(BRUSH_STROKES):
        y, x = random.uniform(0, HEIGHT), random.uniform(-100, 900)
        middle = (x + random.uniform(300, 700), y + press.jitter(10))
        strokes.append([(x, y), middle, (x + random.uniform(720, 1100), y + press.jitter(14))])
    press.put("".join(press.data(s, False) for s in strokes), None, SHELL, 3, faint=True)


def wear(press: Press) -> None:
    """Where the ink did not take: slivers of paper along the grain, thicker in a few dry patches."""
    random = press.random
    dry = [(random.uniform(0, WIDTH), random.uniform(0, HEIGHT)) for _ in range(DRY_PATCHES)]
    slivers = []
    for i in range(FLECKS):
        if i % 3:
            patch = dry[i % DRY_PATCHES]
            x, y = int(random.gauss(patch[0], 150)), int(random.gauss(patch[1], 95))
        else:
            x, y = random.randint(0, WIDTH), random.randint(0, HEIGHT)
        if not (0 < x < WIDTH and 0 < y < HEIGHT):
            continue
        length, thick = int(4 + random.random() ** 2.4 * 44), random.randint(1, 3)
        slivers.append(f"M{x} {y}l{length} {random.randint(-1, 1)} {-length // 2} {thick}z".replace(" -", "-"))
    press.put("".join(slivers), SHELL, faint=True)


def stamp_seal(press: Press, x: float = 1112, y: float = 712) -> None:
    """The press's own seal, never mirrored: rings that spread."""
    press.mirrored = False
    press.fill([(x, y + 2, 1), (x + 45, y, 1), (x + 47, y + 46, 1), (x + 1, y + 47, 1)], VERMILION, False)
    for radius in (6, 13, 20):
        press.pen([ring(x + 21, y + 26, radius, radius * 0.93, 8)], 3, WHITE, True)


def svg(press: Press) -> str:
    """The whole print as one SVG document that follows the reader's day or night setting."""
    day, night = PAPERS[press.tint]
    fills = sorted({m.fill for m in press.marks if m.fill})
    lines = sorted({m.line for m in press.marks if m.line})

    def rules(ground: str, colour: int) -> str:
        out = [f"svg{{background:{ground}}}.r{{fill:{ground}}}"]
        out += [f".{p.mark}{{fill:{p[colour]}}}" for p in fills]
        out += [f".{p.mark}_{{stroke:{p[colour]}}}" for p in lines]
        return "".join(out)

    style = (
        "path{stroke-linecap:round;stroke-linejoin:round}.q{fill:none}.f{opacity:.55}"
        + rules(day, Pigment._fields.index("day"))
        + "@media(prefers-color-scheme:dark){"
        + rules(night, Pigment._fields.index("night"))
        + "}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {SIZE}><style>{style}</style>'
        f'<path class="r" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>' + "".join(_path(mark) for mark in press.marks) + "</svg>\n"
    )


def _path(mark: Mark) -> str:
    names = [mark.fill.mark if mark.fill else "q"]
    if mark.line:
        names.append(f"{mark.line.mark}_")
    if mark.faint:
        names.append("f")
    width = f' stroke-width="{mark.width:g}"' if mark.width else ""
    return f'<path class="{" ".join(names)}"{width} d="{"".join(mark.data)}"/>'
