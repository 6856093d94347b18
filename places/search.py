"""The places that an editor may mean while typing."""

from collections.abc import Iterable

from django.db.models import Case, Q, Value, When

from core.dates import today
from places.models import Place
from places.names import query_words
from places.querysets import present_units

LIMIT = 20


def search_places(text: str, level: int | None = None, limit: int = LIMIT) -> list[Place]:
    """Return places with every word of `text`: today's first, then those whose own name has them."""
    found = query_words(text)
    places = Place.objects.matching(text).with_province()
    if level is not None:
        places = places.filter(level=level)
    if not found:
        return []
    places = places.annotate(
        gone=Case(When(valid_to__lte=today(), then=Value(1)), default=Value(0)),
        likeness=Case(
            When(_named(f" {word} " for word in found), then=Value(0)),
            When(_named(f" {word}" for word in found), then=Value(1)),
            default=Value(2),
        ),
    )
    return list(places.order_by("gone", "likeness", "level", "sort_key", "pk")[:limit])


def _named(parts: Iterable[str]) -> Q:
    query = Q()
    for part in parts:
        query &= Q(search_key__contains=part)
    return query


def suggestions(text: str, level: int | None = None) -> list[dict[str, str | int]]:
    """Return what the picker shows: each id with the full name, and for a past unit what it is today."""
    places = search_places(text, level)
    now = present_units([place for place in places if place.is_past])
    return [{"id": place.pk, "text": place.label_with(now.get(place.pk, []))} for place in places]
