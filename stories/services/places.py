"""Keeps the present place and province of stories in step with their places."""

from places.graph import PlaceGraph
from stories.models.story import Story


def set_present_places(story: Story, graph: PlaceGraph | None = None) -> None:
    """Set `place_now` and `province_now` from `place`; None where a split leaves it open and nobody has chosen.

    `graph` holds the places, if they were read already.
    """
    place = story.place_id
    if place is None:
        story.place_now_id = story.province_now_id = None
        return
    graph = graph or PlaceGraph.around([place])
    candidates = graph.present(place)
    if len(candidates) == 1:
        (story.place_now_id,) = candidates
    elif story.place_now_id not in candidates:
        story.place_now_id = None
    story.province_now_id = graph.present_province(story.place_now_id or place)
