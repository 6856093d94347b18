"""Wagtail's views of a single page, as stories need them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.ordering import SetPagePositionView
from wagtail.models import Page

from core.drafts import OneDraftCreateView
from core.editing import SafePages
from stories.admin.listings import LISTINGS
from stories.models import IndexPage, Shelf, Story
from stories.starters import PARAMETER, find_starter


class StoryCreateView(OneDraftCreateView):
    """The form of a new story, filled by the skeleton that the address names."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form with the skeleton, and with the writer's own unit."""
        starter = find_starter(self.page.kind, request.GET.get(PARAMETER, ""))
        if starter is not None:
            starter.fill(self.page)
        writer: Any = request.user
        self.page.unit = writer.unit
        return super().get(request)


class NoPositionView(SetPagePositionView):
    """Nobody sorts stories by hand: the order of the tree is shown nowhere."""

    def post(self, request: HttpRequest, page_to_move_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse."""
        raise PermissionDenied


class ShelfContentsView(ExplorableIndexView):
    """In place of a shelf's contents in the tree: the flat list of the kind."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """Lead to the list."""
        shelf = get_object_or_404(Page, pk=parent_page_id)
        kind = IndexPage.objects.ancestor_of(shelf).values_list("kind", flat=True).first()
        return redirect(f"{LISTINGS[kind].name}:index" if kind in LISTINGS else "wagtailadmin_home")


class StoryPages(SafePages):
    """Exemplars, articles and campaigns."""

    model = Story
    # Wagtail would look for `Story` itself among what a shelf takes.
    parent_models = [Shelf]
    add_view_class = StoryCreateView
    index_view_class = ShelfContentsView
    set_page_position_view_class = NoPositionView


class ShelfPages(SafePages):
    """Shelves: what an index page holds in the tree; only administrators ever look."""

    model = Shelf
    set_page_position_view_class = NoPositionView


class IndexPages(SafePages):
    """The pages of lists."""

    model = IndexPage
