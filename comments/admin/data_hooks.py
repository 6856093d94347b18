"""What the screens of data and settings add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from comments.admin import data_requests, mode_screens
from comments.admin.access import MENU_HOOK


@hooks.register("register_admin_urls")
def register_requests() -> list[URLPattern]:
    """Add the screens of requests; Wagtail lets only staff in."""
    return [
        path("y-kien/yeu-cau/", data_requests.RequestsView.as_view(), name=data_requests.URL_NAME),
        path("y-kien/yeu-cau/moi/", data_requests.NewRequestView.as_view(), name=data_requests.ADD_NAME),
        path("y-kien/yeu-cau/<int:pk>/", data_requests.RequestView.as_view(), name=data_requests.ONE_NAME),
    ]


@hooks.register("register_admin_urls")
def register_modes() -> list[URLPattern]:
    """Add the screens of modes."""
    return [
        path("y-kien/che-do/", mode_screens.ModesView.as_view(), name=mode_screens.URL_NAME),
        path("y-kien/che-do/chon/", mode_screens.choose_page, name=mode_screens.CHOOSE_NAME),
        path("y-kien/che-do/<str:scope>/", mode_screens.ModeView.as_view(), name=mode_screens.ONE_NAME),
    ]


@hooks.register("register_page_header_buttons")
def add_page_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Say in a page's menu how comments are taken there."""
    yield from mode_screens.page_buttons(page, user)


@hooks.register(MENU_HOOK)
def add_modes() -> MenuItem:
    """Lead administrators to the modes."""
    address = reverse(mode_screens.URL_NAME)
    return mode_screens.ModesItem(_("Cách nhận ý kiến"), address, name="comments-modes", icon_name="sliders", order=70)


@hooks.register(MENU_HOOK)
def add_requests() -> MenuItem:
    """Lead those who handle requests to what is due."""
    address = reverse(data_requests.URL_NAME)
    return data_requests.RequestsItem(
        _("Yêu cầu về dữ liệu"), address, name="comments-requests", icon_name="clipboard-list", order=60
    )
