"""The floor of the house: what every room may use."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Room `core`: text, dates, fields, paging and the settings of the organ that runs the site."""

    name = "core"
    verbose_name = _("Nền chung")

    def ready(self) -> None:
        """Forget the kept sites and their settings when they change."""
        from wagtail.models import Site

        from core.sites import site_models, sites_changed

        for model in (Site, *site_models()):
            post_save.connect(sites_changed, sender=model)
            post_delete.connect(sites_changed, sender=model)
