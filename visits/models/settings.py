"""Which figures readers see, and whether the state's counter counts too."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="view")
class VisitSettings(BaseSiteSetting):
    """What is shown of the counts."""

    shows_views = models.BooleanField(_("hiện lượt xem ở bài và danh sách"), default=True)
    shows_block = models.BooleanField(_("hiện khối “Thống kê truy cập” ở cuối trang"), default=True)
    shows_most_read = models.BooleanField(_("hiện các bài được đọc nhiều"), default=True)
    emc_site = models.CharField(
        _("mã trang trên EMC"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^[0-9]+$", _("Mã chỉ gồm chữ số."))],
        help_text=_(
            "Mã do hệ thống EMC của Nhà nước cấp. Có mã thì mọi trang công khai gọi bộ đếm của EMC, là bên thứ ba và "
            "có thể đặt cookie. Để trống thì không gọi."
        ),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("shows_views"), FieldPanel("shows_block"), FieldPanel("shows_most_read")], _("Bạn đọc thấy gì")
        ),
        MultiFieldPanel([FieldPanel("emc_site")], _("Bộ đếm của Nhà nước (EMC)")),
    ]

    class Meta:
        verbose_name = _("Lượt xem")
