"""The card that other sites show for a link to us: 1200 × 630 pixels, in the paper, ink and vermilion of the site."""

import io
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from PIL import Image as Pillow
from PIL import ImageDraw, ImageOps
from wagtail.images.models import Filter

from core.typography import glue
from media import lettering, raster
from media.models import Image

logger = logging.getLogger(__name__)

WIDTH, HEIGHT = 1200, 630
# What messengers still show without a second thought.
LARGEST = 150_000
# Goes into the address of every card: count it up when cards are to be drawn anew.
DESIGN = 1
NAME = "Lan Tỏa"
_QUALITIES = (88, 80, 72, 62, 50, 35)
_PAPER, _PAPER_DOWN, _INK, _INK_2, _CHAM = "#f6f0e3", "#ebe1cc", "#241d17", "#4f453a", "#27506a"
_SEAL = Path(settings.BASE_DIR) / "static/img/dau.svg"
_SEAL_SIDE = 68


@dataclass(frozen=True)
class Card:
    """What a card says: a title, the label above it, a line between; and what it shows."""

    title: str
    label: str = ""
    line: str = ""
    picture: Image | None = None


@dataclass(frozen=True)
class _Layout:
    """Where things stand, in pixels: the column of text, and the heights of its title."""

    left: int
    width: int
    top: int
    bottom: int
    sizes: tuple[int, ...]


# Beside a picture; over the whole sheet.
_PICTURE = (592, HEIGHT)
_RULE = 6
_BESIDE = _Layout(56, WIDTH - _PICTURE[0] - _RULE - 56 - 40, 56, HEIGHT - 56, tuple(range(58, 27, -2)))
_ALONE = _Layout(96, WIDTH - 2 * 96, 88, HEIGHT - 84, tuple(range(88, 39, -4)))
_GROUND = f'<path fill="{_PAPER}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
_BESIDE_SHEET = f'<path fill="{_INK}" d="M{WIDTH - _PICTURE[0] - _RULE} 0h{_RULE}v{HEIGHT}h-{_RULE}z"/>'
# The rings of the seal, spreading from the corner; the double frame of woodblock books.
_ALONE_SHEET = (
    f'<g fill="none" stroke="{_PAPER_DOWN}" stroke-width="16">'
    + "".join(f'<ellipse cx="1010" cy="500" rx="{radius}" ry="{radius * 0.93}"/>' for radius in range(40, 480, 52))
    + f'</g><path fill="none" stroke="{_PAPER}" stroke-width="52" d="M12 12h{WIDTH - 24}v{HEIGHT - 24}H12z"/>'
    f'<path fill="none" stroke="{_INK}" stroke-width="6" d="M27 27h{WIDTH - 54}v{HEIGHT - 54}H27z"/>'
    f'<path fill="none" stroke="{_INK}" stroke-width="1.5" d="M38 38h{WIDTH - 76}v{HEIGHT - 76}H38z"/>'
)


def draw(card: Card) -> bytes:
    """Return the card as a JPEG of at most `LARGEST` bytes; with a picture that cannot be read, one without."""
    picture = _picture(card.picture)
    layout = _BESIDE if picture else _ALONE
    sheet = _sheet(_BESIDE_SHEET if picture else _ALONE_SHEET).copy()
    if picture:
        sheet.paste(picture, (WIDTH - picture.width, 0))
    pen = ImageDraw.Draw(sheet)
    below = _head(pen, card, layout)
    above = _name(sheet, pen, layout)
    _title(pen, card.title, layout, below, above)
    return _jpeg(sheet)


def _picture(image: Image | None) -> Pillow.Image | None:
    if image is None:
        return None
    width, height = _PICTURE
    try:
        cut = image.generate_rendition_file(Filter(f"fill-{width}x{height}|format-png"))
        with cut, Pillow.open(cut) as pixels:
            return ImageOps.fit(_opaque(pixels), _PICTURE)
    except Exception:  # a card without its picture is better than none
        logger.exception("Image %s (%s) cannot stand on a card", image.pk, image.file.name)
        return None


def _opaque(pixels: Pillow.Image) -> Pillow.Image:
    layer = pixels.convert("RGBA")
    return Pillow.alpha_composite(Pillow.new("RGBA", layer.size, _PAPER), layer).convert("RGB")


@lru_cache(maxsize=2)
def _sheet(drawing: str) -> Pillow.Image:
    return _opaque(_vector(f"{_GROUND}{drawing}", WIDTH, HEIGHT))


@lru_cache(maxsize=1)
def _seal() -> Pillow.Image:
    return Pillow.open(io.BytesIO(raster.png(_SEAL.read_text(encoding="utf-8"), _SEAL_SIDE))).convert("RGBA")


def _vector(shapes: str, width: int, height: int) -> Pillow.Image:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shapes}</svg>'
    return Pillow.open(io.BytesIO(raster.png(svg, width)))


def _head(pen: ImageDraw.ImageDraw, card: Card, layout: _Layout) -> int:
    """Write the label and the line below each other; return where they end."""
    y = layout.top
    for text, style, colour in ((card.label, lettering.BOLD, _CHAM), (card.line, lettering.PLAIN, _INK_2)):
        font = lettering.font(style, 27)
        line = lettering.clipped(text, font, layout.width)
        if line:
            pen.text((layout.left, y), line, font=font, fill=colour)
            y += 40
    return y


def _name(sheet: Pillow.Image, pen: ImageDraw.ImageDraw, layout: _Layout) -> int:
    """Set seal and name at the foot; return where they begin."""
    y = layout.bottom - _SEAL_SIDE
    sheet.paste(_seal(), (layout.left, y), _seal())
    font = lettering.font(lettering.TITLE, 46)
    pen.text((layout.left + _SEAL_SIDE + 18, y + _SEAL_SIDE // 2), NAME, font=font, fill=_INK, anchor="lm")
    return y


def _title(pen: ImageDraw.ImageDraw, text: str, layout: _Layout, below: int, above: int) -> None:
    """Write the title, as large as it fits, a little above the middle of what is left."""
    top, bottom = below + 22, above - 28
    block = lettering.fitted(glue(text), (layout.width, bottom - top), layout.sizes)
    y = top + max(0, (bottom - top - block.height) * 2 // 5)
    for line in block.lines:
        pen.text((layout.left, y), line, font=block.font, fill=_INK)
        y += block.leading


def _jpeg(sheet: Pillow.Image) -> bytes:
    content = b""
    for quality in _QUALITIES:
        buffer = io.BytesIO()
        # Full colour resolution: vermilion and blue letters would smear otherwise.
        sheet.save(buffer, "JPEG", quality=quality, subsampling=0, progressive=True, optimize=True)
        content = buffer.getvalue()
        if len(content) <= LARGEST:
            break
    return content
