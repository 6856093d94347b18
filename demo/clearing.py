"""Removes the sample content: everything the loader made that nobody else has come to use, and nothing more."""

from collections import Counter
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from accounts.models import User
from core.models import OrganSettings
from demo.models import DemoRecord
from demo.organ import empty
from demo.registry import BYWAY, recorded
from demo.samples import ORIGIN
from demo.visits import forget_visits
from media.models import Rendition
from stories.importing.content import MODELS
from stories.models import FieldAlias, Shelf, Story
from stories.models.listing import Listing, ListingLink

# Parts of a record, or made from it: their being there is no use of it.
_PARTS = (Rendition, FieldAlias, Listing, ListingLink)


def clear(progress: Callable[[int], object] | None = None) -> Counter[str]:
    """Remove the samples; return how many records of each kind went."""
    gone: Counter[str] = Counter()
    forget_visits(_pages_ever())
    for page in sample_pages():
        _delete_page(page)
        gone["bài"] += 1
        if progress:
            progress(1)
    with transaction.atomic():
        empty()
        for model in BYWAY:
            for record in recorded(model):
                gone[str(model._meta.verbose_name)] += _delete_unless_used(record)
        _forget_gone()
    return gone


def sample_pages() -> models.QuerySet[Story]:
    """Return the sample stories."""
    stories: models.QuerySet[Story] = Story.objects.filter(origin=ORIGIN)
    return stories


def _pages_ever() -> list[int]:
    """Return the ids of the sample stories, and of those that somebody has deleted by hand."""
    types = ContentType.objects.get_for_models(*MODELS.values(), for_concrete_models=False).values()
    return list(DemoRecord.objects.filter(content_type__in=types).values_list("object_id", flat=True))


@transaction.atomic
def _delete_page(story: Story) -> None:
    pk = story.pk
    # On its way out it is listed once more, with the views of its origin, which are forgotten already.
    Story.objects.filter(pk=pk).update(views_at_origin=0)
    story.specific.delete()
    # The log outlives a page on purpose; of a sample nothing shall stay.
    PageLogEntry.objects.filter(page_id=pk).delete()
    content_type = ContentType.objects.get_for_model(story.specific_class, for_concrete_model=False)
    DemoRecord.objects.filter(content_type=content_type, object_id=pk).delete()


def _delete_unless_used(record: models.Model) -> int:
    """Delete a record unless something of the site's own refers to it; return how many that were."""
    if isinstance(record, OrganSettings) or _is_used(record):
        return 0
    pk, model = record.pk, type(record)
    if isinstance(record, Shelf):
        Page.objects.get(pk=pk).specific.delete()
        PageLogEntry.objects.filter(page_id=pk).delete()
    else:
        record.delete()
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    ModelLogEntry.objects.filter(content_type=content_type, object_id=str(pk)).delete()
    return 1


def _is_used(record: models.Model) -> bool:
    if isinstance(record, User):
        return False
    if isinstance(record, Shelf):
        return Shelf.objects.filter(pk=record.pk, numchild__gt=0).exists()
    return ReferenceIndex.get_references_to(record).exists() or any(
        _has_related(record, relation) for relation in record._meta.related_objects
    )


def _has_related(record: models.Model, relation: models.ForeignObjectRel) -> bool:
    related = relation.related_model
    if not isinstance(related, type) or issubclass(related, _PARTS) or relation.on_delete is models.DO_NOTHING:
        # What does not mind is derived, as the rows of search are: no use of its own.
        return False
    users = related._default_manager.filter(**{relation.field.name: record.pk})
    return users.exists()


def _forget_gone() -> None:
    """Drop the notes of records that are gone; what is still in use stays noted for the next time."""
    for content_type in ContentType.objects.filter(pk__in=DemoRecord.objects.values("content_type")):
        model = content_type.model_class()
        notes = DemoRecord.objects.filter(content_type=content_type)
        if model is not None:
            ids = notes.values_list("object_id", flat=True)
            kept = set(model._default_manager.filter(pk__in=list(ids)).values_list("pk", flat=True))
            notes = notes.exclude(object_id__in=kept)
        notes.delete()
        # What stays is no sample any more: it may be loaded again under its key.
        DemoRecord.objects.filter(content_type=content_type).update(key="")
