"""Search that understands Vietnamese."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Room `search`."""

    name = "search"
    label = "lantoa_search"
    verbose_name = _("Tìm kiếm")

    def ready(self) -> None:
        """Let `manage.py check` look at the settings, and changes be noted."""
        from search import checks, receivers, revising  # noqa: F401
