"""The way to the form of the front page, for those who cannot see the tree of pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from home.models import HomePage


class FrontPageItem(MenuItem):
    """The item of the menu."""

    def __init__(self) -> None:
        super().__init__(_("Trang chủ"), reverse_lazy("front_page"), name="front-page", icon_name="home", order=300)

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may arrange the front page."""
        home = HomePage.objects.defer_streamfields().first()
        return bool(home and home.permissions_for_user(request.user).can_edit())


def edit_front_page(request: HttpRequest) -> HttpResponse:
    """Lead to the form; Wagtail says there whether one may change it."""
    home = get_object_or_404(HomePage.objects.defer_streamfields())
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[home.pk]))
