"""What readers report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.choices import ReportReason


class Report(models.Model):
    """A reader's report of a comment; open until somebody decides on the comment."""

    comment = models.ForeignKey("comments.Comment", on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(_("lý do"), max_length=12, choices=ReportReason.choices)
    note = models.CharField(_("nói rõ thêm"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("lúc"))
    # Keyed hash, forgotten as a comment's.
    address = models.CharField(max_length=43, blank=True, db_index=True)
    is_open = models.BooleanField(default=True)
    # The version of the comment whose decision closed it: taking that back opens it again.
    closed_version = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("báo cáo của bạn đọc")
        verbose_name_plural = _("báo cáo của bạn đọc")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.comment_id}"
