"""How many stories places have."""

from collections.abc import Collection

from django.db.models import Count, TextField
from django.db.models.functions import Cast

from places.history import History
from stories.models import ListingPlace
from stories.pages.place.narrowing import column_of
from stories.tallies import tally, tally_rows


def numbers_of(ids: Collection[int], history: History | None = None) -> dict[int, int]:
    """Return the number of stories by the id of a place, in one query; places without any are left out.

    Of the origins of `history`, those that went into several units count with what belongs to its place now.
    """
    parts = {origin.place.pk for origin in history.origins if origin.is_part} if history else set()
    if history is None or not parts:
        return tally("place", among=ids)
    shared = (
        ListingPlace.objects.filter(place__in=parts, **{f"story__{column_of(history.place)}": history.place.pk})
        .order_by()
        .annotate(part=Cast("place_id", TextField()))
        .values_list("part")
        .annotate(number=Count("pk"))
    )
    rows = tally_rows("place", among=set(ids) - parts)
    return {int(value): number for value, number in rows.union(shared, all=True)}
