"""One flat list a kind, in which editors find, open and begin stories."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from stories.admin import columns, filters
from stories.admin.lookup import stories_titled
from stories.admin.start import StartView
from stories.admin.states import with_states
from stories.choices import Kind
from stories.models import ArticlePage, CampaignPage, ExemplarPage


class StoryIndexView(IndexView):
    """A list that costs the same whatever its length: what the columns show comes in a fixed number of queries."""

    related: ClassVar[tuple[str, ...]] = ("place__parent__parent",)
    prefetched: ClassVar[tuple[str, ...]] = ("fields", "authors")
    template_name = "admin/stories/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"

    def annotate_queryset(self, pages: Any) -> QuerySet[Any]:
        """Fetch what the columns show; rows are stories already, so Wagtail's look-up of specific pages is left out."""
        pages = pages.defer_streamfields().select_related(*self.related).prefetch_related(*self.prefetched)
        return with_states(pages)

    def get_ordering(self) -> Any:
        """Order by the last change, also while searching."""
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep equal rows in one order, so that none is lost between two pages of the list."""
        ordered = super().order_queryset(queryset)
        return ordered.order_by(*ordered.query.order_by, "-pk")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Search titles, with or without accents."""
        return stories_titled(queryset, self.search_query) if self.is_searching else queryset


class StoryListing(PageListingViewSet):
    """The list of a kind and the way to a new story."""

    kind: ClassVar[Kind]
    index_view_class = StoryIndexView
    list_per_page = 50
    add_to_admin_menu = True
    add_label: ClassVar[Any] = ""

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Let "add" lead to the form, never to a choice of parents."""
        return super().get_common_view_kwargs(
            **{"add_url_name": self.get_url_name("start"), "add_item_label": self.add_label, **kwargs}
        )

    @property
    def start_view(self) -> Any:
        """Return the view that begins a story."""
        return self.construct_view(StartView, kind=self.kind)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the list and of a new story."""
        return [
            path("", self.index_view, name="index"),
            path("ket-qua/", self.index_results_view, name="index_results"),
            path("viet/", self.start_view, name="start"),
        ]


class ExemplarListing(StoryListing):
    """Gương điển hình."""

    kind = Kind.EXEMPLAR
    model = ExemplarPage
    name = "guong"
    icon = "user"
    menu_label = _("Gương điển hình")
    menu_order = 100
    add_label = _("Thêm gương")
    filterset_class = filters.ExemplarFilterSet
    columns = [
        columns.TITLE,
        columns.FIELDS,
        columns.PLACE,
        Column("get_subject_type_display", label=_("Đối tượng"), sort_key="subject_type"),
        columns.AUTHORS,
        columns.STATE,
        columns.UPDATED,
    ]


class ArticleIndexView(StoryIndexView):
    """Articles, with their sections."""

    related = ("place__parent__parent", "section")


class ArticleListing(StoryListing):
    """Tin bài."""

    kind = Kind.ARTICLE
    model = ArticlePage
    name = "tin-bai"
    icon = "doc-full"
    menu_label = _("Tin bài")
    menu_order = 110
    add_label = _("Thêm tin bài")
    index_view_class = ArticleIndexView
    filterset_class = filters.ArticleFilterSet
    columns = [
        columns.TITLE,
        columns.FIELDS,
        columns.PLACE,
        Column("section", label=_("Chuyên mục"), sort_key="section__name"),
        columns.AUTHORS,
        columns.STATE,
        columns.UPDATED,
    ]


class CampaignListing(StoryListing):
    """Phong trào."""

    kind = Kind.CAMPAIGN
    model = CampaignPage
    name = "phong-trao"
    icon = "group"
    menu_label = _("Phong trào")
    menu_order = 120
    add_label = _("Thêm phong trào")
    filterset_class = filters.CampaignFilterSet
    columns = [
        columns.TITLE,
        columns.FIELDS,
        columns.PLACE,
        Column("get_level_display", label=_("Cấp phát động"), sort_key="level"),
        columns.AUTHORS,
        columns.STATE,
        columns.UPDATED,
    ]


LISTINGS = {listing.kind: listing for listing in (ExemplarListing, ArticleListing, CampaignListing)}
