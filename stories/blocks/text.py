"""Blocks of words: headings, text, quotes, call-outs, figures in words, steps."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the story, of the second or third level."""

    text = blocks.CharBlock(label=_("Chữ"), max_length=200)
    level = blocks.ChoiceBlock(label=_("Cấp"), choices=[("h2", _("Mục lớn")), ("h3", _("Mục nhỏ"))], default="h2")

    class Meta:
        icon = "title"
        label = _("Đề mục")
        template = "blocks/heading.html"
        form_classname = "struct-block compact-struct-block"
        description = _("Chia bài thành phần để dễ đọc và dễ nghe.")
        preview_value = {"text": "Con mương giữ nước cho bốn bản", "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists. Links to pages are resolved once for the whole body, not once a block."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    def render_basic(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:
        """Return the stored HTML; the template tag `story_body` expands the links of all blocks together."""
        return mark_safe(value.source)

    class Meta:
        icon = "pilcrow"
        label = _("Đoạn văn")
        description = _("Chữ thường, in đậm, danh sách, liên kết.")
        preview_value = "<p>Mười một năm trước, cánh đồng Nà Lếch khô nứt mỗi vụ chiêm.</p>"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Câu nói"), max_length=600)
    speaker = blocks.CharBlock(label=_("Người nói"), max_length=150, required=False)

    class Meta:
        icon = "openquote"
        label = _("Trích lời")
        template = "blocks/quote.html"
        description = _("Một câu nói đáng nhớ, kèm tên người nói.")
        preview_value = {"text": "Nước về thì ai cũng có phần.", "speaker": "Bà Quàng Thị Ban"}


class CallOutBlock(blocks.StructBlock):
    """A remark that stands out of the text."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=120, required=False)
    text = blocks.TextBlock(label=_("Nội dung"), max_length=800)

    class Meta:
        icon = "warning"
        label = _("Khung lưu ý")
        template = "blocks/call_out.html"
        description = _("Điều cần nhớ, lời mời, địa chỉ liên hệ của đơn vị.")
        preview_value = {"title": "Muốn tới thăm?", "text": "Xin liên hệ qua Ủy ban nhân dân xã."}


class NumberBlock(blocks.StructBlock):
    """One figure and what it counts."""

    value = blocks.CharBlock(label=_("Con số"), max_length=30, help_text=_("Kèm đơn vị, ví dụ: 3,4 km."))
    label = blocks.CharBlock(label=_("Nghĩa là"), max_length=120)


class NumbersBlock(blocks.StructBlock):
    """A few figures side by side."""

    items = blocks.ListBlock(NumberBlock(label=_("Con số")), label=_("Các con số"), min_num=1, max_num=6)

    class Meta:
        icon = "table"
        label = _("Con số, sự kiện")
        template = "blocks/numbers.html"
        description = _("Hai đến sáu con số làm nên câu chuyện.")
        preview_value = {"items": [{"value": "3,4 km", "label": "mương được nối lại"}]}


class StepBlock(blocks.StructBlock):
    """One step that another place can follow."""

    title = blocks.CharBlock(label=_("Việc"), max_length=150)
    text = blocks.TextBlock(label=_("Làm thế nào"), max_length=800, required=False)


class StepsBlock(blocks.StructBlock):
    """How it is done, so that another commune can do it too."""

    steps = blocks.ListBlock(StepBlock(label=_("Bước")), label=_("Các bước"), min_num=1, max_num=12)
    cost = blocks.CharBlock(label=_("Chi phí"), max_length=400, required=False)
    avoid = blocks.CharBlock(label=_("Điều nên tránh"), max_length=400, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Cách làm")
        template = "blocks/steps.html"
        description = _("Các bước, chi phí, điều nên tránh, để nơi khác làm theo được.")
        preview_value = {
            "steps": [{"title": "Họp bản", "text": "Mỗi nhà một ý, ghi vào sổ."}],
            "cost": "12 triệu đồng",
            "avoid": "",
        }
