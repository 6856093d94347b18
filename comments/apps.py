"""What readers say of a page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """Room `comments`."""

    name = "comments"
    verbose_name = _("Ý kiến bạn đọc")
