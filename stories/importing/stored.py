"""Reads the pages of an origin that rows are compared with, a batch in a few queries."""

from collections.abc import Iterable

from django.db import models

from stories.importing.content import MODELS, RELATIONS
from stories.models import Story

_LINKS: dict[str, tuple[type[models.Model], str, str]] = {
    "fields": (Story.fields.through, "story_id", "field_id"),
    "tags": (Story.tags.through, "content_object_id", "tag_id"),
    "authors": (Story.authors.through, "story_id", "author_id"),
    "campaigns": (Story.campaigns.through, "story_id", "campaignpage_id"),
    "documents": (Story.documents.through, "story_id", "officialdocument_id"),
}
Related = dict[str, set[int]]


def stored_stories(origin: str, ids: Iterable[str]) -> dict[str, tuple[Story, Related]]:
    """Return the pages of these ids at their origin, each with what it is tied to."""
    wanted = list(ids)
    kinds = set(_of_origin(Story, origin, wanted).values_list("content_type__model", flat=True).distinct())
    stories = [
        story
        for model in MODELS.values()
        if model._meta.model_name in kinds
        for story in _of_origin(model, origin, wanted).annotate(last_editor=models.F("latest_revision__user"))
    ]
    related: dict[int, Related] = {story.pk: {name: set() for name in RELATIONS} for story in stories}
    if stories:
        _fill(related)
    return {story.origin_id: (story, related[story.pk]) for story in stories}


def _of_origin(model: type[Story], origin: str, ids: list[str]) -> models.QuerySet[Story]:
    # The index is of pages that have an origin; SQLite takes it only for a question that says so.
    return model._default_manager.filter(origin=origin, origin_id__in=ids).exclude(origin="")


def _fill(related: dict[int, Related]) -> None:
    for name, (through, owner, column) in _LINKS.items():
        pairs = through._default_manager.filter(**{f"{owner}__in": list(related)}).values_list(owner, column)
        for story_id, target in pairs:
            related[story_id][name].add(target)
