"""Writes Wagtail's index of references for many new records at once.

Without it the admin would not know where a picture or a tag is used, and let it be deleted.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from media.models import Image
from stories.importing.inserting import New
from stories.models import Tag
from stories.services.bulk import insert_rows

# What is referred to, and by which part of the page.
Reference = tuple[int, str, str, str]
_REFERENCE_COLUMNS = ("to_content_type_id", "to_object_id", "model_path", "content_path")


def insert_references(new: Sequence[New]) -> None:
    """Store what the new pages refer to."""
    base = get_default_page_content_type().pk
    _insert(
        (page.content_type_id, base, str(page.pk), reference)
        for page, content in new
        for reference in references_of((page, content))
    )


def insert_redirect_references(redirects: Iterable[Redirect]) -> None:
    """Store which pages the new redirects lead to."""
    own, page = _type_id(Redirect), get_default_page_content_type().pk
    _insert(
        (own, own, str(redirect.pk), (page, str(redirect.redirect_page_id), "redirect_page", "redirect_page"))
        for redirect in redirects
    )


def _insert(entries: Iterable[tuple[int, int, str, Reference]]) -> None:
    insert_rows(
        ReferenceIndex,
        ("content_type_id", "base_content_type_id", "object_id", *_REFERENCE_COLUMNS, "content_path_hash"),
        ((own, base, object_id, *reference, _hash_of(reference[-1])) for own, base, object_id, reference in entries),
    )


def references_of(new: New) -> Iterator[Reference]:
    """Yield what a new page refers to; imported text holds no links, so only pictures count in the body."""
    page, content = new
    for name, column, target in _foreign_keys(page._meta.label):
        value = getattr(page, column)
        if value is not None:
            yield target, str(value), name, name
    for item in content.children.get("tagged_items", ()):
        yield _type_id(Tag), str(item.tag_id), "tagged_items.item.tag", f"tagged_items.{item.pk}.tag"
    for block in content.blocks:
        if block["type"] == "figure":
            yield _type_id(Image), str(block["value"]["image"]), "body.figure.image", f"body.{block['id']}.image"


@lru_cache(maxsize=256)
def _hash_of(content_path: str) -> uuid.UUID:
    """Return the hash that Wagtail gives a path; those of columns come with every page."""
    hashed: uuid.UUID = ReferenceIndex._get_content_path_hash(content_path)
    return hashed


@cache
def _foreign_keys(label: str) -> tuple[tuple[str, str, int], ...]:
    """Return name, column and target of the foreign keys that the index follows."""
    return tuple(
        (field.name, field.attname, _type_id(field.related_model))
        for field in apps.get_model(label)._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, models.OneToOneField)
        and not getattr(field, "wagtail_reference_index_ignore", False)
        and not getattr(field.related_model, "wagtail_reference_index_ignore", False)
    )


def _type_id(model: Any) -> int:
    """Return the content type under which the index knows records of the model: pages of any type are pages."""
    base = Page if issubclass(model, Page) else model
    return ContentType.objects.get_for_model(base, for_concrete_model=False).pk
