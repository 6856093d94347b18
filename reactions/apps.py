"""Thanks and scores that readers give a page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReactionsConfig(AppConfig):
    """Room `reactions`."""

    name = "reactions"
    verbose_name = _("Lời cảm ơn và đánh giá")
