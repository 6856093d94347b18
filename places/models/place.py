"""An administrative unit of one span of time."""

import datetime
from functools import partial
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.dates import today
from core.slugs import save_at_free_slug
from core.text import clean_line, slugify_vietnamese, sort_key
from places.labels import labels
from places.models.cleaning import check_place
from places.models.kinds import Kind, Level, level_of, word_of
from places.names import name_key, path_key, search_key
from places.querysets import PlaceQuerySet, renew_below
from places.shipped import is_edited

__all__ = ["DERIVED", "Kind", "Level", "Place", "level_of"]

DERIVED = ("level", "name_key", "search_key", "path_key", "sort_key", "is_edited")


class Place(models.Model):
    """A unit as it was from `valid_from` up to, but without, `valid_to`.

    A unit whose territory changed is another row, even under the same name (Phú Thọ of 2025 is not Phú Thọ
    of 2024); an unchanged one stays one row. The code of QĐ 19/2025/QĐ-TTg says nothing about identity: 1,802
    commune codes of today belonged to another commune before 1 July 2025.
    """

    kind = models.CharField(_("loại"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=120, help_text=_("Không kèm loại, ví dụ “Sơn La”."))
    aliases = models.CharField(
        _("cách viết khác"),
        max_length=255,
        blank=True,
        help_text=_("Cách nhau bằng dấu chấm phẩy, ví dụ “BR-VT”."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("thuộc"),
    )
    # Only for a commune that the reform left as it was: its present province is the parent of the same row.
    former_parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="former_children",
        verbose_name=_("trước 1/7/2025 thuộc"),
        help_text=_("Huyện, quận, thị xã hay thành phố cũ của một xã, phường không thay đổi."),
    )
    code = models.CharField(_("mã"), max_length=8, blank=True)
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_to = models.DateField(
        _("không còn từ ngày"), null=True, blank=True, help_text=_("Để trống nếu địa phương còn đến nay.")
    )
    slug = models.SlugField(
        _("địa chỉ"),
        max_length=160,
        unique=True,
        blank=True,
        help_text=_("Để trống thì trang tự đặt."),
        error_messages={"unique": _("Địa chỉ này đã thuộc về một địa phương khác.")},
    )
    latitude = models.DecimalField(_("vĩ độ"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("kinh độ"), max_digits=8, decimal_places=5, null=True, blank=True)
    successors: Any = models.ManyToManyField(
        "self",
        through="places.Succession",
        through_fields=("old", "new"),
        symmetrical=False,
        related_name="predecessors",
    )
    # What the file that comes with the site says; where a field differs, an administrator corrected it. Empty: own row.
    shipped = models.JSONField(default=dict, editable=False)
    # Derived from the fields above by `derive`.
    level = models.PositiveSmallIntegerField(_("cấp"), choices=Level.choices, editable=False)
    name_key = models.CharField(max_length=120, editable=False)
    search_key = models.CharField(max_length=800, editable=False)
    # The words of the unit and of all above it.
    path_key = models.CharField(max_length=1600, editable=False)
    sort_key = models.CharField(max_length=600, editable=False)
    is_edited = models.BooleanField(_("đã sửa"), default=False, editable=False)

    objects = PlaceQuerySet.as_manager()
    # Thousands are loaded at once; what hangs on a place is protected by the database, not by Wagtail's index of usage.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("địa phương")
        verbose_name_plural = _("địa phương")
        ordering = ["level", "sort_key", "pk"]
        indexes = [
            models.Index(fields=["level", "valid_to", "sort_key"], name="place_level_now"),
            models.Index(fields=["parent", "sort_key"], name="place_parent_sort"),
            models.Index(fields=["name_key", "level"], name="place_name_level"),
            models.Index(fields=["valid_to"], name="place_valid_to"),
            models.Index(fields=["code"], name="place_code"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(level=1, parent=None) | Q(level__in=(2, 3), parent__isnull=False),
                name="place_province_has_no_parent",
                violation_error_message=_(
                    "Tỉnh, thành phố trực thuộc trung ương không thuộc nơi nào; nơi khác phải có cấp trên."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="place_span_in_order",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row with its derived columns, and an address if it has none."""
        self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *DERIVED}
        wanted = [] if self.slug else self.wanted_slugs()
        is_new = self._state.adding
        save_at_free_slug(self, partial(super().save, *args, **kwargs), *wanted)
        if not is_new:
            renew_below([self.pk])

    def derive(self) -> None:
        """Bring the name into its stored form and compute the columns of `DERIVED`; who stores in bulk calls it."""
        self.name = clean_line(self.name)
        self.aliases = clean_line(self.aliases)
        self.level = level_of(self.kind)
        self.name_key = name_key(self.name)
        self.search_key = search_key(self.kind_word, self.name, self.aliases.split(";"))
        self.sort_key = sort_key(self.name)[:600]
        self.is_edited = is_edited(self)
        self.derive_path()

    def derive_path(self) -> bool:
        """Compute what follows from the units above, which must be derived already; say whether it changed."""
        before = self.path_key
        above = [place.path_key for place in (self.parent, self.former_parent) if place]
        self.path_key = path_key(self.search_key, *above)
        return self.path_key != before

    def clean(self) -> None:
        """Refuse what cannot be, in words."""
        check_place(self)

    def wanted_slugs(self) -> list[str]:
        """Return the addresses to try in turn: kind-name-province; if taken, a past unit gets "-truoc-7-2025"."""
        parts = [self.kind_word, self.name] + ([self.province.name] if self.parent else [])
        base = slugify_vietnamese(" ".join(parts), max_length=130)
        candidates = [base]
        if self.valid_to:
            candidates.append(f"{base}-truoc-{self.valid_to.month}-{self.valid_to.year}")
        return candidates

    @property
    def kind_word(self) -> str:
        """The word before the name."""
        return word_of(self.kind)

    @property
    def full_name(self) -> str:
        """The name with its kind: "tỉnh Sơn La". Capitals as in NĐ 30/2020/NĐ-CP, Phụ lục II ("Quận 1")."""
        word = self.kind_word
        if self.name.isdigit() or (self.kind == Kind.THANH_PHO and self.name == "Hồ Chí Minh"):
            word = word[0].upper() + word[1:]
        return f"{word} {self.name}"

    @property
    def full_name_with_province(self) -> str:
        """The name up to the province: "xã Chiềng La, huyện Thuận Châu, tỉnh Sơn La"."""
        return f"{self.full_name}, {self.parent.full_name_with_province}" if self.parent else self.full_name

    @property
    def province(self) -> "Place":
        """The unit of the province level that this one belongs to (or is)."""
        return self.parent.province if self.parent else self

    @property
    def is_past(self) -> bool:
        """Whether the unit no longer exists."""
        return self.valid_to is not None and self.valid_to <= today()

    @property
    def label(self) -> str:
        """The name for pickers: "tỉnh Ninh Thuận, nay là tỉnh Khánh Hòa"."""
        return labels([self])[self.pk]

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the unit existed on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)
