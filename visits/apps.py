"""Visits, counted without keeping anything of those who read."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    """Room `visits`."""

    name = "visits"
    verbose_name = _("Lượt xem")
