"""Words that mean the same, and abbreviations: kept by administrators, shipped with a stock of ours."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import clean_line, fold


class Abbreviation(models.Model):
    """A short form that readers and stories use for a name in full: "UBND" for "Ủy ban nhân dân"."""

    short = models.CharField(_("viết tắt"), max_length=6, unique=True, help_text=_("Nhiều nhất 6 chữ, ví dụ UBND."))
    full = models.CharField(_("viết đầy đủ"), max_length=120)
    folded = models.CharField(max_length=12, editable=False, db_index=True)

    class Meta:
        verbose_name = _("chữ viết tắt")
        verbose_name_plural = _("chữ viết tắt")
        ordering = ["folded"]

    def __str__(self) -> str:
        return f"{self.short}: {self.full}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded form beside the short one."""
        self.short, self.full = clean_line(self.short), clean_line(self.full)
        self.folded = fold(self.short)
        super().save(*args, **kwargs)


class SynonymGroup(models.Model):
    """Words that mean the same in stories of good deeds: "heo; lợn"."""

    words = models.CharField(
        _("các từ cùng nghĩa"),
        max_length=300,
        help_text=_("Cách nhau bằng dấu chấm phẩy, mỗi từ một đến bốn tiếng, ví dụ “heo; lợn”."),
    )

    class Meta:
        verbose_name = _("nhóm từ đồng nghĩa")
        verbose_name_plural = _("nhóm từ đồng nghĩa")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def members(self) -> list[str]:
        """Return the words of the group, as written."""
        return [word for word in map(clean_line, self.words.split(";")) if word]
