"""The door for pictures: what is refused, and how the rest is made ready to be stored."""

from pathlib import PurePath
from typing import IO, Any

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from core.text import slugify_vietnamese
from media import pixels

pillow_heif.register_heif_opener()

# JPEG opens the pairs of pictures (MPO) that many phones write too; GIF only to be refused in plain words.
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF")
SHORTEST_SIDE = 32
LONGEST_SIDE = 20_000
WIDEST_RATIO = 20
ANIMATED = ("PNG", "WEBP")

WRONG_TYPE = _("Trang chỉ nhận ảnh JPEG, PNG, WebP hoặc HEIC. Tệp này thuộc loại khác.")
NO_SVG = _("Trang không nhận tệp SVG. Hãy lưu hình thành PNG hoặc JPEG rồi tải lên.")
NO_ANIMATION = _("Trang không nhận ảnh GIF và ảnh động. Hãy chọn một ảnh tĩnh JPEG, PNG, WebP hoặc HEIC.")
EMPTY = _("Tệp rỗng. Hãy chọn lại ảnh trong máy.")
TOO_BIG = _("Tệp nặng %(size)s; trang chỉ nhận ảnh đến %(limit)s.")
NOT_A_PICTURE = _("Tệp này không phải là ảnh, dù tên có đuôi của ảnh. Hãy chọn lại ảnh gốc.")
BROKEN = _("Ảnh bị hỏng hoặc chưa tải xuống hết nên không đọc được. Hãy chọn lại ảnh gốc.")
TOO_MANY_PIXELS = _("Ảnh quá lớn: trang chỉ nhận ảnh đến %(limit)s triệu điểm ảnh. Hãy thu nhỏ rồi tải lại.")
TOO_SMALL = _("Ảnh quá nhỏ: mỗi cạnh cần ít nhất %(limit)s điểm ảnh.")
TOO_LONG = _("Ảnh quá dài và hẹp nên không hiện được trên trang. Hãy cắt bớt rồi tải lại.")


class UploadRefused(ValidationError):
    """A file that must not be stored; says why in words for the editor."""


class PreparedImage(ContentFile):  # type: ignore[type-arg]
    """A picture that may be stored as it is."""

    def __init__(self, content: bytes, name: str, size_in_pixels: tuple[int, int]) -> None:
        super().__init__(content, name=name)
        self.width, self.height = size_in_pixels
        self.content_type = "image/png" if name.endswith(".png") else "image/jpeg"


def prepare_image(file: File[Any] | IO[bytes], name: str = "") -> PreparedImage:
    """Return the picture upright, in sRGB, without metadata, at a sane size and under an ASCII name."""
    name = name or getattr(file, "name", "") or ""
    _check_name(name)
    _check_weight(file)
    try:
        with Pillow.open(file, formats=FORMATS) as source:
            _check_kind(source)
            _check_size(*source.size)
            content, extension, size = pixels.process(source)
    except UploadRefused:
        raise
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise UploadRefused(NOT_A_PICTURE, code="not_a_picture") from None
    except Exception as error:  # the decoders raise whatever they like on broken files
        raise UploadRefused(BROKEN, code="broken") from error
    return PreparedImage(content, ascii_name(name, extension), size)


def replace_content(uploaded: UploadedFile, prepared: PreparedImage) -> None:
    """Put the prepared picture into the uploaded file itself.

    Wagtail keeps the very file of the request when a field is still missing, so cleaning a copy would
    store the original with its GPS position.
    """
    content = prepared.read()
    target: Any = uploaded.file
    target.seek(0)
    target.truncate()
    target.write(content)
    target.flush()
    target.seek(0)
    uploaded.size = len(content)
    uploaded.name = prepared.name
    uploaded.content_type = prepared.content_type


def ascii_name(name: str, extension: str, fallback: str = "anh") -> str:
    """Return a file name of plain letters: "Lễ trao giải.HEIC" → "le-trao-giai.jpg"."""
    return f"{slugify_vietnamese(PurePath(name).stem, 60) or fallback}.{extension}"


def _check_name(name: str) -> None:
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension in {"svg", "svgz"}:
        raise UploadRefused(NO_SVG, code="svg")
    if extension == "gif":
        raise UploadRefused(NO_ANIMATION, code="animated")
    if extension not in settings.WAGTAILIMAGES_EXTENSIONS:
        raise UploadRefused(WRONG_TYPE, code="wrong_type")


def _check_weight(file: File[Any] | IO[bytes]) -> None:
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if not size:
        raise UploadRefused(EMPTY, code="empty")
    if size > limit:
        params = {"size": filesizeformat(size), "limit": filesizeformat(limit)}
        raise UploadRefused(TOO_BIG, code="too_big", params=params)


def _check_kind(source: Pillow.Image) -> None:
    frames = getattr(source, "n_frames", 1)
    if source.format == "GIF" or (source.format in ANIMATED and frames > 1):
        raise UploadRefused(NO_ANIMATION, code="animated")


def _check_size(width: int, height: int) -> None:
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()
    if min(width, height) < SHORTEST_SIDE:
        raise UploadRefused(TOO_SMALL, code="too_small", params={"limit": SHORTEST_SIDE})
    if max(width, height) > min(LONGEST_SIDE, WIDEST_RATIO * min(width, height)):
        raise UploadRefused(TOO_LONG, code="too_long")


def _too_many_pixels() -> UploadRefused:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return UploadRefused(TOO_MANY_PIXELS, code="too_many_pixels", params={"limit": limit})
