"""What a reader means by what was typed."""

from search.understanding.understand import understand

__all__ = ["understand"]
