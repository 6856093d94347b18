"""Words that make a comment wait, or be refused."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import clean_line


class WatchedWord(models.Model):
    """A word or phrase that administrators watch; found through accents, spacing and look-alikes."""

    text = models.CharField(_("từ hoặc cụm từ"), max_length=80, unique=True)
    is_refused = models.BooleanField(
        _("từ chối luôn"),
        default=False,
        help_text=_("Bình thường, ý kiến có từ này được giữ lại chờ xem. Đánh dấu thì người viết được báo để sửa."),
    )
    is_exact = models.BooleanField(
        _("chỉ đúng dấu"),
        default=False,
        help_text=_(
            "Chỉ tìm khi viết đúng dấu như trên; dùng cho từ mà bỏ dấu đi thì thành từ thường. "
            "Nếu không đánh dấu: từ viết có dấu được tìm cả khi bạn đọc bỏ dấu, từ viết không dấu được tìm với mọi dấu."
        ),
    )
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("từ cần xem")
        verbose_name_plural = _("từ cần xem")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the word in one writing."""
        self.text = clean_line(self.text).lower()
        super().save(*args, **kwargs)


class ShippedWatchedWord(models.Model):
    """A word of our file that this site was given once: whatever was done with it since, it is not given again."""

    text = models.CharField(max_length=80, primary_key=True)

    def __str__(self) -> str:
        return self.text
