"""The blocks that a story's body is made of."""

from stories.blocks.body import HowToBody, StoryBody

__all__ = ["HowToBody", "StoryBody"]
