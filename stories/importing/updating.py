"""Changes pages that were imported before, the way an editor's change is made: by a revision that is published."""

from typing import Any

from django.db import transaction

from stories.importing.content import Content, award_of, columns_for
from stories.models import ExemplarPage, Story, StoryTag
from stories.services.listing import refresh


@transaction.atomic
def update(story: Story, content: Content) -> None:
    """Make `story` what the row says; one that is off line stays so, and what editors wrote stays in its history."""
    columns = columns_for(story, content)
    for name, value in columns.items():
        setattr(story, name, value)
    if "place_now_id" in columns:
        story.is_place_now_chosen = False
    if "body" in content.row.given:
        changed: Any = story
        changed.body = content.blocks
    if content.row.slug:
        story.slug = content.row.slug
    story.draft_title = story.title
    _set_relations(story, content)
    story.save(clean=False)
    revision = story.save_revision(clean=False)
    if story.live:
        revision.publish(log_action=True)
    refresh([story.pk])


def was_edited(story: Story) -> bool:
    """Say whether a person has changed the story since it was imported; it comes from `stored_stories`."""
    return story.has_unpublished_changes or getattr(story, "last_editor", None) is not None


def _set_relations(story: Story, content: Content) -> None:
    for name, ids in content.relations.items():
        if name == "tags":
            story.tagged_items = [StoryTag(tag_id=tag) for tag in ids]
        else:
            related = story._meta.get_field(name).related_model
            setattr(story, name, list(related._default_manager.filter(pk__in=ids)))
    if isinstance(story, ExemplarPage) and "awards" in content.row.given:
        story.awards = [award_of(award, order) for order, award in enumerate(content.awards)]
