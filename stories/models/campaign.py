"""Emulation campaigns."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from stories import panels
from stories.choices import Kind, Level
from stories.models.story import Story

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class CampaignPage(Story):
    """A campaign (phong trào thi đua): who launched it, for how long, to what end (Luật 06/2022/QH15, art. 16–18)."""

    kind = Kind.CAMPAIGN
    route_prefix = "phong-trao"
    template = "pages/campaign.html"
    is_creatable = True

    level = models.CharField(_("cấp phát động"), max_length=12, choices=Level.choices, default=Level.PROVINCE)
    launcher = models.CharField(_("cơ quan phát động"), max_length=200, blank=True)
    period_from = models.DateField(_("từ ngày"), null=True, blank=True)
    period_to = models.DateField(_("đến ngày"), null=True, blank=True)
    is_pilot = models.BooleanField(_("xây dựng điểm"), default=False)
    purpose = RichTextField(_("mục đích"), features=TEXT_FEATURES, blank=True)
    requirements = RichTextField(_("yêu cầu"), features=TEXT_FEATURES, blank=True)
    contents = RichTextField(_("nội dung thi đua"), features=TEXT_FEATURES, blank=True)
    criteria = RichTextField(_("tiêu chí"), features=TEXT_FEATURES, blank=True)
    founding_documents = ParentalManyToManyField(
        "stories.OfficialDocument", verbose_name=_("căn cứ"), blank=True, related_name="founded_campaigns"
    )

    content_panels = panels.campaign_content

    class Meta:
        verbose_name = _("phong trào thi đua")
        verbose_name_plural = _("phong trào thi đua")

    def clean(self) -> None:
        """Check the period.

        Raises:
            ValidationError: it ends before it begins.
        """
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": _("Ngày kết thúc cần sau ngày bắt đầu.")})
