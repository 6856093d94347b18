"""What readers give a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

BEST_SCORE = 5


class Kind(models.TextChoices):
    """What a reader gives, one of each a page."""

    THANKS = "thanks", _("Lời cảm ơn")
    SCORE = "score", _("Đánh giá bài viết")
