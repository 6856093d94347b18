"""Blocks of a story's body."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.template import Context

from home.samples.pages import documents
from home.samples.pictures import drawing, photo
from home.samples.words import LEAD, LONG_TITLE

COST = "286 triệu đồng tiền vật liệu, 4.120 công."


@dataclass(frozen=True)
class Block:
    """A block of a story's body, for `{% include block.steps %}`."""

    path: str
    value: dict[str, Any]

    def render(self, context: Context) -> str:
        """Return the block as Wagtail does: its template calls the value `self`."""
        engine: Any = context.template.engine  # type: ignore[union-attr]
        with context.push({"self": self.value, "video_id": "mau"}):
            return str(engine.get_template(self.path).render(context))


def blocks() -> dict[str, Block]:
    """Return blocks that stories are written in, by what is special about them."""
    file = SimpleNamespace(url="#tep", title="Mẫu đơn", file_extension="docx", file_size=24_576)
    steps = [
        {"title": "Đi hỏi trước khi họp", "text": "Mỗi nhà một dòng trong sổ: thửa nào, thiếu nước tháng nào."},
        {"title": LONG_TITLE, "text": ""},
    ]
    figure = {"image": photo(), "caption": ""}
    numbers = [
        ("47 ha", "ruộng đủ nước cả hai vụ, trước đây 19 ha"),
        ("212", "hộ cùng giữ"),
        ("0", "vụ cãi nhau vì nước"),
    ]
    return {
        "steps": Block("blocks/steps.html", {"steps": steps, "cost": COST, "avoid": "Đừng làm đoạn dễ trước."}),
        "few_steps": Block("blocks/steps.html", {"steps": steps[:1], "cost": "", "avoid": ""}),
        "numbers": Block(
            "blocks/numbers.html", {"items": [{"value": value, "label": label} for value, label in numbers]}
        ),
        "one_number": Block("blocks/numbers.html", {"items": [{"value": "3,4 km", "label": "mương được nối lại"}]}),
        "figure": Block("blocks/figure.html", figure),
        "drawing": Block("blocks/figure.html", {"image": drawing(), "caption": "Con thuyền giữa dòng"}),
        "gallery": Block("blocks/gallery.html", {"title": "Một ngày ở Nà Lếch", "figures": [figure, figure, figure]}),
        "call_out": Block(
            "blocks/call_out.html", {"title": "Muốn tới thăm?", "text": "Xin liên hệ qua Ủy ban nhân dân xã Chiềng La."}
        ),
        "citation": Block(
            "blocks/citation.html", {"document": documents()[0], "note": "Phần bồi dưỡng điển hình ở cơ sở."}
        ),
        "audio": Block("blocks/audio.html", {"file": file, "title": "Nghe bài đọc", "transcript": LEAD}),
        "video": Block("blocks/video.html", {"poster": drawing(), "title": LONG_TITLE, "transcript": LEAD}),
        "attachment": Block("blocks/attachment.html", {"file": file, "title": "Mẫu đơn đăng ký tham gia"}),
    }
