"""What readers say of a story, in every state."""

import datetime
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from comments.choices import Mode, State
from comments.forms import WritingForm
from comments.lists import CommentList, Thread
from comments.models import Comment
from comments.modes import Handling
from home.samples.words import LONG_TITLE
from places.models import Unit

_ASKED = (
    "Bản tôi cũng có đoạn mương sạt từ trận lũ năm 2024, dài khoảng sáu chục mét.\n\n"
    "Xin hỏi xã có hỗ trợ cọc và rọ đá như bên Nà Lếch không?"
)
_TOLD = "Đoạn mương bác nêu đã nằm trong danh mục sửa quý III. Mời bác báo trưởng bản ghi vào sổ nhu cầu."


def comments() -> dict[str, Any]:
    """Return a list with its states, what a reader sees alone, the form as it opens and as it comes back."""
    threads = [
        Thread(_comment(1, "Lường Văn Thưởng", _ASKED), [_official(2), _comment(3, "Hạnh", "Bản em cũng cần rọ đá.")]),
        Thread(_comment(4, LONG_TITLE[:80], f"https://{'rat-dai-' * 20}vidu.vn/ cam on ba, ba con tu hao lam")),
        Thread(_comment(5, "", "", State.HIDDEN), [_comment(6, "Mẹ Nghé", "Cảm ơn bác đã hỏi giúp.")]),
    ]
    wrong = {"name": "", "email": "me-nghe", "text": "Hay"}
    return {
        "page": SimpleNamespace(pk=12),
        "list": CommentList(12, 6, threads, [_comment(7, "Mẹ Nghé", "Cam on chi", State.WAITING)], "moi", 1, True),
        "form": WritingForm(),
        "wrong": WritingForm(wrong),
        "open": Handling(Mode.FIRST),
        "closed": Handling(Mode.CLOSED, "Bài đăng đã lâu nên không nhận thêm ý kiến."),
    }


def _comment(pk: int, name: str, text: str, state: State = State.SHOWN) -> Comment:
    came = timezone.now() - datetime.timedelta(days=pk)
    return Comment(pk=pk, name=name, text=text, state=state, created_at=came)


def _official(pk: int) -> Comment:
    answer = _comment(pk, "", _TOLD)
    answer.unit = Unit(pk=1, name="Ủy ban nhân dân xã Mường Khiêng")
    return answer
