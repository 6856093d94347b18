"""Stores many new pages at once.

Each table of a page gets its rows by itself: from `wagtailcore_page` down they take what is theirs from one object.
"""

import copy
import uuid
from collections.abc import Sequence

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, get_default_page_content_type

from stories.importing.content import Content
from stories.importing.revisions import revision_content
from stories.models import Award, Story, StoryTag
from stories.services.bulk import insert_objects, insert_rows

_THROUGH: dict[str, tuple[type[models.Model], str]] = {
    "fields": (Story.fields.through, "field_id"),
    "authors": (Story.authors.through, "author_id"),
    "campaigns": (Story.campaigns.through, "campaignpage_id"),
    "documents": (Story.documents.through, "officialdocument_id"),
}
New = tuple[Story, Content]


def build_pages(contents: Sequence[Content], origin: str) -> list[New]:
    """Return new, public pages for the contents, without address and place in the tree."""
    now = timezone.now()
    # Filling in what all new pages have would take most of the time; each page is a copy of one that has it.
    blanks = {
        model: model(
            origin=origin,
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
            latest_revision_created_at=now,
        )
        for model in {content.model for content in contents}
    }
    return [(_build_page(copy.copy(blanks[content.model]), content), content) for content in contents]


def _build_page(page: Story, content: Content) -> Story:
    row = content.row
    page.translation_key = uuid.uuid4()
    page.date_unknown = row.date is None
    values = {"subject_name": row.subject_name} if row.subject_name else {}
    values |= content.columns | {"draft_title": row.title, "origin_id": row.id, "body": content.blocks}
    for name, value in values.items():
        setattr(page, name, value)
    return page


def insert(new: Sequence[New]) -> None:
    """Store pages that have an address and a place in the tree, with all that hangs on them and one revision each."""
    insert_pages([page for page, _content in new], [content.body_json for _page, content in new])
    _insert_relations(new)
    _insert_children(new)
    _insert_revisions(new)


def insert_pages(pages: Sequence[Story], bodies: Sequence[str]) -> None:
    """Store pages, and nothing that hangs on them, with bodies that are JSON already; they get their ids."""
    insert_objects(Page, pages)
    ids = dict(Page.objects.filter(path__in=[page.path for page in pages]).values_list("path", "pk"))
    by_model: dict[type[Story], list[Story]] = {}
    for page in pages:
        page.id = page.page_ptr_id = page.story_ptr_id = ids[page.path]
        page._state.adding = False
        by_model.setdefault(type(page), []).append(page)
    insert_objects(Story, pages, {"body": bodies})
    for model, of_model in by_model.items():
        insert_objects(model, of_model)


def _insert_relations(new: Sequence[New]) -> None:
    for name, (through, column) in _THROUGH.items():
        pairs = [(page.pk, target) for page, content in new for target in content.relations.get(name, ())]
        insert_rows(through, ("story_id", column), pairs)


def _insert_children(new: Sequence[New]) -> None:
    """Store tags and awards; the pages' contents come to know them as they were stored."""
    tags = [(page.pk, tag) for page, content in new for tag in content.relations.get("tags", ())]
    insert_rows(StoryTag, ("content_object_id", "tag_id"), tags)
    _hand_out(new, "tagged_items", StoryTag, "content_object_id", bool(tags))
    awards = [
        (page.pk, order, award.title, award.decision, award.date, award.issuer)
        for page, content in new
        for order, award in enumerate(content.awards)
    ]
    insert_rows(Award, ("exemplar_id", "sort_order", "title", "decision", "date", "issuer"), awards)
    _hand_out(new, "awards", Award, "exemplar_id", bool(awards))


def _hand_out(new: Sequence[New], name: str, model: type[models.Model], owner: str, are_any: bool) -> None:
    contents = {page.pk: content for page, content in new}
    for content in contents.values():
        content.children[name] = []
    if are_any:
        for child in model._default_manager.filter(**{f"{owner}__in": list(contents)}).order_by("pk"):
            contents[getattr(child, owner)].children[name].append(child)


def _insert_revisions(new: Sequence[New]) -> None:
    base = get_default_page_content_type()
    columns = ("content_type_id", "base_content_type_id", "object_id", "created_at", "object_str", "content")
    rows = (
        (
            page.content_type_id,
            base.pk,
            str(page.pk),
            page.latest_revision_created_at,
            str(page),
            revision_content(page, content),
        )
        for page, content in new
    )
    insert_rows(Revision, columns, rows)
    own = Revision.objects.filter(
        base_content_type=base, object_id=Cast(models.OuterRef("pk"), models.CharField())
    ).values("pk")[:1]
    Page.objects.filter(pk__in=[page.pk for page, _content in new]).update(latest_revision=own, live_revision=own)
