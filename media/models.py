"""The site's image, its renditions, and its document."""

import math
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from media import raster
from media.fields import LineField


class Consent(models.TextChoices):
    """What the people in a picture said to its being shown."""

    NOBODY = "nobody", _("Không có người nhận ra được")
    GIVEN = "given", _("Đã có sự đồng ý")
    MISSING = "missing", _("Chưa có sự đồng ý")


class Image(AbstractImage):
    """A photo, or a drawing that stands in for one."""

    title = LineField(
        _("Tên ảnh"),
        max_length=255,
        help_text=_("Tên để tìm lại ảnh trong kho; người đọc không thấy tên này."),
    )
    alt_text = LineField(
        _("Mô tả ảnh"),
        max_length=300,
        help_text=_(
            "Một câu nói ảnh cho thấy ai, đang làm gì, ở đâu. Người khiếm thị nghe câu này thay cho ảnh; "
            "máy tìm kiếm cũng đọc. Ví dụ: “Bà Hòa trao sách cho học sinh lớp 3 trước cổng trường”."
        ),
    )
    caption = LineField(
        _("Chú thích"), max_length=400, blank=True, help_text=_("Dòng chữ in dưới ảnh. Có thể để trống.")
    )
    credit = LineField(
        _("Người chụp"), max_length=200, blank=True, help_text=_("Ai chụp hoặc vẽ, ví dụ: “Nguyễn Văn An”.")
    )
    is_drawing = models.BooleanField(
        _("Tranh minh họa"),
        default=False,
        help_text=_("Đánh dấu khi đây là tranh vẽ thay cho ảnh thật; chú thích sẽ ghi “Tranh minh họa”."),
    )
    people_consented = models.CharField(
        _("Sự đồng ý của người trong ảnh"),
        max_length=8,
        choices=Consent.choices,
        default=Consent.MISSING,
        help_text=_("Với trẻ em cần sự đồng ý của cha mẹ hoặc người giám hộ."),
    )
    may_be_reused = models.BooleanField(
        _("Được phép đăng lại"),
        default=False,
        help_text=_("Đánh dấu khi báo, đài và trang khác được dùng lại ảnh này, có ghi nguồn."),
    )
    # Wagtail's own models bear the same names, so the ways back need names of ours.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploaded_images",
        verbose_name=_("Người tải lên"),
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    tags = TaggableManager(_("Thẻ"), help_text=None, blank=True, related_name="tagged_images")
    # `alt_text` takes its place.
    description = None

    admin_form_fields = (
        "file",
        "title",
        "alt_text",
        "caption",
        "credit",
        "is_drawing",
        "people_consented",
        "may_be_reused",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *(field for field in AbstractImage.search_fields if field.field_name != "description"),
        index.SearchField("alt_text"),
        index.AutocompleteField("alt_text"),
        index.SearchField("caption"),
        index.SearchField("credit"),
    ]

    class Meta:
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")

    @property
    def default_alt_text(self) -> str:
        """Return what stands for the picture where it cannot be seen."""
        return self.alt_text

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> "ContentFile[bytes]":
        """Return the rendition in memory: Wagtail never closes the temporary file it is drawn into.

        A drawing for which a format of pixels is asked is drawn in its size first; Wagtail would refuse it.
        """
        if self.is_svg() and "format-" in filter.spec:
            source = self._pixels(filter, source)
        with super().generate_rendition_file(filter, source=source) as drawn:
            drawn.seek(0)
            return ContentFile(drawn.read(), name=drawn.name)

    def _pixels(self, filter: Any, source: Any) -> "ContentFile[bytes]":
        width = math.ceil(self.width * filter.get_transform(self).scale[0])
        svg = (self.read() if source is None else source.read()).decode()
        return ContentFile(raster.png(svg, width, night="night" in filter.spec.split("|")), name="pixels.png")

    def read(self) -> bytes:
        """Return the file as it is stored."""
        with self.open_file() as file:
            content: bytes = file.read()
        return content

    def _set_image_file_metadata(self) -> None:
        super()._set_image_file_metadata()
        # A stored file was opened for this and is not closed by Wagtail; an uploaded one is still needed.
        if self.file._committed:
            self.file.close()

    @property
    def caption_line(self) -> str:
        """Return the line below the picture; a drawing says that it is one."""
        label = str(_("Tranh minh họa"))
        if not self.is_drawing or label.lower() in self.caption.lower():
            return self.caption
        return f"{label}: {self.caption}" if self.caption else label

    @property
    def credit_line(self) -> str:
        """Return "Ảnh: …" or "Tranh: …", empty when nobody is named."""
        if not self.credit:
            return ""
        return f"{_('Tranh') if self.is_drawing else _('Ảnh')}: {self.credit}"


class Rendition(AbstractRendition):
    """A picture at one of the sizes the site shows."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("cỡ ảnh")
        verbose_name_plural = _("cỡ ảnh")
        unique_together = [("image", "filter_spec", "focal_point_key")]


class Document(AbstractDocument):
    """A file that readers download."""

    title = LineField(_("Tên tài liệu"), max_length=255)
    summary = LineField(
        _("Tóm tắt"), max_length=400, blank=True, help_text=_("Tài liệu nói về điều gì. Có thể để trống.")
    )

    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploaded_documents",
        verbose_name=_("Người tải lên"),
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    tags = TaggableManager(_("Thẻ"), help_text=None, blank=True, related_name="tagged_documents")

    admin_form_fields = ("file", "title", "summary", "collection", "tags")

    search_fields = [*AbstractDocument.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")
