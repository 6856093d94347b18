"""The parts that editors arrange the front page from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

# Each once, in the order in which they stand while nobody has arranged them.
ONCE = ("lead", "day", "exemplars", "deeds", "campaigns", "fields", "places", "most_read", "news")
MOST_TEXTS = 3
MOST_STORIES, MOST_CAMPAIGNS, MOST_OF_A_CAMPAIGN, MOST_DAYS, MOST_ENTRIES = 12, 6, 3, 7, 34


def default_parts() -> list[dict[str, Any]]:
    """Return the parts of a front page that nobody has arranged yet, as they are stored."""
    return [{"type": name, "value": {}} for name in ONCE]


class PartBlock(blocks.StructBlock):
    """A part of the front page."""

    shown = blocks.BooleanBlock(label=_("Hiện phần này"), required=False, default=True)

    class Meta:
        label_format = ""
        preview_template = "blocks/previews/part.html"

    def get_preview_value(self) -> Any:
        """Return the part as it is when nobody has changed it."""
        return self.to_python({})

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Show the part with stories of this very site."""
        from home.front import example

        return super().get_preview_context(value, parent_context) | example(self.name, value)


class TitledPart(PartBlock):
    """A part with a heading of its own."""

    title = blocks.CharBlock(
        label=_("Tên phần"), max_length=80, required=False, help_text=_("Để trống thì dùng tên sẵn có.")
    )

    class Meta:
        label_format = "{title}"


def _number(label: Any, default: int, most: int, *, least: int = 1) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, default=default, min_value=least, max_value=most)


class LeadPart(PartBlock):
    """The story that the page begins with."""

    class Meta:
        icon = "pick"
        label = _("Bài mở đầu")
        description = _("Một bài lớn có tranh. Đứng cạnh tờ lịch hoặc tin mới thì hai phần chung một hàng.")


class DayPart(TitledPart):
    """The calendar leaf with the story of the day."""

    days_before = _number(_("Số ngày trước"), 2, MOST_DAYS, least=0)

    class Meta:
        icon = "date"
        label = _("Mỗi ngày một chuyện")
        description = _("Tờ lịch hôm nay, ngày âm, chuyện của ngày và mấy ngày trước.")


class ExemplarsPart(TitledPart):
    """The newest exemplars."""

    count = _number(_("Số gương"), 5, MOST_STORIES)

    class Meta:
        icon = "user"
        label = _("Gương điển hình mới")
        description = _("Gương mới nhất đứng lớn, các gương sau thành hàng.")


class DeedsPart(TitledPart):
    """The newest good deeds."""

    count = _number(_("Số việc tốt"), 6, MOST_STORIES)

    class Meta:
        icon = "edit"
        label = _("Việc tốt quanh ta")
        description = _("Những việc tốt mới nhất, ngắn gọn, không ảnh.")


class CampaignsPart(TitledPart):
    """Campaigns under way, with what they have published so far."""

    count = _number(_("Số phong trào"), 3, MOST_CAMPAIGNS)
    stories_each = _number(_("Số bài mới của mỗi phong trào"), 2, MOST_OF_A_CAMPAIGN, least=0)

    class Meta:
        icon = "group"
        label = _("Phong trào đang diễn ra")
        description = _("Phong trào còn trong thời hạn, số bài và bài mới nhất của từng phong trào.")


class FieldsPart(TitledPart):
    """Fields of life with the number of their stories."""

    count = _number(_("Số lĩnh vực"), 8, MOST_ENTRIES)

    class Meta:
        icon = "tag"
        label = _("Theo lĩnh vực")
        description = _("Lĩnh vực nhiều bài nhất, kèm số bài.")


class PlacesPart(TitledPart):
    """Provinces with the number of their stories."""

    count = _number(_("Số tỉnh, thành phố"), 8, MOST_ENTRIES)

    class Meta:
        icon = "site"
        label = _("Theo địa phương")
        description = _("Tỉnh, thành phố nhiều bài nhất, kèm số bài.")


class MostReadPart(TitledPart):
    """The stories read most."""

    days = blocks.ChoiceBlock(
        label=_("Trong bao lâu"),
        choices=[("1", _("Hôm nay")), ("7", _("7 ngày")), ("30", _("30 ngày"))],
        default="7",
    )
    count = _number(_("Số bài"), 4, MOST_STORIES)

    class Meta:
        icon = "view"
        label = _("Đọc nhiều")
        description = _("Các bài được đọc nhiều nhất, kèm lượt xem.")


class NewsPart(TitledPart):
    """The newest articles."""

    count = _number(_("Số tin"), 4, MOST_STORIES)

    class Meta:
        icon = "doc-full"
        label = _("Tin mới")
        description = _("Tin bài mới nhất, mỗi tin một dòng tiêu đề.")


def _is_address(value: str) -> bool:
    own = value.startswith("/") and not value.startswith(("//", "/\\"))
    return own or value.startswith("https://")


class TextPart(PartBlock):
    """Words of the editors' own, with a picture and a button if they like."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=120)
    text = blocks.TextBlock(label=_("Nội dung"), max_length=800, required=False)
    image = ImageChooserBlock(label=_("Ảnh"), required=False)
    button = blocks.CharBlock(label=_("Chữ trên nút"), max_length=40, required=False)
    address = blocks.CharBlock(
        label=_("Nút dẫn tới"),
        max_length=500,
        required=False,
        help_text=_("Địa chỉ trong trang, ví dụ /gioi-thieu/, hoặc địa chỉ https://… nơi khác."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Lời của ban biên tập")
        label_format = "{title}"
        description = _("Lời mời, lời báo: tiêu đề, vài câu, ảnh và một nút nếu cần.")

    def get_preview_value(self) -> Any:
        """Return an invitation."""
        return self.to_python(
            {
                "title": "Gặp mặt những người giữ mương",
                "text": "Chín giờ sáng thứ Bảy, ở nhà văn hóa xã. Ai cũng có thể tới.",
                "button": "Xem đường tới",
                "address": "/lien-he/",
            }
        )

    def clean(self, value: Any) -> Any:
        """Refuse a button that leads nowhere, and an address that is none."""
        result = super().clean(value)
        address, errors = (result["address"] or "").strip(), {}
        if address and not _is_address(address):
            errors["address"] = ValidationError(_("Hãy ghi /đường-dẫn/ trong trang hoặc một địa chỉ https://…"))
        elif address and not result["button"]:
            errors["button"] = ValidationError(_("Nút cần có chữ."))
        elif result["button"] and not address:
            errors["address"] = ValidationError(_("Nút cần có nơi dẫn tới."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        result["address"] = address
        return result


def _counts() -> dict[str, dict[str, int]]:
    return {**{name: {"max_num": 1} for name in ONCE}, "text": {"max_num": MOST_TEXTS}}


class FrontParts(blocks.StreamBlock):
    """The parts of the front page, each once; texts a few times."""

    lead = LeadPart()
    day = DayPart()
    exemplars = ExemplarsPart()
    deeds = DeedsPart()
    campaigns = CampaignsPart()
    fields = FieldsPart()
    places = PlacesPart()
    most_read = MostReadPart()
    news = NewsPart()
    text = TextPart()

    class Meta:
        required = False
        collapsed = True
        block_counts = _counts()
