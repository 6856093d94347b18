"""How comments are handled: on the whole site, and where it differs."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from comments.choices import Mode

_YEAR = 366
MOST_ADDRESSES = 50


@register_setting(icon="comment")
class CommentSettings(BaseSiteSetting):
    """Who may comment, how long what is kept, and who is told."""

    mode = models.CharField(_("cách nhận ý kiến"), max_length=6, choices=Mode.choices, default=Mode.FIRST)
    closed_reason = models.CharField(
        _("lý do đóng"),
        max_length=300,
        blank=True,
        help_text=_("Bạn đọc thấy câu này khi việc nhận ý kiến đóng (Nghị định 147/2024/NĐ-CP)."),
    )
    close_after_days = models.PositiveSmallIntegerField(
        _("tự đóng sau số ngày"),
        default=0,
        validators=[MaxValueValidator(10 * _YEAR)],
        help_text=_("Kể từ ngày đăng bài; 0 là không tự đóng."),
    )
    consent_text = models.TextField(
        _("lời báo về dữ liệu cá nhân"),
        max_length=1000,
        default=_(
            "Họ tên và ý kiến của bạn sẽ hiện công khai sau khi duyệt. Thư điện tử, nếu bạn ghi, không bao giờ hiện, "
            "chỉ dùng khi cần trả lời bạn. Bạn có thể yêu cầu gỡ ý kiến bất cứ lúc nào."
        ),
    )
    address_days = models.PositiveSmallIntegerField(
        _("giữ dấu vết địa chỉ mạng (ngày)"),
        default=7,
        validators=[MaxValueValidator(90)],
        help_text=_("Chỉ giữ dạng băm có khóa, để chặn gửi dồn dập; quá số ngày này thì xóa."),
    )
    hidden_days = models.PositiveSmallIntegerField(
        _("giữ ý kiến đã ẩn (ngày)"),
        default=365,
        validators=[MinValueValidator(1), MaxValueValidator(10 * _YEAR)],
    )
    kept_days = models.PositiveSmallIntegerField(
        _("giữ ý kiến đang hiện (ngày)"),
        default=0,
        help_text=_("0 là giữ mãi."),
        validators=[MaxValueValidator(20 * _YEAR)],
    )
    digest_to = models.TextField(
        _("gửi thư tóm tắt tới"),
        blank=True,
        help_text=_("Mỗi dòng một địa chỉ thư của kiểm duyệt viên; để trống thì không gửi."),
    )
    digest_hours = models.PositiveSmallIntegerField(
        _("cách nhau số giờ"), default=24, validators=[MinValueValidator(1), MaxValueValidator(168)]
    )
    digest_sent_at = models.DateTimeField(null=True, editable=False)

    panels = [
        MultiFieldPanel(
            [FieldPanel("mode"), FieldPanel("closed_reason"), FieldPanel("close_after_days")], _("Nhận ý kiến")
        ),
        MultiFieldPanel(
            [
                FieldPanel("consent_text"),
                FieldPanel("address_days"),
                FieldPanel("hidden_days"),
                FieldPanel("kept_days"),
            ],
            _("Dữ liệu cá nhân"),
        ),
        MultiFieldPanel([FieldPanel("digest_to"), FieldPanel("digest_hours")], _("Thư cho kiểm duyệt viên")),
    ]

    class Meta:
        verbose_name = _("Ý kiến bạn đọc")

    @property
    def digest_addresses(self) -> list[str]:
        """Return the addresses of moderators, each once."""
        lines = (line.strip() for line in self.digest_to.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> None:
        """Refuse to close without telling readers why, and addresses that are none."""
        super().clean()
        faults: dict[str, Any] = {}
        if self.mode == Mode.CLOSED and not self.closed_reason.strip():
            faults["closed_reason"] = _("Hãy ghi lý do đóng: bạn đọc cần biết.")
        wrong = [address for address in self.digest_addresses if not _is_address(address)]
        if wrong:
            faults["digest_to"] = _("Không phải địa chỉ thư: %(addresses)s.") % {"addresses": ", ".join(wrong)}
        elif len(self.digest_addresses) > MOST_ADDRESSES:
            faults["digest_to"] = _("Nhiều nhất %(number)s địa chỉ.") % {"number": MOST_ADDRESSES}
        if faults:
            raise ValidationError(faults)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


class ScopeMode(models.Model):
    """Another way of handling comments for a kind of story, a section or one page (see `core.public_pages`)."""

    scope = models.CharField(max_length=60, unique=True)
    mode = models.CharField(_("cách nhận ý kiến"), max_length=6, choices=Mode.choices)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("cách nhận ý kiến riêng")
        verbose_name_plural = _("cách nhận ý kiến riêng")

    def __str__(self) -> str:
        return f"{self.scope}: {self.get_mode_display()}"
