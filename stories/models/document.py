"""Official documents that stories rest on and cite."""

from functools import partial
from typing import Any

from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.slugs import save_at_free_slug
from core.text import clean_line, fold, slugify_vietnamese
from stories.choices import DocumentKind


class OfficialDocument(index.Indexed, models.Model):
    """A plan, directive, decision … with number, date, issuer and subject (NĐ 42/2022/NĐ-CP, art. 4)."""

    number = models.CharField(
        _("số, ký hiệu"), max_length=80, blank=True, help_text=_("Ví dụ 18/KH-UBND. Để trống nếu chưa có số.")
    )
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    date = models.DateField(_("ngày ban hành"), null=True, blank=True)
    subject = models.CharField(_("trích yếu"), max_length=600)
    summary = models.TextField(_("tóm tắt"), blank=True)
    period_from = models.DateField(_("áp dụng từ"), null=True, blank=True)
    period_to = models.DateField(_("áp dụng đến"), null=True, blank=True)
    file = models.ForeignKey(
        "media.Document",
        verbose_name=_("tệp"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    slug = models.SlugField(_("địa chỉ"), max_length=160, unique=True, blank=True, help_text=_("Để trống thì tự đặt."))
    origin = models.CharField(max_length=60, blank=True, editable=False)
    origin_id = models.CharField(max_length=200, blank=True, editable=False)
    # The number without spaces, accents and case: "18 / kh-ubnd" finds "18/KH-UBND".
    number_key = models.CharField(max_length=80, editable=False, db_index=True, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("kind")]),
                FieldPanel("issuer"),
                FieldPanel("date"),
            ],
            _("Văn bản"),
        ),
        FieldPanel("subject"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
        FieldPanel("file"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("number"),
        index.AutocompleteField("number"),
        index.SearchField("subject"),
        index.AutocompleteField("subject"),
        index.SearchField("issuer"),
    ]

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "origin_id"],
                condition=~models.Q(origin=""),
                name="one_document_an_origin_id",
            )
        ]

    def __str__(self) -> str:
        return f"{self.display_number}: {self.subject}"

    @property
    @display(description=_("Số, ký hiệu"), ordering="number")
    def display_number(self) -> str:
        """Return the number, or the words that say there is none yet."""
        return self.number or str(_("chưa có số"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill the key of the number and the address; a taken address gets a number."""
        self.number, self.subject, self.issuer = map(clean_line, (self.number, self.subject, self.issuer))
        self.number_key = number_key(self.number)
        words = f"{self.get_kind_display()} {self.number or self.subject}"
        save_at_free_slug(self, partial(super().save, *args, **kwargs), slugify_vietnamese(words, 140) or "van-ban")

    def get_absolute_url(self) -> str:
        """Return the address of the document's public page."""
        return f"/van-ban/{self.slug}/"


def number_key(number: str) -> str:
    """Return the form in which document numbers are compared: folded, without spaces."""
    return fold(number).replace(" ", "")[:80]
