"""Keeps the present place and province of a story in step with its place."""

from places.lookup import present_province_of, resolve_present
from stories.models.story import Story


def set_present_places(story: Story) -> None:
    """Set `place_now` and `province_now` from `place`; None where a split leaves it open."""
    if story.place is None:
        story.place_now = story.province_now = None
        return
    successors = resolve_present(story.place)
    story.place_now = successors[0] if len(successors) == 1 else None
    story.province_now = present_province_of(story.place)
