"""Whether a document is what its name says, by its first bytes and, for packages, by what they hold."""

import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from media.uploads import EMPTY, UploadRefused

WRONG_TYPE = _("Trang chỉ nhận các loại tệp: %(types)s.")
NOT_WHAT_IT_SAYS = _("Nội dung tệp không phải là %(type)s như tên tệp nói. Hãy lưu lại tệp từ chương trình gốc.")
HAS_MACROS = _("Tệp có chứa macro (lệnh tự chạy). Hãy lưu lại thành tệp không có macro.")

_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_ODT = b"application/vnd.oasis.opendocument.text"
_MARKUP = re.compile(rb"^\s*(?:<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|<!--|#!)", re.IGNORECASE)
_M4A_BRANDS = (b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"dash")
_BLOCK = 1 << 16


def check_document(file: File[Any]) -> str:
    """Return the extension of `file`, or raise UploadRefused when its content is something else."""
    extension = PurePath(file.name or "").suffix.lower().lstrip(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS or extension not in _CHECKS:
        types = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise UploadRefused(WRONG_TYPE, code="wrong_type", params={"types": types})
    file.seek(0)
    head = file.read(_BLOCK)
    if not head:
        raise UploadRefused(EMPTY, code="empty")
    right = _CHECKS[extension](head, file, extension)
    file.seek(0)
    if not right:
        raise UploadRefused(NOT_WHAT_IT_SAYS, code="wrong_content", params={"type": extension.upper()})
    return extension


def _is_pdf(head: bytes, _file: IO[bytes], _extension: str) -> bool:
    return head.startswith(b"%PDF-")


def _is_package(head: bytes, file: IO[bytes], extension: str) -> bool:
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(file) as package:
            names = set(package.namelist())
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise UploadRefused(HAS_MACROS, code="macros")
            if extension == "odt":
                return "mimetype" in names and package.open("mimetype").read(100).strip() == _ODT
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return False
    return extension == "zip" or {"[Content_Types].xml", _PART[extension]} <= names


def _is_mp3(head: bytes, _file: IO[bytes], _extension: str) -> bool:
    # A frame begins with eleven set bits; the layer's two bits are 01 in layer III.
    return head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2)


def _is_m4a(head: bytes, _file: IO[bytes], _extension: str) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _M4A_BRANDS


def _is_ogg(head: bytes, _file: IO[bytes], _extension: str) -> bool:
    return head.startswith(b"OggS")


def _is_csv(head: bytes, file: IO[bytes], _extension: str) -> bool:
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")) or head.startswith((b"MZ", b"%PDF", b"{\\rtf")):
        return False
    file.seek(0)
    return not any(b"\x00" in block for block in iter(lambda: file.read(_BLOCK), b""))


_CHECKS: dict[str, Callable[[bytes, Any, str], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_package,
    "xlsx": _is_package,
    "pptx": _is_package,
    "odt": _is_package,
    "zip": _is_package,
    "mp3": _is_mp3,
    "m4a": _is_m4a,
    "ogg": _is_ogg,
    "csv": _is_csv,
}
