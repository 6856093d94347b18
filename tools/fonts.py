"""Writes templates/sheets/fonts.css: our fonts, and the phone's own made to take the same room until ours are there.

    python -m tools.fonts FOLDER

FOLDER holds the npm packages @fontsource/{arimo,gelasio,noto-serif,roboto} (`npm install --prefix`): Arimo and Gelasio
have the widths of Arial and Georgia. Widths are weighed by how often letters occur in the sample stories.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from tools.paths import ROOT

FONTS = ROOT / "static" / "fonts"
SHEET = ROOT / "templates" / "sheets" / "fonts.css"
SCRIPTS = ("latin", "vietnamese")


@dataclass(frozen=True)
class Fallback:
    """A font that phones and computers have: its family, its names for `local()`, and what has its widths."""

    family: str
    names: tuple[str, ...]
    package: str
    weight: int


@dataclass(frozen=True)
class Face:
    """A font of ours and what stands in for it."""

    family: str
    weight: int
    file: str
    fallbacks: tuple[Fallback, ...]


FACES = (
    Face(
        "Be Vietnam Pro",
        400,
        "be-vietnam-pro-400.woff2",
        (
            Fallback("Like Pro Arial", ("Arial", "ArialMT"), "arimo", 400),
            Fallback("Like Pro Roboto", ("Roboto", "Roboto-Regular"), "roboto", 400),
        ),
    ),
    Face(
        "Be Vietnam Pro",
        600,
        "be-vietnam-pro-600.woff2",
        (
            Fallback("Like Pro Arial", ("Arial Bold", "Arial-BoldMT"), "arimo", 700),
            Fallback("Like Pro Roboto", ("Roboto Bold", "Roboto-Bold"), "roboto", 700),
        ),
    ),
    Face(
        "Newsreader",
        600,
        "newsreader-600.woff2",
        (
            Fallback("Like Reader Georgia", ("Georgia Bold", "Georgia-Bold"), "gelasio", 700),
            Fallback("Like Reader Noto", ("Noto Serif Bold", "NotoSerif-Bold"), "noto-serif", 700),
        ),
    ),
)


@dataclass(frozen=True)
class Metrics:
    """What a font takes, as parts of its size: a letter's mean width, and the room above and below the line."""

    width: float
    ascent: float
    descent: float


def main(packages: Path) -> None:
    """Write the sheet."""
    letters = sample_letters()
    rules = [rule for face in FACES for rule in face_rules(face, packages, letters)]
    SHEET.write_text("\n".join(rules) + "\n", encoding="utf-8")


def sample_letters() -> Counter[str]:
    """Return how often each letter occurs in the titles and leads of the sample stories."""
    letters: Counter[str] = Counter()
    for path in sorted((ROOT / "demo" / "content").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            letters.update(row.get("title", "") + row.get("lead", ""))
    return letters


def face_rules(face: Face, packages: Path, letters: Counter[str]) -> list[str]:
    """Return the rule of a font and those of its stand-ins."""
    own = metrics([FONTS / face.file], letters)
    source = f'url(../fonts/{face.file}) format("woff2")'
    rules = [_rule(face.family, face.weight, source, ["font-display: optional"])]
    for fallback in face.fallbacks:
        folder = packages / "node_modules" / "@fontsource" / fallback.package / "files"
        files = [folder / f"{fallback.package}-{script}-{fallback.weight}-normal.woff2" for script in SCRIPTS]
        local = ", ".join(f'local("{name}")' for name in fallback.names)
        rules.append(_rule(fallback.family, face.weight, local, overrides(own, metrics(files, letters))))
    return rules


def metrics(files: list[Path], letters: Counter[str]) -> Metrics:
    """Return the metrics of a font that comes in one file a script.

    Raises:
        ValueError: a letter of the samples is in none of the files.
    """
    widths: dict[int, float] = {}
    for path in reversed(files):
        font = TTFont(path)
        unit = font["head"].unitsPerEm
        widths |= {code: font["hmtx"][glyph][0] / unit for code, glyph in font.getBestCmap().items()}
    missing = [letter for letter in letters if ord(letter) not in widths]
    if missing:
        raise ValueError(f"{files[0].name} lacks {missing}")
    mean = sum(widths[ord(letter)] * count for letter, count in letters.items()) / letters.total()
    return Metrics(mean, font["hhea"].ascent / unit, -font["hhea"].descent / unit)


def overrides(own: Metrics, fallback: Metrics) -> list[str]:
    """Return the descriptors that give `fallback` the room of `own`."""
    scale = own.width / fallback.width
    values = {"size-adjust": scale, "ascent-override": own.ascent / scale, "descent-override": own.descent / scale}
    return [*(f"{name}: {value:.1%}" for name, value in values.items()), "line-gap-override: 0%"]


def _rule(family: str, weight: int, source: str, more: list[str]) -> str:
    lines = [f'font-family: "{family}"', f"font-weight: {weight}", *more, f"src: {source}"]
    return "\n".join(["@font-face {", *(f"  {line};" for line in lines), "}"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
