"""The ways in which code, rather than an editor's form, stores pictures."""

from collections.abc import Iterable
from typing import IO, Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.base import ContentFile, File
from django.db import transaction
from wagtail.models import Collection

from core.text import shorten
from media.alt import clean_alt_text
from media.drawings import plain_svg
from media.models import Consent, Image
from media.uploads import ascii_name, prepare_image


def create_image(
    file: File[Any] | IO[bytes],
    *,
    title: str,
    alt_text: str,
    name: str = "",
    user: AbstractBaseUser | None = None,
    collection: Collection | None = None,
    tags: Iterable[str] = (),
    **fields: Any,
) -> Image:
    """Store the picture in `file` (its own name, or `name`) by the rules for uploads.

    `fields`: caption, credit, may_be_reused, people_consented, is_drawing.
    Raises ValidationError and stores nothing when the file or a text is refused.
    """
    image = _new_image(title, alt_text, user, collection, fields)
    image.file = prepare_image(file, name)
    return _store(image, tags)


def create_drawing(
    svg_text: str,
    *,
    title: str,
    alt_text: str,
    name: str = "",
    user: AbstractBaseUser | None = None,
    collection: Collection | None = None,
    tags: Iterable[str] = (),
    **fields: Any,
) -> Image:
    """Store a drawing of our own as SVG, `fields` as in `create_image`; a ValidationError unless plain."""
    fields = {"is_drawing": True, "people_consented": Consent.NOBODY, **fields}
    image = _new_image(title, alt_text, user, collection, fields)
    content, _size = plain_svg(svg_text)
    image.file = ContentFile(content, name=ascii_name(name or title, "svg", fallback="tranh"))
    return _store(image, tags)


def _new_image(
    title: str,
    alt_text: str,
    user: AbstractBaseUser | None,
    collection: Collection | None,
    fields: dict[str, Any],
) -> Image:
    image = Image(title=shorten(title, 255), alt_text=clean_alt_text(alt_text), uploaded_by_user=user, **fields)
    if collection is not None:
        image.collection = collection
    image.clean_fields(exclude=["file", "uploaded_by_user", "collection"])
    return image


def _store(image: Image, tags: Iterable[str]) -> Image:
    image._set_image_file_metadata()
    try:
        with transaction.atomic():
            image.save()
            if tags:
                image.tags.add(*tags)
    except Exception:
        if getattr(image.file, "_committed", False):
            image.file.storage.delete(image.file.name)
        raise
    return image
