"""The editor's forms: panels in the order in which an editor thinks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    PublishingPanel,
)

story_update = [FieldPanel("date"), FieldPanel("text")]
related_story = [PageChooserPanel("target", "stories.Story")]

place = MultiFieldPanel([FieldPanel("place"), FieldPanel("place_as_written")], _("Nơi chốn"))
sorting = MultiFieldPanel(
    [FieldPanel("fields"), FieldPanel("tags"), FieldPanel("campaigns")], _("Lĩnh vực, thẻ, phong trào")
)
writers = MultiFieldPanel([FieldPanel("authors"), FieldPanel("unit")], _("Tác giả, đơn vị"))
documents = FieldPanel("documents")
follow_up = MultiFieldPanel(
    [
        InlinePanel("updates", label=_("Cập nhật"), heading=_("Cập nhật")),
        FieldPanel("correction_date"),
        FieldPanel("correction_text"),
    ],
    _("Sau khi đăng: cập nhật, đính chính"),
    classname="collapsed",
)
related = InlinePanel("chosen_related", label=_("Bài liên quan"), heading=_("Bài liên quan chọn tay"), max_num=6)
source = MultiFieldPanel(
    [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("source_date")],
    _("Nguồn"),
    classname="collapsed",
)
dating = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("published_date"), FieldPanel("published_time")]), FieldPanel("date_unknown")],
    _("Ngày đăng"),
)

opening = [FieldPanel("title"), FieldPanel("lead"), FieldPanel("cover")]
closing = [place, sorting, writers, documents, follow_up, related]
story_content = [*opening, FieldPanel("body"), *closing]
story_promote = [FieldPanel("slug"), source, FieldPanel("seo_title"), FieldPanel("search_description")]
story_settings = [dating, PublishingPanel()]

exemplar_content = [
    *opening,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("grade"), FieldPanel("subject_type")]),
            FieldPanel("subject_name"),
            FieldPanel("subject_description"),
            FieldRowPanel([FieldPanel("year"), FieldPanel("level")]),
            FieldPanel("stage"),
        ],
        _("Ai, gì"),
    ),
    place,
    MultiFieldPanel([FieldPanel("deed"), FieldPanel("results")], _("Việc làm, kết quả")),
    FieldPanel("body"),
    FieldPanel("how_to"),
    MultiFieldPanel([FieldPanel("quote_text"), FieldPanel("quote_speaker")], _("Câu nói"), classname="collapsed"),
    InlinePanel("awards", label=_("Khen thưởng"), heading=_("Khen thưởng")),
    sorting,
    writers,
    documents,
    InlinePanel("links", label=_("Liên hệ"), heading=_("Người, mô hình, đơn vị có liên hệ")),
    follow_up,
    related,
]
award = [
    FieldPanel("title"),
    FieldRowPanel([FieldPanel("decision"), FieldPanel("date")]),
    FieldPanel("issuer"),
]
exemplar_link = [
    PageChooserPanel("target", "stories.ExemplarPage"),
    FieldPanel("unit"),
    FieldPanel("role"),
]
article_content = [
    *opening,
    MultiFieldPanel([FieldPanel("section"), FieldPanel("stream"), FieldPanel("about")], _("Chuyên mục")),
    FieldPanel("body"),
    *closing,
]
campaign_content = [
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
    FieldPanel("founding_documents"),
    FieldPanel("body"),
    place,
    MultiFieldPanel([FieldPanel("fields"), FieldPanel("tags")], _("Lĩnh vực, thẻ")),
    writers,
    documents,
    follow_up,
    related,
]
