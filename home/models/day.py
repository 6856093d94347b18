"""The story of the day: what editors choose for a day, and what readers have seen on the days before."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import dates

_NOTE_LENGTH = 200


class DayChoice(models.Model):
    """A story that an editor has chosen for a day; on other days the site chooses."""

    day = models.DateField(
        _("ngày"),
        unique=True,
        error_messages={"unique": _("Ngày này đã có chuyện được chọn; hãy sửa lựa chọn ấy.")},
        help_text=_("Hôm nay hoặc một ngày sắp tới."),
    )
    story = models.ForeignKey("stories.Story", verbose_name=_("bài"), on_delete=models.CASCADE, related_name="+")
    note = models.CharField(
        _("lời của ban biên tập"),
        max_length=_NOTE_LENGTH,
        blank=True,
        help_text=_("Vì sao kể chuyện này hôm ấy, ví dụ: Nhân Ngày Thầy thuốc Việt Nam. Để trống cũng được."),
    )

    class Meta:
        verbose_name = _("chuyện của ngày")
        verbose_name_plural = _("chuyện của ngày")
        ordering: ClassVar[list[str]] = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"

    def clean(self) -> None:
        """Check the day.

        Raises:
            ValidationError: the day is over, so that readers know its leaf already, or lies beyond the calendar.
        """
        super().clean()
        if self.day is None:
            return
        today = dates.today()
        before = type(self).objects.filter(pk=self.pk).values_list("day", flat=True).first()
        if self.day < today or (before is not None and before < today):
            raise ValidationError({"day": _("Ngày ấy đã qua: tờ lịch giữ nguyên như bạn đọc đã thấy.")})
        if self.day.year > dates.LAST_YEAR:
            raise ValidationError({"day": _("Chỉ chọn được tới hết năm %s.") % dates.LAST_YEAR})


class DayRecord(models.Model):
    """What the leaf of a day has shown; written by `home.days` alone, so that the past does not change."""

    day = models.DateField(unique=True)
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    note = models.CharField(max_length=_NOTE_LENGTH, blank=True)

    # Editors look after choices; this is what came of them.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering: ClassVar[list[str]] = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
