"""What people ask of what we keep about them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DataRequest(models.Model):
    """A request to remove or to hand out somebody's comments.

    NĐ 356/2025/NĐ-CP: answered within 2 working days, done within 15 days, once put off by 15 more at most.
    """

    class Kind(models.TextChoices):
        """What is asked for."""

        ERASE = "erase", _("Xóa ý kiến")
        EXPORT = "export", _("Xin bản sao dữ liệu")

    class State(models.TextChoices):
        """How far it is."""

        RECEIVED = "received", _("Mới nhận")
        ANSWERED = "answered", _("Đã trả lời, đang làm")
        DONE = "done", _("Đã xong")
        REFUSED = "refused", _("Không thực hiện")

    kind = models.CharField(_("yêu cầu"), max_length=6, choices=Kind.choices)
    name = models.CharField(_("họ tên"), max_length=80)
    email = models.EmailField(_("thư điện tử"), blank=True)
    note = models.CharField(_("nói rõ thêm"), max_length=1000, blank=True)
    # The comment by which a writer asked; found by its own link.
    comment = models.ForeignKey("comments.Comment", null=True, on_delete=models.SET_NULL, related_name="requests")
    # Sent from the device that wrote the comment.
    is_proven = models.BooleanField(default=False)
    received_at = models.DateTimeField(_("nhận lúc"))
    answer_due = models.DateField(_("hạn trả lời"))
    done_due = models.DateField(_("hạn thực hiện"))
    is_put_off = models.BooleanField(_("đã gia hạn"), default=False)
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.RECEIVED)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    handled_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("kết quả"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("yêu cầu về dữ liệu")
        verbose_name_plural = _("yêu cầu về dữ liệu")
        ordering = ["done_due", "pk"]
        indexes = [models.Index(fields=["state", "done_due"], name="data_request_due")]

    def __str__(self) -> str:
        # Names of people stay out of logs, where nothing can be erased.
        return str(_("Yêu cầu số %(number)s") % {"number": self.pk})
