"""Who did what with a comment, when and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.choices import Action, Reason, State


class Decision(models.Model):
    """One entry of the log; never changed."""

    comment = models.ForeignKey("comments.Comment", on_delete=models.CASCADE, related_name="decisions")
    # None: the site itself.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(_("người xử lý"), max_length=300, blank=True)
    action = models.CharField(_("việc"), max_length=8, choices=Action.choices)
    reason = models.CharField(_("lý do"), max_length=12, choices=Reason.choices, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    before = models.CharField(_("trước"), max_length=8, choices=State.choices)
    after = models.CharField(_("sau"), max_length=8, choices=State.choices)
    # The version of the comment that this made.
    version = models.PositiveIntegerField()
    made_at = models.DateTimeField(_("lúc"), db_index=True)

    class Meta:
        verbose_name = _("quyết định kiểm duyệt")
        verbose_name_plural = _("quyết định kiểm duyệt")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "version"], name="decision_once_a_version")]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.comment_id}"
