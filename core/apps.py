"""The floor of the house: what every room may use."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Room `core`: text, dates, fields, paging and the settings of the organ that runs the site."""

    name = "core"
    verbose_name = _("Nền chung")
