"""Puts many new pages into the search index of the admin at once."""

import logging
from collections.abc import Iterable

from wagtail.search.backends import get_search_backends

from stories.models import Story

logger = logging.getLogger(__name__)


def add_to_index(stories: Iterable[Story]) -> None:
    """Index stored pages; a failure is logged, `manage.py update_index` repairs it."""
    by_model: dict[type[Story], list[Story]] = {}
    for story in stories:
        by_model.setdefault(type(story), []).append(story)
    for backend in get_search_backends(with_auto_update=True):
        for model, of_model in by_model.items():
            try:
                backend.add_bulk(model, of_model)
            except Exception:
                logger.exception("%d imported stories could not be indexed", len(of_model))
