"""What the listing says of a story: its row, and the places that it belongs to."""

import datetime
from collections.abc import Iterable, Iterator

from core.text import shorten
from places.graph import PlaceGraph
from stories.models import Listing, Story


def row_of(story: Story, main_field: int | None) -> Listing:
    """Return the row of a public story, not stored; `main_field` is the id of its first field."""
    row = Listing(
        story_id=story.pk,
        kind=story.kind,
        title=story.title,
        lead=story.lead or shorten(story.search_description, 300),
        address=story.address,
        cover_id=story.cover_id,
        sort_date=story.sort_moment,
        date_known=story.shown_date is not None,
        month=month_number(story.shown_date),
        has_time=story.shown_time is not None,
        changed_at=story.last_published_at or story.latest_revision_created_at or story.sort_moment,
        place_id=story.place_id,
        place_as_written=story.place_as_written,
        place_now_id=story.place_now_id,
        province_now_id=story.province_now_id,
        unit_id=story.unit_id,
        main_field_id=main_field,
    )
    for column in (
        "subject_type",
        "grade",
        "stage",
        "year",
        "section_id",
        "stream_id",
        "period_from",
        "period_to",
    ):
        if hasattr(story, column):
            setattr(row, column, getattr(story, column))
    return row


def month_number(day: datetime.date | None) -> int | None:
    """Return 202611 for a day of November 2026, none for no day."""
    return day.year * 100 + day.month if day else None


def placed(rows: Iterable[Listing], graph: PlaceGraph | None = None) -> Iterator[tuple[int, int]]:
    """Yield each row's id with every place that it belongs to, in any geography."""
    places = {row.pk: (row.place_id, row.place_now_id, row.province_now_id) for row in rows}
    known = {pk for ids in places.values() for pk in ids if pk is not None}
    if not known:
        return
    graph = graph or PlaceGraph.around(known)
    rolled = {ids: graph.roll_up(*ids) for ids in set(places.values())}
    for story, ids in places.items():
        yield from ((story, place) for place in sorted(rolled[ids]))
