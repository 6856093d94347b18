"""The skeletons that an editor may start from, so that nobody begins before a white sheet."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.choices import Grade, Kind

PARAMETER = "mau"


@dataclass(frozen=True)
class Starter:
    """A skeleton: its name in addresses, what it is called and for, and what it fills in."""

    slug: str
    kind: Kind
    label: str | Promise
    description: str | Promise
    fill: Callable[[Any], None]


def starters_of(kind: Kind | str) -> list[Starter]:
    """Return the skeletons of a kind, the one used most first."""
    return [starter for starter in STARTERS if starter.kind == kind]


def find_starter(kind: Kind | str, slug: str) -> Starter | None:
    """Return the skeleton of that name, None for any other name."""
    return next((starter for starter in starters_of(kind) if starter.slug == slug), None)


def hints_left(value: Any) -> list[str]:
    """Return the hints of skeletons that still stand in `value` (a text or a stream) as they were filled in."""
    if value is None:
        return []
    text = str(getattr(value, "get_prep_value", lambda: value)())
    return [hint for hint in _hints() if hint in text]


@cache
def _hints() -> tuple[str, ...]:
    texts = []
    for starter in STARTERS:
        filled = SimpleNamespace()
        starter.fill(filled)
        texts.append(repr(vars(filled)))
    return tuple(dict.fromkeys(re.findall(r"\[[^][{}]+\]", " ".join(texts))))


def _heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": "h2"}}


def _hint(text: str) -> dict[str, Any]:
    # Square brackets and italics: seen at once as something to write over.
    return {"type": "text", "value": f"<p><i>[{text}]</i></p>"}


def _fill_deed(page: Any) -> None:
    page.grade = Grade.DEED
    page.body = [
        _hint("Chuyện xảy ra khi nào, ở đâu? Người ấy đã làm gì? Kể bằng hai, ba đoạn ngắn như kể cho người quen."),
        _heading("Sau việc ấy"),
        _hint("Điều gì đã khác đi? Người được giúp nói gì? Xin phép trước khi ghi tên họ."),
    ]


def _fill_exemplar(page: Any) -> None:
    page.grade = Grade.EXEMPLAR
    page.body = [
        _heading("Hoàn cảnh"),
        _hint("Nơi này trước đây thế nào? Khó khăn gì khiến phải nghĩ cách làm khác?"),
        _heading("Việc đã làm"),
        _hint("Bắt đầu từ đâu, ai cùng làm, đã vấp ở chỗ nào? Kể việc thật, người thật, mốc thời gian thật."),
        _heading("Kết quả"),
        _hint("Điều gì đã đổi khác? Con số kèm đơn vị và năm, ví dụ: 3,4 km mương, 62 hộ có nước từ năm 2021."),
        _heading("Người trong cuộc nói"),
        _hint("Một, hai câu của người làm và người được hưởng, ghi đúng lời."),
        _heading("Đang lan tới đâu"),
        _hint("Nơi nào đã học theo? Ai muốn tới xem thì liên hệ đơn vị nào? Không ghi số điện thoại riêng."),
    ]
    page.how_to = [
        {
            "type": "steps",
            "value": {
                "steps": [
                    {"title": "Họp bàn", "text": "[Ai họp với ai, thống nhất điều gì?]"},
                    {"title": "Làm thử", "text": "[Làm ở đâu trước, trong bao lâu?]"},
                    {"title": "Giữ và mở rộng", "text": "[Ai trông coi, góp công góp của thế nào?]"},
                ],
                "cost": "",
                "avoid": "",
            },
        }
    ]


def _fill_campaign(page: Any) -> None:
    page.purpose = "<p><i>[Phong trào nhằm đạt điều gì, cho ai?]</i></p>"
    page.requirements = "<ul><li><i>[Yêu cầu thứ nhất]</i></li><li><i>[Yêu cầu thứ hai]</i></li></ul>"
    page.contents = "<ol><li><i>[Nội dung thi đua thứ nhất]</i></li><li><i>[Nội dung thi đua thứ hai]</i></li></ol>"
    page.criteria = "<ul><li><i>[Tiêu chí, kèm chỉ tiêu bằng số nếu có]</i></li></ul>"
    page.body = [
        _heading("Tham gia thế nào"),
        _hint("Ai tham gia được, đăng ký với đơn vị nào, gửi kết quả khi nào?"),
        _heading("Tổng kết, khen thưởng"),
        _hint("Sơ kết, tổng kết khi nào; hình thức khen thưởng."),
    ]


STARTERS = (
    Starter(
        "viec-tot",
        Kind.EXEMPLAR,
        _("Một việc tốt (ngắn)"),
        _("Một chuyện, vài đoạn, một tấm ảnh. Viết xong trong mười phút."),
        _fill_deed,
    ),
    Starter(
        "ho-so",
        Kind.EXEMPLAR,
        _("Hồ sơ điển hình (đầy đủ)"),
        _("Hoàn cảnh, việc đã làm, kết quả, cách làm từng bước để nơi khác học theo."),
        _fill_exemplar,
    ),
    Starter(
        "phong-trao",
        Kind.CAMPAIGN,
        _("Phong trào"),
        _("Mục đích, yêu cầu, nội dung, tiêu chí, cách tham gia."),
        _fill_campaign,
    ),
)
