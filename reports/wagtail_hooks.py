"""What the room adds to the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from reports.access import ReportsItem, may_read
from reports.views import TABLE_URL_NAME, URL_NAME, OverviewView, TableView
from stories.models import Story


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    """Add the screens; Wagtail lets only staff in."""
    return [
        path("thong-ke/", OverviewView.as_view(), name=URL_NAME),
        path("thong-ke/<slug:table>/", TableView.as_view(), name=TABLE_URL_NAME),
    ]


@hooks.register("register_admin_menu_item")
def add_menu() -> MenuItem:
    """Lead to the figures."""
    return ReportsItem(_("Thống kê"), reverse(URL_NAME), name="reports-visits", icon_name="lt-chart", order=145)


@hooks.register("register_icons")
def add_icon(icons: list[str]) -> list[str]:
    """Add the sign of charts, which Wagtail has not."""
    return [*icons, "admin/reports/chart.svg"]


@hooks.register("register_page_header_buttons")
def add_page_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Lead from a story to how it is read."""
    if may_read(user) and issubclass(page.specific_class or Page, Story):
        address = f"{reverse(URL_NAME)}?span=30&story={page.pk}"
        yield Button(_("Lượt xem"), address, icon_name="lt-chart", priority=70)
