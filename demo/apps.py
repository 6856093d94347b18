"""Sample content, so that a new site shows what it can do."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Room `demo`: imports anything, is imported by nothing."""

    name = "demo"
    verbose_name = _("Dữ liệu mẫu")
