"""Remembers what the sample loader makes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import post_save

from accounts.models import User
from core.models import OrganSettings
from demo.models import DemoRecord
from media.models import Image
from places.models import Unit
from search.models import AskedQuery
from stories.models import Author, Field, OfficialDocument, Section, Shelf, Stream, Tag

# What importing and loading may make by the way, in the order in which it can be removed.
BYWAY: tuple[type[models.Model], ...] = (
    Image, OfficialDocument, Author, Tag, Stream, Section, Field, Shelf, User, OrganSettings, Unit,
    AskedQuery,
)  # fmt: skip


def remember(record: models.Model, key: str = "") -> None:
    """Note that we made `record`."""
    content_type = ContentType.objects.get_for_model(record, for_concrete_model=False)
    DemoRecord.objects.update_or_create(content_type=content_type, object_id=record.pk, defaults={"key": key})


@contextmanager
def remembering() -> Iterator[None]:
    """Note everything of the kinds in `BYWAY` that this process makes meanwhile."""

    def note(instance: models.Model, created: bool, raw: bool = False, **kwargs: Any) -> None:
        if created and not raw:
            remember(instance)

    for model in BYWAY:
        post_save.connect(note, sender=model, weak=False, dispatch_uid="demo")
    try:
        yield
    finally:
        for model in BYWAY:
            post_save.disconnect(sender=model, dispatch_uid="demo")


def loaded_keys() -> set[str]:
    """Return the keys of all samples that were ever loaded and not cleared."""
    return set(DemoRecord.objects.exclude(key="").values_list("key", flat=True))


def recorded(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the records of `model` that we made and that still exist."""
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    ids = DemoRecord.objects.filter(content_type=content_type).values_list("object_id", flat=True)
    return model._default_manager.filter(pk__in=list(ids))
