"""What was searched, without anything personal, and what editors put first for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import clean_line, fold

LONGEST_QUERY = 100


class AskedQuery(models.Model):
    """How often a query was asked on a day, and how many results it had the last time."""

    day = models.DateField(_("ngày"))
    query = models.CharField(_("câu tìm"), max_length=LONGEST_QUERY)
    times = models.PositiveIntegerField(_("số lần"), default=0)
    results = models.PositiveIntegerField(_("số kết quả"), default=0)

    class Meta:
        verbose_name = _("câu tìm")
        verbose_name_plural = _("câu tìm")
        constraints = [models.UniqueConstraint(fields=["day", "query"], name="asked_query_once_a_day")]
        indexes = [models.Index(fields=["query", "day"], name="asked_query_day")]

    def __str__(self) -> str:
        return self.query


class Promotion(models.Model):
    """A page that stands first for a query, because an editor says so."""

    query = models.CharField(_("câu tìm"), max_length=LONGEST_QUERY, help_text=_("Có dấu hay không dấu đều được."))
    folded = models.CharField(max_length=LONGEST_QUERY, editable=False, db_index=True)
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("trang"), on_delete=models.CASCADE, related_name="+")
    note = models.CharField(_("lời giới thiệu"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("trang đưa lên đầu")
        verbose_name_plural = _("trang đưa lên đầu")
        ordering = ["folded", "pk"]
        constraints = [models.UniqueConstraint(fields=["folded", "page"], name="promotion_once")]

    def __str__(self) -> str:
        return f"{self.query}: {self.page}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded form beside the query."""
        self._derive()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse the same page twice for a query, however its accents are written."""
        self._derive()
        if Promotion.objects.filter(folded=self.folded, page=self.page_id).exclude(pk=self.pk).exists():
            raise ValidationError({"query": _("Trang này đã được đưa lên đầu cho câu tìm ấy.")})

    def _derive(self) -> None:
        self.query = clean_line(self.query)
        self.folded = fold(self.query)[:LONGEST_QUERY]
