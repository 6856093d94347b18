"""The tree: an index page a kind, and below it shelves that hold the stories."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.pages import ClosedPageMixin, VietnameseSlugMixin
from stories.choices import Kind
from stories.rights import FixedPageRights, ShelfRights


class IndexPage(ClosedPageMixin, VietnameseSlugMixin, Page):
    """The list of all stories of a kind, at `/guong/`, `/tin-tuc/` or `/phong-trao/`."""

    kind = models.CharField(_("loại bài"), max_length=12, choices=Kind.choices, unique=True, editable=False)
    introduction = models.CharField(_("lời dẫn"), max_length=400, blank=True)

    template = "pages/list.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.Shelf"]
    max_count = 3
    is_creatable = False
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    # The address is fixed: stories of the kind have it as their prefix.
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]

    class Meta:
        verbose_name = _("trang danh sách")
        verbose_name_plural = _("trang danh sách")

    def permissions_for_user(self, user: Any) -> FixedPageRights:
        """Return what `user` may do here."""
        return FixedPageRights(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Serve the list itself only: stories have addresses of their own, shelves have none."""
        if path_components:
            raise Http404
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the filtered list."""
        from stories.pages import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self, request)


class Shelf(Page):
    """Holds at most 900 stories, so that no part of the tree grows slow; made by code, never in an address."""

    parent_page_types = ["stories.IndexPage"]
    subpage_types = ["stories.ExemplarPage", "stories.ArticlePage", "stories.CampaignPage"]
    is_creatable = False

    class Meta:
        verbose_name = _("ngăn")
        verbose_name_plural = _("ngăn")

    def permissions_for_user(self, user: Any) -> ShelfRights:
        """Return what `user` may do here."""
        return ShelfRights(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Never serve a shelf."""
        raise Http404

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        """Say that a shelf has no address."""
        return
