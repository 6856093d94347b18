"""What the room adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from stories.admin import choosing, searches
from stories.admin.actions import rename_submit
from stories.admin.documents import DocumentViewSet
from stories.admin.listings import LISTINGS
from stories.admin.pages import IndexPages, ShelfPages, StoryPages
from stories.admin.taxonomy import TaxonomyGroup
from stories.services.choosing import CHOSEN

register_snippet(DocumentViewSet)


@hooks.register("register_admin_viewset")
def register_stories() -> list[ViewSet]:
    """Add the lists of stories and our views of single pages."""
    return [*(listing() for listing in LISTINGS.values()), StoryPages(), ShelfPages(), IndexPages()]


@hooks.register("register_admin_viewset")
def register_taxonomy() -> TaxonomyGroup:
    """Add the menu of what stories are sorted by."""
    return TaxonomyGroup()


@hooks.register("register_admin_urls")
def register_searches() -> list[URLPattern]:
    """Add the pickers' addresses; Wagtail lets only staff in."""
    return [
        path("tim/linh-vuc/", searches.fields, name="stories_search_fields"),
        path("tim/tac-gia/", searches.authors, name="stories_search_authors"),
        path("tim/van-ban/", searches.documents, name="stories_search_documents"),
        path("tim/bai/", searches.stories, name="stories_search_stories"),
    ]


@hooks.register("register_admin_urls")
def register_choosing() -> list[URLPattern]:
    """Add the list of stories of which nobody has said yet where they stand today."""
    return [path("chon-dia-phuong/", choosing.ChoosePlaceView.as_view(), name=choosing.URL_NAME)]


@hooks.register("register_reports_menu_item")
def link_choosing() -> choosing.ChoosePlaceItem:
    """Put that list among the reports."""
    return choosing.ChoosePlaceItem()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Say in a story's history who chose its place of today."""
    actions.register_action(CHOSEN)(choosing.ChosenFormatter)


@hooks.register("construct_page_action_menu")
def name_actions(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Call sending a story on its way "Gửi duyệt"."""
    rename_submit(items)
