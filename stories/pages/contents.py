"""What a long story is made of: its headings, as a way into it."""

from typing import Any

from django.utils.translation import gettext as _

from stories.pages.body import Heading

# With fewer there is nothing to find one's way in.
_FEWEST = 3


def contents(story: Any, context: dict[str, Any]) -> list[Heading]:
    """Return the headings of the second level on the page of `story`, from top to bottom; none of a short one."""
    own = [heading for heading in context["headings"] if heading.level == "h2"]
    found = [*_opening(story, context), *own, *_closing(context)]
    return found if len(found) >= _FEWEST else []


def _opening(story: Any, context: dict[str, Any]) -> list[Heading]:
    named = [
        ("viec-lam", _("Việc làm"), getattr(story, "deed", "")),
        ("ket-qua", _("Kết quả"), getattr(story, "results", "")),
        ("cau-chuyen", _("Câu chuyện"), context.get("tale_needs_heading")),
        ("muc-dich", _("Mục đích"), context.get("purpose")),
        ("yeu-cau", _("Yêu cầu"), context.get("requirements")),
        ("noi-dung-thi-dua", _("Nội dung thi đua"), context.get("contents")),
        ("tieu-chi", _("Tiêu chí"), context.get("criteria")),
    ]
    return [Heading(key, text) for key, text, there in named if there]


def _closing(context: dict[str, Any]) -> list[Heading]:
    named = [
        ("khen-thuong", _("Khen thưởng"), context.get("awards")),
        ("lien-he", _("Người, mô hình, đơn vị có liên hệ"), context.get("links")),
        ("can-cu", _("Căn cứ"), context.get("founding")),
        ("van-ban", _("Văn bản được dẫn"), context.get("documents")),
        ("cap-nhat", _("Cập nhật"), context["parts"].of("update")),
    ]
    return [Heading(key, text) for key, text, there in named if there]
