"""Pictures and documents for tests: real files, small and drawn on the spot."""

import io

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFilter

from media.models import Document, Image

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><style>.a{fill:#9fb7b4}</style>'
    '<path class="a" d="M0 0h1200v800H0z"/></svg>'
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def draw(width: int = 600, height: int = 400, mode: str = "RGB") -> Pillow.Image:
    """Return a picture with many colours: red at the upper left, green at the upper right, blue below."""
    picture = Pillow.radial_gradient("L").resize((width, height)).convert(mode)
    pen = ImageDraw.Draw(picture)
    right, bottom = width - 1, height - 1
    if mode == "RGB":
        pen.rectangle((0, 0, width // 4, height // 4), fill=(220, 0, 0))
        pen.rectangle((right - width // 4, 0, right, height // 4), fill=(0, 160, 0))
        pen.rectangle((0, bottom - height // 4, right, bottom), fill=(0, 0, 200))
    return picture


def picture_bytes(width: int = 600, height: int = 400, file_format: str = "JPEG", **options: object) -> bytes:
    """Return the file of such a picture."""
    buffer = io.BytesIO()
    draw(width, height).save(buffer, file_format, **options)
    return buffer.getvalue()


def photo(width: int, height: int, grain: int = 40) -> ContentFile[bytes]:
    """Return a JPEG with about as much detail as a photo of leaves: large shapes, and grain a little out of focus."""
    leaves = Pillow.effect_noise((width, height), grain).filter(ImageFilter.GaussianBlur(1.6)).convert("RGB")
    buffer = io.BytesIO()
    Pillow.blend(draw(width, height), leaves, 0.5).save(buffer, "JPEG", quality=88)
    return ContentFile(buffer.getvalue(), name="la.jpg")


class ImageFactory(wagtail_factories.ImageFactory):
    """A stored photo."""

    class Meta:
        model = Image

    title = factory.Sequence(lambda number: f"Ảnh con mương {number}")
    alt_text = "Bà con khơi con mương dẫn nước về ruộng"
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), name="con-muong.jpg"))


class DrawingFactory(ImageFactory):
    """A stored drawing."""

    is_drawing = True
    file = factory.LazyFunction(lambda: ContentFile(SVG.encode(), name="tranh.svg"))


class DocumentFactory(wagtail_factories.DocumentFactory):
    """A stored PDF."""

    class Meta:
        model = Document

    title = factory.Sequence(lambda number: f"Hướng dẫn {number}")
    file = factory.LazyFunction(lambda: ContentFile(PDF, name="huong-dan.pdf"))
