"""What may stand for a picture where it cannot be seen."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.text import clean_line, fold

MISSING = _("Hãy viết mô tả ảnh: một câu nói ảnh cho thấy ai, đang làm gì. Người khiếm thị nghe câu này thay cho ảnh.")
FILE_NAME = _("“%(text)s” là tên tệp. Hãy viết một câu nói ảnh cho thấy ai, đang làm gì.")
PLACEHOLDER = _("“%(text)s” chưa nói ảnh cho thấy gì. Hãy viết một câu: ai, đang làm gì, ở đâu.")

_EXTENSION = re.compile(r"\.(jpe?g|jfif|png|gif|webp|hei[cf]|hif|avif|bmp|tiff?|svg|raw|dng)$")
# One word with digits, underscores or hyphens in it: "A7_0012", "le-trao-giai", "20240512x".
_FILE_WORD = re.compile(r"^[a-z0-9._()-]*[0-9_-][a-z0-9._()-]*$")
_SAYS_NOTHING = (
    "anh|hinh|hinh anh|buc anh|tam anh|anh chup|anh tin|anh bai|anh tin bai|tin bai|anh minh hoa|"
    "hinh minh hoa|minh hoa|anh dai dien|anh bia|tranh|tranh minh hoa|mo ta|mo ta anh|chu thich|khong co|"
    "khong ten|chua co|image|images|picture|pictures|pic|photo|photos|photograph|untitled|no title|"
    "alt|alt text|caption|thumbnail|logo|icon|banner|test|abc|xxx|none|null"
)
_CAMERAS = "img|dsc|dscn|dscf|pxl|mvimg|fb img|received|screenshot|whatsapp image|whatsapp image at|zalo"
_PLACEHOLDERS = frozenset(f"{_SAYS_NOTHING}|{_CAMERAS}".split("|"))


def clean_alt_text(value: str) -> str:
    """Return `value` cleaned, or raise ValidationError when it says nothing about the picture."""
    text = clean_line(value)
    if not text:
        raise ValidationError(MISSING, code="required")
    folded = fold(text)
    words = re.sub(r"[\W\d_]+", " ", folded).strip()
    if len(words) < 3 or words in _PLACEHOLDERS:
        raise ValidationError(PLACEHOLDER, code="placeholder", params={"text": text})
    if _EXTENSION.search(folded) or _FILE_WORD.match(folded):
        raise ValidationError(FILE_NAME, code="file_name", params={"text": text})
    return text
