"""What the pages of the public site show: the contexts of stories and of lists."""

from stories.pages.lists import index_context
from stories.pages.story import story_context

__all__ = ["index_context", "story_context"]
