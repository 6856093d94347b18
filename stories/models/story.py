"""The story: what exemplars, articles and campaigns have in common."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Orderable, Page

from core import dates
from core.fields import LeanStreamField
from core.pages import ClosedPageMixin, VietnameseSlugMixin
from core.text import clean_line
from core.views import gone
from stories import panels
from stories.blocks import StoryBody
from stories.choices import Kind
from stories.forms import StoryForm

LEAD_LENGTH = 300


class Story(ClosedPageMixin, VietnameseSlugMixin, Page):
    """Shared parent of every published story (one join); never created itself."""

    kind: ClassVar[Kind]
    route_prefix: ClassVar[str] = ""
    fallback_slug = "bai"
    is_creatable = False
    # Stock indexing runs before tags and fields are stored; stories.receivers indexes when all of it is.
    search_auto_update = False
    base_form_class = StoryForm
    parent_page_types = ["stories.Shelf"]
    subpage_types: ClassVar[list[str]] = []
    show_in_menus_default = False
    # What an import knows of a page is no content: a copy came from no import, an old version brings none back.
    exclude_fields_in_copy: ClassVar[list[str]] = ["origin", "origin_id", "views_at_origin"]

    # The address below the site's root, as "guong/ba-ban-giu-muong": found in one look-up, wherever the page stands.
    address = models.CharField(max_length=300, unique=True, editable=False)
    lead = models.CharField(
        _("sapo"),
        max_length=LEAD_LENGTH,
        blank=True,
        help_text=_("Một, hai câu mở đầu; dùng trên thẻ và khi chia sẻ."),
    )
    body = LeanStreamField(StoryBody(), verbose_name=_("nội dung"), blank=True)
    cover = models.ForeignKey(
        "media.Image",
        verbose_name=_("ảnh bìa"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    fields = ParentalManyToManyField("stories.Field", verbose_name=_("lĩnh vực"), blank=True, related_name="stories")
    tags = ClusterTaggableManager(through="stories.StoryTag", verbose_name=_("thẻ"), blank=True)
    authors = ParentalManyToManyField("stories.Author", verbose_name=_("tác giả"), blank=True, related_name="stories")
    unit = models.ForeignKey(
        "places.Unit",
        verbose_name=_("đơn vị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
    )
    campaigns = ParentalManyToManyField(
        "stories.CampaignPage", verbose_name=_("phong trào"), blank=True, related_name="stories"
    )
    documents = ParentalManyToManyField(
        "stories.OfficialDocument", verbose_name=_("văn bản viện dẫn"), blank=True, related_name="stories"
    )

    place_as_written = models.CharField(
        _("nơi chốn như đã viết"),
        max_length=300,
        blank=True,
        help_text=_("Giữ nguyên cách ghi lúc viết bài, kể cả tên cũ."),
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("địa phương"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
    )
    # Derived from `place`; stories.services.places keeps them.
    place_now = models.ForeignKey(
        "places.Place", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    # An editor said so, where the place went into several units; else nobody has yet, even if it could be derived once.
    is_place_now_chosen = models.BooleanField(default=False, editable=False)
    province_now = models.ForeignKey(
        "places.Place", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    # Day, time and "unknown" are kept apart, so that a day without a time never shows 00:00.
    published_date = models.DateField(
        _("ngày đăng"), null=True, blank=True, help_text=_("Để trống thì lấy ngày bài lên trang này.")
    )
    published_time = models.TimeField(_("giờ đăng"), null=True, blank=True)
    date_unknown = models.BooleanField(_("không rõ ngày đăng tại nguồn"), default=False)

    source_name = models.CharField(
        _("nguồn"), max_length=200, blank=True, help_text=_("Cơ quan đăng lần đầu, nếu không phải trang này.")
    )
    source_url = models.URLField(_("liên kết tới nguồn"), max_length=500, blank=True)
    source_date = models.DateField(_("ngày đăng tại nguồn"), null=True, blank=True)

    correction_date = models.DateField(_("ngày đính chính"), null=True, blank=True)
    correction_text = models.TextField(
        _("nội dung đính chính"), blank=True, help_text=_("Hiện ở đầu bài cho bạn đọc thấy.")
    )

    origin = models.CharField(max_length=60, blank=True, editable=False)
    origin_id = models.CharField(max_length=200, blank=True, editable=False)
    views_at_origin = models.PositiveIntegerField(default=0, editable=False)

    content_panels = panels.story_content
    promote_panels = panels.story_promote
    settings_panels = panels.story_settings

    class Meta:
        verbose_name = _("bài")
        verbose_name_plural = _("bài")
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "origin_id"], condition=~models.Q(origin=""), name="one_story_an_origin_id"
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Fill the address and what derives from the place; an address taken meanwhile gets a number."""
        from stories.services.places import set_present_places

        if kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        self.lead = clean_line(self.lead)
        if self.alias_of_id and not self.pk:
            # Wagtail leaves nothing out of an alias.
            self.origin, self.origin_id, self.views_at_origin = "", "", 0
        self._set_core_field_defaults()
        if self.slug and not self._slug_is_available(self.slug, None, self):
            self.slug = self._get_autogenerated_slug(self.slug)
        self.address = self.address_of(self.slug)
        set_present_places(self)
        return super().save(*args, **kwargs)

    @classmethod
    def address_of(cls, slug: str) -> str:
        """Return the address below the site's root for `slug`."""
        return f"{cls.route_prefix}/{slug}"

    @classmethod
    def _slug_is_available(cls, slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
        """Say whether no other story of the kind has `slug`, on whatever shelf it stands."""
        others = Story.objects.filter(address=cls.address_of(slug))
        if page is not None and page.pk:
            others = others.exclude(pk=page.pk)
        return not others.exists()

    def clean(self) -> None:
        """Check what spans several columns.

        Raises:
            ValidationError: a time without a day, a date both given and unknown, or one that lists cannot sort.
        """
        super().clean()
        if self.published_time and not self.published_date:
            raise ValidationError({"published_date": _("Có giờ đăng thì cần có ngày đăng.")})
        if self.date_unknown and self.published_date:
            raise ValidationError({"date_unknown": _("Đã có ngày đăng thì bỏ chọn ô này.")})
        if self.published_date and not dates.FIRST_YEAR <= self.published_date.year <= dates.LAST_YEAR:
            raise ValidationError(
                {
                    "published_date": _("Năm cần nằm trong khoảng %(first)s–%(last)s.")
                    % {"first": dates.FIRST_YEAR, "last": dates.LAST_YEAR}
                }
            )

    def with_content_json(self, content: dict[str, Any]) -> "Story":
        """Return the page as the revision says, but for what an import knows of it."""
        story: Story = super().with_content_json(content)
        for name in self.exclude_fields_in_copy:
            setattr(story, name, getattr(self, name))
        return story

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str | None, str | None] | None:
        """Return site, root address and the path made of `address` instead of the place in the tree."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], parts[1], f"/{self.address}/")

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Return the widths of the preview, the phone's first: most readers hold one."""
        return [
            {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Xem thử trên điện thoại")},
            {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Xem thử trên máy tính bảng")},
            {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Xem thử trên máy tính")},
        ]

    @property
    def short_path(self) -> str:
        """Return the permanent short address, for posters and messages."""
        return f"/b/{self.pk}/"

    @property
    def shown_date(self) -> datetime.date | None:
        """Return the day to show, None when it is unknown or the story is not out yet."""
        if self.published_date or self.date_unknown:
            return self.published_date
        return dates.local(self.first_published_at).date() if self.first_published_at else None

    @property
    def shown_time(self) -> datetime.time | None:
        """Return the time to show beside `shown_date`, if it is known."""
        if self.published_date or self.date_unknown or not self.first_published_at:
            return self.published_time
        return dates.local(self.first_published_at).time().replace(second=0, microsecond=0)

    @property
    def sort_moment(self) -> datetime.datetime:
        """Return the moment that lists sort by; stories of unknown date come last."""
        if self.published_date:
            return dates.at(self.published_date, self.published_time)
        if self.date_unknown or not self.first_published_at:
            return dates.UNKNOWN
        return self.first_published_at

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or say that it is gone when it is no longer public."""
        if not self.live:
            return gone(request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the story's page shows beside its own columns."""
        from stories.pages import story_context

        return super().get_context(request, *args, **kwargs) | story_context(self, request)


class StoryUpdate(Orderable):
    """What happened after the story: a dated line that readers see."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("ngày"))
    text = models.TextField(_("nội dung"), max_length=1500)

    panels = panels.story_update

    class Meta(Orderable.Meta):
        verbose_name = _("cập nhật")
        verbose_name_plural = _("cập nhật")

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}"


class RelatedStory(Orderable):
    """A story chosen by hand; it stands before those chosen by rule."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="chosen_related")
    target = models.ForeignKey(Story, verbose_name=_("bài"), on_delete=models.CASCADE, related_name="+")

    panels = panels.related_story

    class Meta(Orderable.Meta):
        verbose_name = _("bài liên quan")
        verbose_name_plural = _("bài liên quan")

    def __str__(self) -> str:
        return str(self.target_id)
