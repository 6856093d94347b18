"""The home page, which finds every story by one look-up, and information pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.fields import LeanStreamField
from core.pages import ClosedPageMixin, VietnameseSlugMixin
from home.blocks import FrontParts, default_parts
from stories.blocks import StoryBody
from stories.choices import Kind
from stories.models import ArticlePage, CampaignPage, ExemplarPage, IndexPage, Story
from stories.pages.lists import Crumb
from stories.panels import story_panel

_STORY_TYPES: dict[str, type[Story]] = {
    model.route_prefix: model for model in (ExemplarPage, ArticlePage, CampaignPage)
}

# What a story's page shows of one kind only.
_MORE_ROWS: dict[str, tuple[str, ...]] = {Kind.ARTICLE: ("section", "stream")}


class HomePage(ClosedPageMixin, VietnameseSlugMixin, Page):
    """The front page, arranged by the editors out of parts."""

    introduction = models.CharField(
        _("lời chào"), max_length=300, blank=True, help_text=_("Hiện khi trang chưa có bài nào.")
    )
    lead_story = models.ForeignKey(
        "stories.Story",
        verbose_name=_("bài mở đầu"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Để trống thì lấy gương mới nhất. Bài chưa công khai, hay đang là chuyện của ngày, cũng nhường chỗ "
            "cho gương mới nhất."
        ),
    )
    parts = LeanStreamField(
        FrontParts(),
        verbose_name=_("các phần của trang chủ"),
        blank=True,
        default=default_parts,
        help_text=_("Kéo để đổi thứ tự. Phần không có gì để hiện thì tự ẩn."),
    )

    template = "pages/home.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["stories.IndexPage", "home.InformationPage"]
    content_panels = [
        TitleFieldPanel("title", targets=[]),
        story_panel("lead_story"),
        FieldPanel("parts"),
        FieldPanel("introduction"),
    ]
    # Its address is that of the site.
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("trang chủ")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a story or a list by its stored address in one look-up; anything else by the tree."""
        model = _STORY_TYPES.get(path_components[0]) if path_components else None
        if model is not None and len(path_components) == 2:
            return RouteResult(_find_story("/".join(path_components)))
        index = IndexPage.objects.filter(kind=model.kind).first() if model is not None else None
        if index is not None:
            index_route: RouteResult = index.route(request, path_components[1:])
            return index_route
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the front page shows."""
        from home.front import front_context

        return super().get_context(request, *args, **kwargs) | front_context(self)


def _find_story(address: str) -> Story:
    model = _STORY_TYPES[address.split("/")[0]]
    story = (
        model.objects.filter(address=address)
        .select_related("cover", "place", "place_now", "province_now", "unit", *_MORE_ROWS.get(model.kind, ()))
        .first()
    )
    # What was public once says that it is gone; what never was does not exist.
    if story is None or not (story.live or story.first_published_at):
        raise Http404
    return story


class InformationPage(ClosedPageMixin, VietnameseSlugMixin, Page):
    """A page about the site itself: about, contact, privacy, accessibility."""

    lead = models.CharField(_("lời dẫn"), max_length=300, blank=True)
    shows_contact = models.BooleanField(
        _("hiện địa chỉ liên hệ"),
        default=False,
        help_text=_("Cơ quan, địa chỉ, điện thoại, thư điện tử lấy từ mục Cơ quan và liên hệ."),
    )
    body = LeanStreamField(StoryBody(), verbose_name=_("nội dung"), blank=True)

    template = "pages/information.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("shows_contact"), FieldPanel("body")]

    class Meta:
        verbose_name = _("trang thông tin")
        verbose_name_plural = _("trang thông tin")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the shell says of the page."""
        return super().get_context(request, *args, **kwargs) | {
            "title": self.seo_title or self.title,
            "description": self.search_description or self.lead,
            "canonical_path": f"/{self.slug}/",
            "section": self.slug,
            "crumbs": [Crumb(self.title)],
        }
