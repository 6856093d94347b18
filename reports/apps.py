"""Reports for those who lead."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Room `reports`."""

    name = "reports"
    verbose_name = _("Thống kê")
