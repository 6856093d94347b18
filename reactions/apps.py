"""Thanks and scores that readers give a page."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class ReactionsConfig(AppConfig):
    """Room `reactions`."""

    name = "reactions"
    verbose_name = _("Lời cảm ơn và đánh giá")

    def ready(self) -> None:
        """Forget the kept settings when they change."""
        from reactions.models import ReactionSettings
        from reactions.site_settings import settings_saved

        post_save.connect(settings_saved, sender=ReactionSettings)
        post_delete.connect(settings_saved, sender=ReactionSettings)
