"""Agencies, organizations and other units that people and stories belong to."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.slugs import save_at_free_slug
from core.text import clean_line, slugify_vietnamese, sort_key
from places.models.place import Place
from places.names import search_key


class Unit(models.Model):
    """A unit (đơn vị): it answers through a post, never through a person's name."""

    name = models.CharField(_("tên đơn vị"), max_length=255)
    short_name = models.CharField(_("tên ngắn"), max_length=80, blank=True)
    slug = models.SlugField(_("địa chỉ"), max_length=160, unique=True, blank=True)
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("địa phương"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("trực thuộc"),
    )
    responsible_post = models.CharField(
        _("chức vụ người đứng đầu"), max_length=120, blank=True, help_text=_("Chức vụ, không ghi tên người.")
    )
    search_key = models.CharField(max_length=800, editable=False)
    sort_key = models.CharField(max_length=1000, editable=False)

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["sort_key"], name="unit_sort")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row with its derived columns, and an address if it has none."""
        self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_key", "sort_key"}
        wanted = slugify_vietnamese(self.name, max_length=140) or "don-vi"
        save_at_free_slug(self, partial(super().save, *args, **kwargs), wanted)

    def derive(self) -> None:
        """Bring the names into their stored form and compute the columns that follow from them."""
        self.name = clean_line(self.name)
        self.short_name = clean_line(self.short_name)
        self.search_key = search_key("", self.name, [self.short_name])
        self.sort_key = sort_key(self.name)[:1000]

    def clean(self) -> None:
        """Refuse a unit that would stand below itself."""
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            if self.pk is not None and above.pk == self.pk:
                raise ValidationError({"parent": _("Một đơn vị không thể trực thuộc chính nó.")})
            seen.add(above.pk)
            above = above.parent
