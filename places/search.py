"""The places that an editor may mean while typing."""

from django.db.models import Case, Q, Value, When

from places.models import Place
from places.names import words
from places.querysets import MAX_QUERY, MAX_WORDS, present_units, today

LIMIT = 20


def search_places(text: str, level: int | None = None, limit: int = LIMIT) -> list[Place]:
    """Return places with every word of `text`: today's first, then those named so, then the higher ones."""
    own = Q()
    for word in words(text[:MAX_QUERY])[:MAX_WORDS]:
        own &= Q(search_key__contains=f" {word}")
    places = Place.objects.matching(text).with_province()
    if level is not None:
        places = places.filter(level=level)
    if not own:
        return []
    return list(
        places.annotate(
            gone=Case(When(valid_to__lte=today(), then=Value(1)), default=Value(0)),
            named_otherwise=Case(When(own, then=Value(0)), default=Value(1)),
        ).order_by("gone", "named_otherwise", "level", "sort_key", "pk")[:limit]
    )


def suggestions(text: str, level: int | None = None) -> list[dict[str, str | int]]:
    """Return what the picker shows: each id with the full name, and for a past unit what it is today."""
    places = search_places(text, level)
    now = present_units([place for place in places if place.is_past])
    return [{"id": place.pk, "text": place.label_with(now.get(place.pk, []))} for place in places]
