"""Notes what changed for search, inside the transaction that changes it."""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from search import helper
from search.building import WORTH_A_PROCESS
from search.documents import document_name, story_name
from search.outbox import note, note_stories
from search.spreading import NAMED, group_name, said_columns, stories_naming, stories_of
from stories.models import CampaignPage, ExemplarPage, OfficialDocument, Story
from stories.signals import import_begun, import_ended, listing_written

_RENAMED = "_is_renamed_for_search"


@receiver(listing_written)
def stories_listed(ids: Collection[int], **kwargs: Any) -> None:
    """Index stories whose rows in the listing were written or removed."""
    note(map(story_name, ids))


@receiver(import_begun)
def many_stories_come(number: int, is_indexed: bool = True, **kwargs: Any) -> None:
    """Index what comes beside the import, which would take thrice as long, or leave it for later."""
    if not is_indexed:
        helper.put_off()
    elif number >= WORTH_A_PROCESS and not connection.in_atomic_block:
        helper.start()


@receiver(import_ended)
def many_stories_came(**kwargs: Any) -> None:
    """Wait until all that came is indexed."""
    helper.finish()


@receiver(post_save, sender=OfficialDocument)
@receiver(post_delete, sender=OfficialDocument)
def document_changed(instance: OfficialDocument, **kwargs: Any) -> None:
    """Index an official document."""
    note([document_name(instance.pk)])


def _before_save(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    columns = said_columns(sender)
    rows = sender._default_manager.filter(pk=instance.pk).values_list(*columns) if instance.pk and not raw else ()
    said = tuple(getattr(instance, column) for column in columns)
    setattr(instance, _RENAMED, any(row != said for row in rows))


def _after_save(instance: Model, **kwargs: Any) -> None:
    if instance.__dict__.pop(_RENAMED, False):
        note([group_name(instance)])


def _before_delete(instance: Model, **kwargs: Any) -> None:
    # Afterwards nobody knows any more which they were.
    note_stories(stories_of(group_name(instance)))


@receiver(pre_delete, sender=CampaignPage)
@receiver(pre_delete, sender=ExemplarPage)
def named_story_deleted(instance: Story, **kwargs: Any) -> None:
    """Index the stories that say the name of a campaign or an exemplar."""
    note_stories(stories_naming([instance.pk]))


for _model in NAMED:
    pre_save.connect(_before_save, sender=_model)
    post_save.connect(_after_save, sender=_model)
    pre_delete.connect(_before_delete, sender=_model)
