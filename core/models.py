"""Settings of the organ that runs the site, shown in the foot of every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class OrganSettings(BaseSiteSetting):
    """Who answers for the site (NĐ 42/2022/NĐ-CP: organ, responsible editor, address, phone, licence)."""

    organ = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    responsible_editor = models.CharField(
        _("chịu trách nhiệm nội dung"),
        max_length=200,
        blank=True,
        help_text=_("Chức vụ và họ tên người chịu trách nhiệm."),
    )
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    licence = models.CharField(
        _("giấy phép"),
        max_length=300,
        blank=True,
        help_text=_("Số, ngày và cơ quan cấp; để trống nếu không thuộc diện cấp phép."),
    )
    reuse_line = models.CharField(
        _("câu về dẫn lại"), max_length=300, blank=True, default=_("Ghi rõ nguồn “Lan Tỏa” khi dẫn lại.")
    )
    notice = models.CharField(
        _("dòng báo đầu trang"),
        max_length=200,
        blank=True,
        help_text=_("Hiện trên đầu mọi trang, ví dụ khi trang đang chạy thử."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("organ"), FieldPanel("responsible_editor"), FieldPanel("licence")], _("Trách nhiệm")
        ),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], _("Liên hệ")),
        FieldPanel("reuse_line"),
        FieldPanel("notice"),
    ]

    class Meta:
        verbose_name = _("Cơ quan và liên hệ")
