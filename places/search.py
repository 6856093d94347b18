"""The places that an editor or a reader may mean while typing."""

from collections.abc import Iterable

from django.db.models import Case, Q, Value, When

from core.dates import today
from places.labels import labels
from places.models import Place
from places.names import place_words, query_keys
from places.ranking import marked_words, marks_missed
from places.scope import Scope, scope_within

LIMIT = 20
# With typed accents more are read than shown, so that those written alike are among them.
_MORE = 3
Within = Place | Scope | None


def search_places(text: str, level: int | None = None, limit: int = LIMIT, within: Within = None) -> list[Place]:
    """Return places with every word of `text` in their or their superiors' names, a single one in their own.

    First those whose whole name is `text`, or its first or last words; of equals, those of today before past ones.
    Accents that were typed count before all that: "Phường Đúc" is not Phượng Dực.
    `within` is a province or the scope of a site: it, what it was made of, and what lies in them.
    """
    found = place_words(text)
    if not found:
        return []
    places = Place.objects.matching(text).filter(_scope(within).units())
    if len(found) == 1:
        # One word is never meant for all that lies in a unit of that name.
        places = places.filter(_named([f" {found[0]}"]))
    if level is not None:
        places = places.filter(level=level)
    gone = Case(When(valid_to__lte=today(), then=Value(1)), default=Value(0))
    half_typed = Case(When(_named(f" {word} " for word in found), then=Value(0)), default=Value(1))
    likeliest = places.order_by(_unlikeness(found), gone, half_typed, "level", "sort_key", "pk")
    # Names of units above are fetched only for those shown.
    marked = marked_words(text)
    ids = list(likeliest.values_list("pk", flat=True)[: limit * _MORE if marked else limit])
    shown = Place.objects.with_province().in_bulk(ids)
    return sorted((shown[pk] for pk in ids), key=lambda place: marks_missed(place, marked))[:limit]


def _unlikeness(words: list[str]) -> Case:
    """Return what to sort by: 0 for the whole name, 1 for it and names above, 2 for its words, 3 for names above."""
    whole = Q(name_key__in={*query_keys(" ".join(words)), *_parts(words)})
    return Case(
        When(whole & _named(f" {word} " for word in words), then=Value(0)),
        When(whole, then=Value(1)),
        When(_named(f" {word}" for word in words), then=Value(2)),
        default=Value(3),
    )


def _scope(within: Within) -> Scope:
    return within if isinstance(within, Scope) else scope_within(within)


def _named(parts: Iterable[str]) -> Q:
    return Q(*(Q(search_key__contains=part) for part in parts))


def _parts(words: list[str]) -> set[str]:
    """Return the names that the first or the last words may be: "nong lay thuan chau" begins with Nong Lay."""
    cuts = range(1, len(words))
    parts = [" ".join(part) for cut in cuts for part in (words[:cut], words[cut:])]
    return {key for part in parts for key in query_keys(part)}


def suggestions(text: str, level: int | None = None, within: Within = None) -> list[dict[str, str | int]]:
    """Return what the picker shows: each id with the full name, and for a past unit what it is today."""
    places = search_places(text, level, within=within)
    texts = labels(places)
    return [{"id": place.pk, "text": texts[place.pk]} for place in places]
