"""The front door of the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Room `home`: the home page, information pages and the set-up of a site."""

    name = "home"
    verbose_name = _("Trang chủ")
