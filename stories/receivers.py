"""Keeps the listing and the admin's search index in step with the pages."""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.signals import page_published, page_unpublished, post_page_move

from comments.signals import comments_counted
from stories.models import Listing, Story
from stories.services import listing
from stories.services.viewing import show_views
from visits.signals import views_counted

logger = logging.getLogger(__name__)


def _index_later(story: Story) -> None:
    """Index for the admin's search once tags and fields are stored; a failure is logged, `update_index` repairs it."""

    def put() -> None:
        try:
            index.insert_or_update_object(story)
        except Exception:
            logger.exception("story %s could not be indexed", story.pk)

    transaction.on_commit(put)


@receiver(page_published)
@receiver(page_unpublished)
def story_changed(instance: Page, **kwargs: Any) -> None:
    """Show or hide the story everywhere at once."""
    if isinstance(instance, Story):
        listing.refresh([instance.pk])
        _index_later(instance)


@receiver(post_save)
def story_saved(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Index drafts too, and hide a story that was taken off line without Wagtail's own signals."""
    if raw or not isinstance(instance, Story):
        return
    if not instance.live:
        listing.hide([instance.pk])
    if kwargs.get("update_fields") is None:
        _index_later(instance)


@receiver(post_delete)
def story_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Forget a story that was deleted; on the way Wagtail unpublishes it, which lists it anew while it is live."""
    if isinstance(instance, Story):
        listing.forget(instance.pk)


@receiver(comments_counted)
def comments_changed(page: int, shown: int, **kwargs: Any) -> None:
    """Say on cards how many comments a story has."""
    Listing.objects.filter(pk=page).update(comments=shown)


@receiver(views_counted)
def views_changed(added: Mapping[int, int], **kwargs: Any) -> None:
    """Say on cards how often a story was viewed; other pages stand below zero."""
    show_views(page for page in added if page > 0)


@receiver(post_page_move)
def page_moved(instance: Page, **kwargs: Any) -> None:
    """A page, with all below it, may have come under a restriction or left one."""
    listing.refresh_below(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def restriction_changed(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restriction hides its page and everything below, at once."""
    if origin is not None and getattr(origin, "model", type(origin)) is not PageViewRestriction:
        # It goes because its page goes: nothing becomes public.
        return
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        listing.refresh_below(page)
