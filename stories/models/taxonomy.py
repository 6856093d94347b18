"""What stories are sorted by: fields, tags, sections, streams and authors."""

from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from core.slugs import save_at_free_slug
from core.text import clean_line, fold, slugify_vietnamese, sort_key
from stories.choices import FieldIcon, Palette


class NamedModel(models.Model):
    """A named thing with an address made from its name, sorted in Vietnamese order."""

    name = models.CharField(_("tên"), max_length=150, unique=True)
    slug = models.SlugField(
        _("địa chỉ"), max_length=150, unique=True, blank=True, help_text=_("Để trống thì lấy từ tên.")
    )
    sort_key = models.CharField(max_length=700, editable=False, db_index=True)

    class Meta:
        abstract = True
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill the address and the sort key from the name; a taken address gets a number."""
        self.name = clean_line(self.name)
        self.sort_key = sort_key(self.name)[:700]
        save_at_free_slug(self, partial(super().save, *args, **kwargs), slugify_vietnamese(self.name, 140) or "muc")


class Field(index.Indexed, ClusterableModel, NamedModel):
    """A field of life (lĩnh vực); administrators keep the list without a programmer."""

    description = models.CharField(_("mô tả ngắn"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=100, help_text=_("Số nhỏ đứng trước."))
    colour = models.CharField(_("màu"), max_length=10, choices=Palette.choices, default=Palette.INDIGO)
    icon = models.CharField(_("hình"), max_length=10, choices=FieldIcon.choices, default=FieldIcon.LOTUS)

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        InlinePanel("aliases", label=_("Tên gọi khác"), heading=_("Tên gọi khác")),
        FieldPanel("position"),
        FieldPanel("colour"),
        FieldPanel("icon"),
        FieldPanel("slug"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("lĩnh vực")
        verbose_name_plural = _("lĩnh vực")
        ordering = ["position", "sort_key"]

    def get_absolute_url(self) -> str:
        """Return the address of the field's public page."""
        return f"/linh-vuc/{self.slug}/"


class FieldAlias(Orderable):
    """Another name of a field, as plans and old portals write it."""

    field = ParentalKey(Field, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("tên gọi khác"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta(Orderable.Meta):
        verbose_name = _("tên gọi khác")
        verbose_name_plural = _("tên gọi khác")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded form beside the name."""
        self.name = clean_line(self.name)
        self.folded = fold(self.name)[:200]
        super().save(*args, **kwargs)


class Tag(TagBase):
    """A free tag with a Vietnamese address (the stock one drops đ)."""

    # Editors make tags by typing; they are not offered as a snippet of their own kind twice.
    free_tagging = True

    class Meta:
        verbose_name = _("thẻ")
        verbose_name_plural = _("thẻ")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the address form of `tag`, with `i` behind it when the plain one is taken."""
        slug = slugify_vietnamese(tag, 90) or "the"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        """Return the address of the tag's public page."""
        return f"/the/{self.slug}/"


class StoryTag(ItemBase):
    """A tag on a story."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_stories")
    content_object = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_tag_once_a_story")]


class Section(NamedModel):
    """A section of the paper, as "Chính trị – Xã hội"."""

    position = models.PositiveSmallIntegerField(_("thứ tự"), default=100)

    panels = [FieldPanel("name"), FieldPanel("position"), FieldPanel("slug")]

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")
        ordering = ["position", "sort_key"]

    def get_absolute_url(self) -> str:
        """Return the address of the section's list."""
        return f"/tin-tuc/?chuyen-muc={self.slug}"


class Stream(NamedModel):
    """A running story that several articles belong to (theo dòng sự kiện)."""

    description = models.CharField(_("mô tả ngắn"), max_length=300, blank=True)

    panels = [FieldPanel("name"), FieldPanel("description"), FieldPanel("slug")]

    class Meta:
        verbose_name = _("dòng sự kiện")
        verbose_name_plural = _("dòng sự kiện")

    def get_absolute_url(self) -> str:
        """Return the address of the stream's list."""
        return f"/tin-tuc/?dong-su-kien={self.slug}"


class Author(index.Indexed, models.Model):
    """Who wrote a story: a name, with or without a unit."""

    name = models.CharField(_("họ và tên"), max_length=150)
    unit_name = models.CharField(_("đơn vị"), max_length=200, blank=True)
    slug = models.SlugField(
        _("địa chỉ"), max_length=150, unique=True, blank=True, help_text=_("Để trống thì lấy từ tên.")
    )
    biography = models.CharField(_("giới thiệu ngắn"), max_length=400, blank=True)
    sort_key = models.CharField(max_length=700, editable=False, db_index=True)

    panels = [FieldPanel("name"), FieldPanel("unit_name"), FieldPanel("biography"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("unit_name"),
    ]

    class Meta:
        verbose_name = _("tác giả")
        verbose_name_plural = _("tác giả")
        ordering = ["sort_key"]
        constraints = [models.UniqueConstraint(fields=["name", "unit_name"], name="one_author_once")]

    def __str__(self) -> str:
        return f"{self.name} - {self.unit_name}" if self.unit_name else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill the address and the sort key from the name; a taken address gets a number."""
        self.name, self.unit_name = clean_line(self.name), clean_line(self.unit_name)
        self.sort_key = sort_key(self.name)[:700]
        save_at_free_slug(self, partial(super().save, *args, **kwargs), slugify_vietnamese(self.name, 140) or "tac-gia")

    def get_absolute_url(self) -> str:
        """Return the address of the author's public page."""
        return f"/tac-gia/{self.slug}/"
