"""A place as schema.org's AdministrativeArea."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from core.templatetags.shell import capital
from places.english import english_name
from places.models import Place


def area(place: Place, absolute: Callable[[str], str], other_names: Iterable[str] = ()) -> dict[str, Any]:
    """Return a place for machines; `absolute` makes an address full, `other_names` are those it bore before."""
    found: dict[str, Any] = {"@context": "https://schema.org", **_named(place, absolute)}
    own = found["name"]
    found["alternateName"] = list(dict.fromkeys(name for name in (english_name(place), *other_names) if name != own))
    if place.latitude is not None and place.longitude is not None:
        centre = {"latitude": float(place.latitude), "longitude": float(place.longitude)}
        found["geo"] = {"@type": "GeoCoordinates", **centre}
    above = _named(place.parent, absolute) if place.parent else {"@type": "Country", "name": "Việt Nam"}
    found["containedInPlace"] = above
    return found


def _named(place: Place, absolute: Callable[[str], str]) -> dict[str, Any]:
    url = absolute(reverse("place", args=[place.slug]))
    return {"@type": "AdministrativeArea", "name": capital(place.full_name), "url": url}
