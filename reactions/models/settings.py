"""What readers may give, and how long an address is known."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from reactions.choices import Kind


@register_setting(icon="pick")
class ReactionSettings(BaseSiteSetting):
    """Which of thanks and scores the site takes and shows."""

    takes_thanks = models.BooleanField(_("nhận lời cảm ơn"), default=True)
    takes_scores = models.BooleanField(
        _("nhận đánh giá bài viết"), default=True, help_text=_("Bạn đọc cho từ 1 đến 5: bài viết có ích hay không.")
    )
    takes_scores_of_persons = models.BooleanField(
        _("nhận đánh giá cả ở bài về một người"),
        default=False,
        help_text=_("Điểm là của bài viết, nhưng dễ bị hiểu là chấm điểm con người."),
    )
    address_days = models.PositiveSmallIntegerField(
        _("giữ dấu vết địa chỉ mạng (ngày)"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=_("Chỉ giữ dạng băm có khóa, đổi theo ngày và theo bài, để chặn gửi dồn dập; quá hạn thì xóa."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("takes_thanks"), FieldPanel("takes_scores"), FieldPanel("takes_scores_of_persons")],
            _("Nhận gì"),
        ),
        MultiFieldPanel([FieldPanel("address_days")], _("Dữ liệu cá nhân")),
    ]

    class Meta:
        verbose_name = _("Lời cảm ơn và đánh giá")

    def taken(self, *, is_about_person: bool) -> frozenset[Kind]:
        """Return what readers may give a page."""
        found = {Kind.THANKS} if self.takes_thanks else set()
        if self.takes_scores and (self.takes_scores_of_persons or not is_about_person):
            found.add(Kind.SCORE)
        return frozenset(found)
