"""The editor's forms: panels in the order in which an editor thinks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from places.widgets import PlacePicker, UnitPicker
from stories.choices import Kind
from stories.widgets import AuthorPicker, FieldPicker, OfficialDocumentPicker, StoryPicker, VietnameseSlugInput

MAX_FIELDS = 3
_CLOSED = "collapsed"


def unit_panel(name: str = "unit", **kwargs: Any) -> FieldPanel:
    """Return a choice of a unit by typing."""
    return FieldPanel(name, widget=UnitPicker(), **kwargs)


def story_panel(name: str, kind: str = "", *, multiple: bool = False, **kwargs: Any) -> FieldPanel:
    """Return a choice of stories by typing their titles."""
    return FieldPanel(name, widget=StoryPicker(kind=kind, multiple=multiple), **kwargs)


def document_panel(name: str, **kwargs: Any) -> FieldPanel:
    """Return a choice of official documents by typing their numbers or subjects."""
    return FieldPanel(name, widget=OfficialDocumentPicker(multiple=True), **kwargs)


story_update = [FieldPanel("date"), FieldPanel("text")]
related_story = [story_panel("target")]
award = [
    FieldPanel("title", help_text=_("Ví dụ: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.")),
    FieldRowPanel([FieldPanel("decision"), FieldPanel("date")]),
    FieldPanel("issuer"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("revoked_date"), FieldPanel("revoked_decision")]),
            FieldPanel("revoked_reason", help_text=_("Bạn đọc thấy dòng này bên khen thưởng đã thu hồi.")),
        ],
        _("Khi khen thưởng bị thu hồi"),
        classname=_CLOSED,
    ),
]
exemplar_link = [story_panel("target", Kind.EXEMPLAR), unit_panel(), FieldPanel("role")]

_title = TitleFieldPanel("title", placeholder=_("Tiêu đề bài"))
_lead = FieldPanel("lead", widget=AdminAutoHeightTextInput())
_cover = FieldPanel("cover", help_text=_("Ảnh ngang, rõ mặt người hoặc rõ việc. Chưa có thì để trống."))
opening: list[Panel] = [_title, _lead, _cover]
place = MultiFieldPanel(
    [
        FieldPanel(
            "place", widget=PlacePicker(), help_text=_("Gõ tên xã, huyện, tỉnh; tên cũ hay tên nay, có dấu hay không.")
        ),
        # Shown only where it is asked.
        FieldPanel("place_today", disable_comments=True),
        FieldPanel("place_as_written"),
    ],
    _("Nơi chốn"),
)
_fields = FieldPanel(
    "fields",
    widget=FieldPicker(multiple=True, maximum=MAX_FIELDS),
    help_text=_("Gõ tên lĩnh vực rồi chọn, tối đa ba. Lĩnh vực chính đứng đầu danh mục."),
)
_tags = FieldPanel("tags", help_text=_("Từ khóa tự do, cách nhau bằng dấu phẩy."))
_campaigns = story_panel("campaigns", Kind.CAMPAIGN, multiple=True, help_text=_("Bài hưởng ứng phong trào nào."))
sorting = MultiFieldPanel([_fields, _tags, _campaigns], _("Lĩnh vực, thẻ, phong trào"))
writers = MultiFieldPanel(
    [
        FieldPanel(
            "authors",
            widget=AuthorPicker(multiple=True),
            help_text=_("Gõ họ tên. Tác giả mới: thêm ở Phân loại › Tác giả."),
        ),
        unit_panel(help_text=_("Đơn vị chịu trách nhiệm về bài.")),
    ],
    _("Tác giả, đơn vị"),
)
documents = MultiFieldPanel(
    [document_panel("documents", help_text=_("Gõ số, ký hiệu hoặc trích yếu, ví dụ 137/KH-UBND."))],
    _("Văn bản viện dẫn"),
)
follow_up = MultiFieldPanel(
    [
        InlinePanel("updates", label=_("Cập nhật"), heading=_("Cập nhật")),
        FieldPanel("correction_date"),
        FieldPanel("correction_text"),
    ],
    _("Sau khi đăng: cập nhật, đính chính"),
    classname=_CLOSED,
)
related = InlinePanel(
    "chosen_related", label=_("Bài liên quan"), heading=_("Bài liên quan chọn tay"), max_num=6, classname=_CLOSED
)
source = MultiFieldPanel(
    [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("source_date")],
    _("Nguồn: bài đã đăng nơi khác"),
    classname=_CLOSED,
)
dating = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("published_date"), FieldPanel("published_time")]), FieldPanel("date_unknown")],
    _("Ngày đăng"),
    classname=_CLOSED,
)
closing: list[Panel] = [place, sorting, writers, documents, dating, source, follow_up, related]

story_content: list[Panel] = [*opening, FieldPanel("body"), *closing]
exemplar_content: list[Panel] = [
    *opening,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("grade"), FieldPanel("subject_type")]),
            FieldPanel("subject_name"),
            FieldPanel("subject_description"),
        ],
        _("Ai"),
    ),
    place,
    MultiFieldPanel([FieldPanel("deed"), FieldPanel("results")], _("Việc làm, kết quả")),
    FieldPanel("body"),
    FieldPanel("how_to"),
    MultiFieldPanel([FieldPanel("quote_text"), FieldPanel("quote_speaker")], _("Câu nói"), classname=_CLOSED),
    sorting,
    writers,
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("year"), FieldPanel("level")]), FieldPanel("stage")], _("Giới thiệu, chặng đường")
    ),
    InlinePanel("awards", label=_("Khen thưởng"), heading=_("Khen thưởng")),
    documents,
    InlinePanel("links", label=_("Liên hệ"), heading=_("Người, mô hình, đơn vị có liên hệ"), classname=_CLOSED),
    dating,
    source,
    follow_up,
    related,
]
article_content: list[Panel] = [
    *opening,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("section"), FieldPanel("stream")]),
            story_panel("about", Kind.EXEMPLAR, multiple=True, help_text=_("Bài kể về gương nào đã có trên trang.")),
        ],
        _("Chuyên mục"),
    ),
    FieldPanel("body"),
    *closing,
]
campaign_content: list[Panel] = [
    *opening,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("level"), FieldPanel("launcher")]),
            FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
            FieldPanel("is_pilot"),
        ],
        _("Phát động"),
    ),
    FieldPanel("purpose"),
    FieldPanel("requirements"),
    FieldPanel("contents"),
    FieldPanel("criteria"),
    MultiFieldPanel([document_panel("founding_documents")], _("Căn cứ")),
    FieldPanel("body"),
    place,
    MultiFieldPanel([_fields, _tags], _("Lĩnh vực, thẻ")),
    writers,
    documents,
    dating,
    source,
    follow_up,
    related,
]
story_promote: list[Panel] = [
    FieldPanel(
        "slug",
        widget=VietnameseSlugInput(),
        help_text=_("Tự lấy từ tiêu đề. Đổi sau khi đăng thì địa chỉ cũ vẫn dẫn tới bài."),
    ),
    FieldPanel("seo_title", help_text=_("Để trống thì dùng tiêu đề bài.")),
    FieldPanel("search_description", help_text=_("Để trống thì dùng sapo.")),
]
story_settings: list[Panel] = [PublishingPanel(), CommentPanel()]
