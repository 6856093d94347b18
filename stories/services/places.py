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
    else:
        graph = graph or PlaceGraph.around([place])
        chosen = story.place_now_id if story.is_place_now_chosen else None
        story.place_now_id, story.province_now_id = present_places(graph, place, chosen)
    story.is_place_now_chosen = story.is_place_now_chosen and story.place_now_id is not None


def present_places(graph: PlaceGraph, place: int, chosen: int | None) -> tuple[int | None, int | None]:
    """Return the unit and the province of today of `place`; of several units `chosen`, or what became of that."""
    candidates = graph.present(place)
    if len(candidates) != 1 and chosen is not None:
        candidates &= graph.present(chosen)
    now = min(candidates) if len(candidates) == 1 else None
    return now, graph.present_province(now or place)
