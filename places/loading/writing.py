"""Writes many places at once."""

from uuid import uuid4

from places.models.place import DERIVED, Level, Place
from places.querysets import renew_below

_BATCH = 500
_FIELDS = [
    *("slug", "kind", "name", "aliases", "code", "valid_from", "valid_to"),
    *("parent", "former_parent", "latitude", "longitude", "shipped"),
    *DERIVED,
]


def write(places: list[Place], addresses: dict[str, int]) -> None:
    """Store new and changed places, units above before those below; `addresses` are those in use, with their ids."""
    _settle_addresses(places, addresses)
    stored = [place for place in places if place.pk]
    for level in Level.values:
        here = [place for place in places if place.level == level]
        for place in here:
            # The unit above has an id only now.
            place.parent, place.former_parent = place.parent, place.former_parent
        Place.objects.bulk_create([place for place in here if place.pk is None], batch_size=_BATCH)
    Place.objects.bulk_create(
        stored,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_FIELDS,
    )
    renew_below(place.pk for place in stored if place.level != Level.COMMUNE)


def _settle_addresses(places: list[Place], addresses: dict[str, int]) -> None:
    """Let changed rows give up their addresses first; a wanted one that somebody else keeps gets a number."""
    owners = {pk: slug for slug, pk in addresses.items()}
    moving = [place for place in places if place.pk and owners[place.pk] != place.slug]
    held = set(addresses) - {owners[place.pk] for place in moving}
    for place in [place for place in places if place.pk is None] + moving:
        place.slug = _free(place.slug, held)
        held.add(place.slug)
    if moving:
        mark = uuid4().hex[:8]
        leaving = [Place(pk=place.pk, slug=f"{mark}-{place.pk}") for place in moving]
        Place.objects.bulk_update(leaving, ["slug"], batch_size=_BATCH)


def _free(wanted: str, held: set[str]) -> str:
    slug, number = wanted, 1
    while slug in held:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
