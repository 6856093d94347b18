"""Stores many new pages at once.

Django's bulk_create refuses models with a parent table, so each table of a page gets its rows by itself: the
tables from `wagtailcore_page` down take what is theirs from the same objects.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, get_default_page_content_type

from stories.importing.content import Content, award_of
from stories.importing.revisions import revision_content
from stories.models import Award, Story, StoryTag

_THROUGH: dict[str, tuple[type[models.Model], str]] = {
    "fields": (Story.fields.through, "field_id"),
    "authors": (Story.authors.through, "author_id"),
    "campaigns": (Story.campaigns.through, "campaignpage_id"),
    "documents": (Story.documents.through, "officialdocument_id"),
}
New = tuple[Story, Content]


def build_page(content: Content, origin: str) -> Story:
    """Return a new, public page for the content, without address and place in the tree."""
    row = content.row
    now = timezone.now()
    defaults: dict[str, Any] = {"date_unknown": row.date is None}
    if row.subject_name:
        defaults["subject_name"] = row.subject_name
    return content.model(
        **(defaults | content.columns),
        draft_title=row.title,
        body=content.blocks,
        origin=origin,
        origin_id=row.id,
        live=True,
        has_unpublished_changes=False,
        first_published_at=now,
        last_published_at=now,
        latest_revision_created_at=now,
    )


def insert(new: Sequence[New]) -> None:
    """Store pages that have an address and a place in the tree, with all that hangs on them and one revision each."""
    by_model: dict[type[Story], list[Story]] = {}
    for page, _content in new:
        by_model.setdefault(type(page), []).append(page)
    pages = [page for page, _content in new]
    _insert_rows(Page, pages)
    _insert_rows(Story, pages)
    for model, of_model in by_model.items():
        _insert_rows(model, of_model)
    for page in pages:
        page._state.adding = False
    _insert_relations(new)
    _insert_revisions(new)


def _insert_rows(model: type[models.Model], pages: Sequence[Story]) -> None:
    """Store the columns that `model` itself has; the first table gives the pages their ids."""
    queryset: Any = model._base_manager.get_queryset()
    fields = [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    returned = queryset._batched_insert(pages, fields, None)
    if model is Page:
        for page, (page_id,) in zip(pages, returned, strict=True):
            page.id = page.page_ptr_id = page.story_ptr_id = page_id


def _insert_relations(new: Sequence[New]) -> None:
    for name, (through, column) in _THROUGH.items():
        through._default_manager.bulk_create(
            through(story_id=page.pk, **{column: target})
            for page, content in new
            for target in content.relations.get(name, ())
        )
    tags = StoryTag.objects.bulk_create(
        StoryTag(content_object_id=page.pk, tag_id=tag)
        for page, content in new
        for tag in content.relations.get("tags", ())
    )
    awards = Award.objects.bulk_create(
        _award(page, content, order) for page, content in new for order in range(len(content.awards))
    )
    _hand_out(new, "tagged_items", ((tag.content_object_id, tag) for tag in tags))
    _hand_out(new, "awards", ((award.exemplar_id, award) for award in awards))


def _award(page: Story, content: Content, order: int) -> Award:
    award = award_of(content.awards[order], order)
    award.exemplar_id = page.pk
    return award


def _hand_out(new: Sequence[New], name: str, children: Iterable[tuple[int, models.Model]]) -> None:
    """Let the pages know their children, so that nobody asks the database for them."""
    by_page: dict[int, list[models.Model]] = {}
    for page_id, child in children:
        by_page.setdefault(page_id, []).append(child)
    for page, content in new:
        content.children[name] = by_page.get(page.pk, [])


def _insert_revisions(new: Sequence[New]) -> None:
    base = get_default_page_content_type()
    Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=page.latest_revision_created_at,
            object_str=str(page),
            content=revision_content(page, content),
        )
        for page, content in new
    )
    own = Revision.objects.filter(
        base_content_type=base, object_id=Cast(models.OuterRef("pk"), models.CharField())
    ).values("pk")[:1]
    Page.objects.filter(pk__in=[page.pk for page, _content in new]).update(latest_revision=own, live_revision=own)
