"""What the pages of the public site show: the contexts of stories and of lists."""

from typing import Any

from django.http import HttpRequest


def story_context(story: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what a story's page shows beside its own columns."""
    return {}


def index_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the filtered list of a kind."""
    return {}
