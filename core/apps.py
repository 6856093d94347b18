"""The floor of the house: what every room may use."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Room `core`: text, dates, fields, paging and the settings of the organ that runs the site."""

    name = "core"
    verbose_name = _("Nền chung")

    def ready(self) -> None:
        """Forget the kept settings of the organ when they change."""
        from core.models import OrganSettings
        from core.organ import settings_saved

        post_save.connect(settings_saved, sender=OrganSettings)
        post_delete.connect(settings_saved, sender=OrganSettings)
