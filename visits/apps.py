"""Visits, counted without keeping anything of those who read."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    """Room `visits`."""

    name = "visits"
    verbose_name = _("Lượt xem")

    def ready(self) -> None:
        """Let public pages carry the state's counter where the newsroom wants it; keep what makes adding up quick."""
        from core import policy
        from visits import checks  # noqa: F401
        from visits.indexes import keep_indexes
        from visits.shown import state_counter

        policy.register(state_counter)
        post_migrate.connect(keep_indexes, sender=self)
