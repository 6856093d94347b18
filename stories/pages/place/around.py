"""What lies near a commune, and what else bears its name."""

from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt

from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from places.models import Level, Place
from stories.tallies import ids_with_stories

NEAREST = 6
_EARTH_KM = 6371.0


def around(place: Place) -> list[Place]:
    """Return the nearest communes with stories, and today's communes of the same name, in one query."""
    communes = Place.objects.present().filter(level=Level.COMMUNE).exclude(pk=place.pk).order_by()
    query = Q(name_key=place.name_key, name=place.name)
    if place.latitude is not None and place.longitude is not None:
        narrowing = cos(radians(float(place.latitude)))
        up = Cast("latitude", FloatField()) - float(place.latitude)
        across = (Cast("longitude", FloatField()) - float(place.longitude)) * narrowing
        told = communes.filter(latitude__isnull=False, longitude__isnull=False, pk__in=ids_with_stories("place"))
        near = told.annotate(up=up, across=across).order_by(F("up") * F("up") + F("across") * F("across"), "pk")
        query |= Q(pk__in=near.values("pk")[:NEAREST])
    return list(communes.filter(query).with_province())


def nearest(place: Place, found: Iterable[Place], numbers: Mapping[int, int]) -> list[tuple[Place, int, str]]:
    """Return the nearest of what `around` found that have stories: with their number and the distance in words."""
    far = {one.pk: kilometres(place, one) for one in found if numbers.get(one.pk)}
    near = sorted((one for one in found if far.get(one.pk) is not None), key=lambda one: (far[one.pk], one.pk))
    return [(one, numbers[one.pk], distance_words(far[one.pk] or 0)) for one in near[:NEAREST]]


def namesakes(place: Place, found: Iterable[Place]) -> list[Place]:
    """Return what bears the same name, in order of province."""
    same = (one for one in found if one.name == place.name)
    return sorted(same, key=lambda one: (one.province.sort_key, one.kind, one.pk))


def kilometres(one: Place, other: Place) -> float | None:
    """Return the distance of two centres as the crow flies, None where one is not known."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    north, east, north_too, east_too = (
        radians(float(value or 0)) for value in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    half = sin((north - north_too) / 2) ** 2 + cos(north) * cos(north_too) * sin((east - east_too) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def distance_words(distance: float) -> str:
    """Return a distance in words: "cách khoảng 12 km"; beyond 20 km in fives, as centres say no more."""
    step = 5 if distance > 20 else 1
    return _("cách khoảng %s km") % max(1, round(distance / step) * step)
