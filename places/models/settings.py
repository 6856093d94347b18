"""What part of the country a site is for."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from places.models.place import Place
from places.widgets import PlacePicker


@register_setting(icon="site")
class PlaceSettings(BaseSiteSetting):
    """The province that a site belongs to; none for a site of the whole country."""

    province: Any = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"level": 1},
        related_name="+",
        verbose_name=_("tỉnh mà trang này thuộc về"),
        help_text=_("Để trống nếu trang dành cho cả nước."),
    )

    select_related = ("province",)
    panels = [FieldPanel("province", widget=PlacePicker(level=1, anywhere=True))]

    class Meta:
        verbose_name = _("phạm vi địa phương")
        verbose_name_plural = _("phạm vi địa phương")
