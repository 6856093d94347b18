"""What the screens of data and settings add to the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from comments.admin import data_requests
from comments.admin.access import MENU_HOOK


@hooks.register("register_admin_urls")
def register_requests() -> list[URLPattern]:
    """Add the screens of requests; Wagtail lets only staff in."""
    return [
        path("y-kien/yeu-cau/", data_requests.RequestsView.as_view(), name=data_requests.URL_NAME),
        path("y-kien/yeu-cau/moi/", data_requests.NewRequestView.as_view(), name=data_requests.ADD_NAME),
        path("y-kien/yeu-cau/<int:pk>/", data_requests.RequestView.as_view(), name=data_requests.ONE_NAME),
    ]


@hooks.register(MENU_HOOK)
def add_requests() -> MenuItem:
    """Lead those who handle requests to what is due."""
    address = reverse(data_requests.URL_NAME)
    return data_requests.RequestsItem(
        _("Yêu cầu về dữ liệu"), address, name="comments-requests", icon_name="clipboard-list", order=60
    )
