"""The exemplar: one person, group, household or model, on one page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.fields import LeanStreamField
from stories import panels
from stories.blocks import HowToBody
from stories.choices import Grade, Kind, Level, Stage, SubjectType
from stories.models.story import Story


class ExemplarPage(Story):
    """A good deed or an exemplar; awards and targets count these pages, not the articles about them."""

    kind = Kind.EXEMPLAR
    route_prefix = "guong"
    template = "pages/exemplar.html"
    is_creatable = True

    grade = models.CharField(_("mức"), max_length=12, choices=Grade.choices, default=Grade.DEED)
    subject_type = models.CharField(
        _("đối tượng"), max_length=12, choices=SubjectType.choices, default=SubjectType.PERSON
    )
    subject_name = models.CharField(_("tên người, tập thể, hộ, mô hình"), max_length=200)
    subject_description = models.CharField(
        _("giới thiệu ngắn"),
        max_length=200,
        blank=True,
        help_text=_("Ví dụ: 62 tuổi, bản Nà Lếch. Không ghi số nhà, số điện thoại."),
    )
    year = models.PositiveSmallIntegerField(_("năm giới thiệu"), null=True, blank=True)
    level = models.CharField(_("cấp giới thiệu"), max_length=12, choices=Level.choices, blank=True)
    stage = models.CharField(_("chặng đường"), max_length=12, choices=Stage.choices, blank=True, default="")
    deed = models.TextField(_("việc làm"), max_length=1000, blank=True, help_text=_("Ai đã làm gì, trong vài câu."))
    results = models.TextField(
        _("kết quả"), max_length=1000, blank=True, help_text=_("Điều gì đã đổi khác, bằng con số nếu có.")
    )
    how_to = LeanStreamField(HowToBody(), verbose_name=_("cách làm"), blank=True, max_num=1)
    quote_text = models.CharField(_("câu nói"), max_length=500, blank=True)
    quote_speaker = models.CharField(_("người nói"), max_length=150, blank=True)

    content_panels = panels.exemplar_content

    class Meta:
        verbose_name = _("gương điển hình")
        verbose_name_plural = _("gương điển hình")

    def clean(self) -> None:
        """Check the year.

        Raises:
            ValidationError: a year that no exemplar can have been introduced in.
        """
        super().clean()
        if self.year is not None and not 1945 <= self.year <= 2100:
            raise ValidationError({"year": _("Năm cần nằm trong khoảng 1945–2100.")})


class Award(Orderable):
    """An award or commendation, with the decision it rests on (Luật Thi đua, khen thưởng 06/2022/QH15, art. 9)."""

    exemplar = ParentalKey(ExemplarPage, on_delete=models.CASCADE, related_name="awards")
    title = models.CharField(_("hình thức"), max_length=200)
    decision = models.CharField(_("số quyết định"), max_length=80, blank=True)
    date = models.DateField(_("ngày"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan khen"), max_length=200, blank=True)
    # An award taken back stays on the page and says so.
    revoked_date = models.DateField(_("ngày thu hồi"), null=True, blank=True)
    revoked_decision = models.CharField(_("số quyết định thu hồi"), max_length=80, blank=True)
    revoked_reason = models.CharField(_("lý do thu hồi"), max_length=300, blank=True)

    panels = panels.award

    class Meta(Orderable.Meta):
        verbose_name = _("khen thưởng")
        verbose_name_plural = _("khen thưởng")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Ask for the day on which an award was taken back.

        Raises:
            ValidationError: there is a decision or a reason, but no day; or it was taken back before it was given.
        """
        super().clean()
        if (self.revoked_decision or self.revoked_reason) and not self.revoked_date:
            raise ValidationError({"revoked_date": _("Khen thưởng bị thu hồi thì cần có ngày thu hồi.")})
        if self.revoked_date and self.date and self.revoked_date < self.date:
            raise ValidationError({"revoked_date": _("Ngày thu hồi cần sau ngày khen.")})


class ExemplarLink(Orderable):
    """A tie between an exemplar and another, or a unit: who began a model, who runs it."""

    exemplar = ParentalKey(ExemplarPage, on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(
        ExemplarPage,
        verbose_name=_("gương"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="linked_from",
    )
    unit = models.ForeignKey(
        "places.Unit",
        verbose_name=_("đơn vị"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    role = models.CharField(_("vai trò"), max_length=150, help_text=_("Ví dụ: người khởi xướng mô hình."))

    panels = panels.exemplar_link

    class Meta(Orderable.Meta):
        verbose_name = _("liên hệ")
        verbose_name_plural = _("liên hệ")

    def __str__(self) -> str:
        return self.role

    def clean(self) -> None:
        """Ask for one end of the tie.

        Raises:
            ValidationError: neither or both of exemplar and unit are given.
        """
        super().clean()
        if bool(self.target_id) == bool(self.unit_id):
            raise ValidationError(_("Chọn một gương hoặc một đơn vị."))
