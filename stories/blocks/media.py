"""Blocks of pictures, sound, video and files."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from stories.blocks.preload import PreloadedMixin

AUDIO_EXTENSIONS = ("mp3", "m4a", "ogg")
_YOUTUBE_HOSTS = {"www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}


class FileChooserBlock(PreloadedMixin, DocumentChooserBlock):
    """Chooses a file."""


class PictureChooserBlock(PreloadedMixin, ImageChooserBlock):
    """Chooses a picture; the pictures of a whole body come with their renditions in two queries."""

    def bulk_to_python(self, values: Any) -> Any:
        """Return the pictures for the stored ids, renditions fetched for all of them at once."""
        from media.renditions import prefetch

        pictures = super().bulk_to_python(values)
        prefetch([one for one in pictures if one and not hasattr(one, "prefetched_renditions")], "body")
        return pictures


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and credit."""

    image = PictureChooserBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(
        label=_("Chú thích"),
        max_length=400,
        required=False,
        help_text=_("Để trống thì dùng chú thích của ảnh."),
    )

    class Meta:
        icon = "image"
        label = _("Ảnh")
        template = "blocks/figure.html"
        preview_template = "blocks/previews/figure.html"
        description = _("Một tấm ảnh, chú thích và tên người chụp.")


class GalleryBlock(blocks.StructBlock):
    """Several pictures that tell one thing (a photo essay)."""

    title = blocks.CharBlock(label=_("Tên chùm ảnh"), max_length=150, required=False)
    figures = blocks.ListBlock(FigureBlock(label=_("Ảnh")), label=_("Các ảnh"), min_num=2, max_num=20)

    class Meta:
        icon = "image"
        label = _("Chùm ảnh")
        template = "blocks/gallery.html"
        preview_template = "blocks/previews/gallery.html"
        description = _("Từ hai tới hai mươi ảnh, xem lần lượt.")


def youtube_id(address: str) -> str | None:
    """Return the id of the video that a YouTube address names, None for any other address."""
    parts = urlsplit(address)
    if parts.scheme != "https" or parts.hostname not in _YOUTUBE_HOSTS:
        return None
    if parts.hostname == "youtu.be":
        found = parts.path.strip("/")
    elif parts.path.startswith(("/embed/", "/shorts/", "/live/")):
        found = parts.path.split("/")[2]
    else:
        found = parse_qs(parts.query).get("v", [""])[0]
    ok = 5 < len(found) < 20 and found.replace("-", "").replace("_", "").isalnum() and found.isascii()
    return found if ok else None


class VideoBlock(blocks.StructBlock):
    """A video elsewhere; nothing is fetched from there, neither when saving nor when the story is read."""

    address = blocks.URLBlock(label=_("Địa chỉ video"), help_text=_("Địa chỉ https trên YouTube."))
    title = blocks.CharBlock(label=_("Tên video"), max_length=200)
    poster = PictureChooserBlock(label=_("Ảnh bìa video"), required=False)
    transcript = blocks.TextBlock(
        label=_("Lời trong video"),
        required=False,
        help_text=_("Cho người không nghe được và người mạng chậm."),
    )

    def clean(self, value: Any) -> Any:
        """Refuse an address that is not on the list of players; a draft may still lack one."""
        result = super().clean(value)
        if result["address"] and not youtube_id(result["address"]):
            raise StructBlockValidationError(
                block_errors={"address": ValidationError(_("Chỉ nhận địa chỉ https của một video trên YouTube."))}
            )
        return result

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the id of the video."""
        return super().get_context(value, parent_context) | {"video_id": youtube_id(value.get("address") or "")}

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
        description = _("Video trên YouTube; chỉ mở khi bạn đọc bấm.")
        preview_value = {
            "address": "https://www.youtube.com/watch?v=abcdefghijk",
            "title": "Một ngày ở con mương",
        }


class AudioBlock(blocks.StructBlock):
    """A reading or interview, as a file of our own."""

    file = FileChooserBlock(label=_("Tệp tiếng"))
    title = blocks.CharBlock(label=_("Tên"), max_length=200)
    transcript = blocks.TextBlock(label=_("Lời"), required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a file that is not sound; a draft may still lack one."""
        result = super().clean(value)
        if result["file"] and result["file"].file_extension.lower() not in AUDIO_EXTENSIONS:
            raise StructBlockValidationError(
                block_errors={"file": ValidationError(_("Hãy chọn tệp mp3, m4a hoặc ogg."))}
            )
        return result

    class Meta:
        icon = "media"
        label = _("Tệp tiếng")
        template = "blocks/audio.html"
        preview_template = "blocks/previews/audio.html"
        description = _("Bài đọc, phỏng vấn: tệp mp3, m4a hoặc ogg.")


class AttachmentBlock(blocks.StructBlock):
    """A file to take away."""

    file = FileChooserBlock(label=_("Tệp"))
    title = blocks.CharBlock(label=_("Tên hiện ra"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Tệp đính kèm")
        template = "blocks/attachment.html"
        preview_template = "blocks/previews/attachment.html"
        description = _("Mẫu đơn, tờ gấp, bảng số liệu.")
