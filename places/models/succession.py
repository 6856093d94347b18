"""How one unit became another."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from places.graph import leads
from places.models.cleaning import check_succession
from places.models.place import Place
from places.shipped import is_edited


class Succession(models.Model):
    """A link from a unit to one that took over its territory or a part of it."""

    class Kind(models.TextChoices):
        """What happened to the territory of the old unit."""

        WHOLE = "nguyen_ven", _("nguyên vẹn")
        MERGED = "nhap", _("nhập")
        SPLIT = "chia", _("chia")
        RENAMED = "doi_ten", _("đổi tên")

    old = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="successions", verbose_name=_("địa phương cũ")
    )
    new = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="origins", verbose_name=_("địa phương mới"))
    kind = models.CharField(_("cách thay đổi"), max_length=16, choices=Kind.choices)
    resolution = models.CharField(
        _("theo nghị quyết"), max_length=120, blank=True, help_text=_("Ví dụ “Nghị quyết 202/2025/QH15”.")
    )
    # As in `Place`; a link that comes with the site and is wrong is withdrawn, for a deleted one would come again.
    shipped = models.JSONField(default=dict, editable=False)
    is_withdrawn = models.BooleanField(_("không đúng, bỏ qua"), default=False)
    # Derived by `derive`.
    is_edited = models.BooleanField(_("đã sửa"), default=False, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("thay đổi địa giới, tên gọi")
        verbose_name_plural = _("thay đổi địa giới, tên gọi")
        ordering = ["old__sort_key", "new__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["old", "new"],
                name="succession_once",
                violation_error_message=_("Hai địa phương này đã được nối với nhau."),
            ),
            models.CheckConstraint(
                condition=~Q(old=F("new")),
                name="succession_not_to_itself",
                violation_error_message=_("Một địa phương không thể tiếp nối chính nó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old.full_name_with_province} → {self.new.full_name_with_province}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row with its derived column."""
        self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "is_edited"}
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Compute whether the row was corrected; who stores in bulk calls it."""
        self.is_edited = self.is_withdrawn or is_edited(self)

    def clean(self) -> None:
        """Refuse a link that would close a circle, and one between units that cannot follow each other."""
        if not self.old_id or not self.new_id or self.old_id == self.new_id or self.is_withdrawn:
            return
        if leads(self.new_id, self.old_id):
            raise ValidationError(_("Địa phương mới lại dẫn về địa phương cũ: các thay đổi không được thành vòng."))
        check_succession(self.old, self.new)
