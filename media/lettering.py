"""Vietnamese text set by Pillow in the fonts of the site: fitted into a box, in lines of even length."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

Font = ImageFont.FreeTypeFont

# FreeType reads the very files that browsers get.
TITLE, BOLD, PLAIN = "newsreader-600", "be-vietnam-pro-600", "be-vietnam-pro-400"
_FONTS = Path(settings.BASE_DIR) / "static/fonts"
# Stacked marks (ữ, ổ, ệ) need it.
LINE_HEIGHT = 1.24
_HARD_SPACE = "\u00a0"
_ELLIPSIS = "…"
# Stands for the hard space where Python would take it for any other space.
_TIE = "\ue000"
# No font has it: what is drawn for it is drawn for every letter that is missing.
_NO_LETTER = "\uffff"


@dataclass(frozen=True)
class Block:
    """Lines in one size."""

    lines: tuple[str, ...]
    font: Font

    @property
    def leading(self) -> int:
        """Return the pixels from one line to the next."""
        return round(self.font.size * LINE_HEIGHT)

    @property
    def height(self) -> int:
        """Return the pixels that all lines take."""
        return self.leading * len(self.lines)


@lru_cache(maxsize=64)
def font(style: str, size: int) -> Font:
    """Return one of the site's fonts in a size in pixels."""
    return ImageFont.truetype(_FONTS / f"{style}.woff2", size)


def fitted(text: str, box: tuple[int, int], sizes: tuple[int, ...], style: str = TITLE) -> Block:
    """Return `text` in the largest of `sizes` in which it fits into `box`, in lines of about the same length.

    Hard spaces do not break; if it fits in no size, they do in the smallest, and what does not fit is cut off.
    """
    width, height = box
    words = written(text).split(" ")
    for size in sizes:
        face = font(style, size)
        lines = _wrap(words, face, width)
        block = Block(tuple(lines), face)
        if block.height <= height and all(face.getlength(line) <= width for line in lines):
            return Block(tuple(_spaced(_balance(words, face, width, len(lines)))), face)
    face = font(style, sizes[-1])
    lines = _wrap(list(_pieces(words, face, width)), face, width)
    room = max(1, height // Block((), face).leading)
    if len(lines) > room:
        lines = [*lines[: room - 1], clipped(" ".join(lines[room - 1 :]), face, width)]
    return Block(tuple(_spaced(lines)), face)


def clipped(text: str, face: Font, width: int) -> str:
    """Return the text in one line of at most `width` pixels, cut after a word and with "…" if it is longer."""
    line = _plain(written(text))
    if face.getlength(line) <= width:
        return line
    words = line.split(" ")
    while len(words) > 1 and face.getlength(_ended(words)) > width:
        words.pop()
    line = _ended(words)
    while len(line) > 1 and face.getlength(line) > width:
        line = line[:-2] + _ELLIPSIS
    return line


def _ended(words: list[str]) -> str:
    return " ".join(words).rstrip(",;:.–- ") + _ELLIPSIS


def written(text: str) -> str:
    """Return the text composed (NFC) and in one line, without what the fonts have no letter for."""
    words = unicodedata.normalize("NFC", text).replace(_HARD_SPACE, _TIE).split()
    shown = ("".join(filter(_has_letter, word.replace(_TIE, _HARD_SPACE))) for word in words)
    return " ".join(word for word in shown if word)


@lru_cache(maxsize=4096)
def _has_letter(letter: str) -> bool:
    if letter == _HARD_SPACE:
        return True
    face = font(TITLE, 32)
    return letter.isprintable() and bytes(face.getmask(letter)) != bytes(face.getmask(_NO_LETTER))


def _wrap(words: list[str], face: Font, width: float) -> list[str]:
    """Return the lines, each as full as it can be; a word that is too wide has a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balance(words: list[str], face: Font, width: int, number: int) -> list[str]:
    """Return as many lines as in `width`, in the narrowest column that holds them."""
    narrow, wide = 0, width
    while wide - narrow > 1:
        middle = (narrow + wide) // 2
        lines = _wrap(words, face, middle)
        fits = len(lines) <= number and all(face.getlength(line) <= middle for line in lines)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _wrap(words, face, wide)


def _pieces(words: list[str], face: Font, width: int) -> Iterator[str]:
    """Yield the words, in parts where one is wider than a line."""
    for word in words:
        parts = [word] if face.getlength(word) <= width else word.split(_HARD_SPACE)
        for part in parts:
            yield from _chopped(part, face, width)


def _chopped(word: str, face: Font, width: int) -> Iterator[str]:
    rest = word
    while face.getlength(rest) > width:
        end = next(end for end in range(len(rest) - 1, 0, -1) if end == 1 or face.getlength(rest[:end]) <= width)
        yield rest[:end]
        rest = rest[end:]
    yield rest


def _spaced(lines: list[str]) -> list[str]:
    return [_plain(line) for line in lines]


def _plain(line: str) -> str:
    return line.replace(_HARD_SPACE, " ")
