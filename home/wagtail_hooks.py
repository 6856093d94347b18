"""The look of the admin, its menu and its first page."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from accounts.roles import is_administrator
from home import dashboard
from home.menu import FrontPageItem, edit_front_page
from home.viewsets import DayChoiceViewSet, HomePages, InformationPages

# What an editor never needs: the tree, and pages of Wagtail's own site.
_ADMINISTRATORS_ONLY = {"explorer"}
_ELSEWHERE = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("insert_global_admin_css")
def add_style() -> SafeString:
    """Dress the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/admin.css"))


@hooks.register("insert_global_admin_js")
def add_script() -> SafeString:
    """Count the letters of texts that have a limit."""
    return format_html('<script type="module" src="{}"></script>', static("admin/admin.js"))


@hooks.register("construct_main_menu")
def arrange_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hide the tree from all but administrators, behind the editors' lists."""
    if not is_administrator(request.user):
        items[:] = [item for item in items if item.name not in _ADMINISTRATORS_ONLY]
    for item in items:
        if item.name == "explorer":
            item.order = 8000


@hooks.register("construct_help_menu")
def clear_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave only help that is here."""
    items[:] = [item for item in items if not item.name.startswith(_ELSEWHERE)]


class StylesMenuItem(MenuItem):
    """Leads administrators to the style page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user looks after the whole site."""
        return is_administrator(request.user)


@hooks.register("register_help_menu_item")
def link_style_page() -> MenuItem:
    """Put the style page among the help."""
    return StylesMenuItem(_("Kiểu mẫu"), reverse("styles"), name="styles", icon_name="view", order=2000)


@hooks.register("construct_homepage_panels")
def arrange_first_page(request: HttpRequest, panels: list[Component]) -> None:
    """Show what there is to do."""
    dashboard.choose_panels(request, panels)


@hooks.register("construct_homepage_summary_items")
def clear_summary(request: HttpRequest, items: list[Any]) -> None:
    """Drop the counts of pages, pictures and files: nobody acts on them."""
    items.clear()


@hooks.register("register_admin_viewset")
def register_days() -> DayChoiceViewSet:
    """Add the story of the day."""
    return DayChoiceViewSet()


@hooks.register("register_admin_viewset")
def register_pages() -> list[ViewSet]:
    """Add our views of single pages."""
    return [HomePages(), InformationPages()]


@hooks.register("register_admin_urls")
def register_front_page() -> list[URLPattern]:
    """Add an address that leads to the form of the front page, whichever page that is."""
    return [path("trang-chu/", edit_front_page, name="front_page")]


@hooks.register("register_admin_menu_item")
def add_front_page() -> MenuItem:
    """Let those who may arrange the front page reach it."""
    return FrontPageItem()
