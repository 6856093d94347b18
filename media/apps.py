"""Pictures, drawings and documents of the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Room `media`: the image and document models, safe uploads, renditions."""

    name = "media"
    verbose_name = _("Ảnh và tài liệu")

    def ready(self) -> None:
        """Listen for new pictures; say who may delete them."""
        from media import rights, signals

        signals.connect()
        rights.register()
