"""`?tu=`: the stories of a place of today that were told when it was another unit, or lay in one."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from places.history import History
from places.models import Level, Place
from stories.querysets import Conditions

FROM = "tu"
_SLUG = re.compile(r"[a-z0-9_-]{1,160}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Narrowed:
    """The past unit whose stories are asked for; `is_part`: only a part of it went into the place."""

    place: Place
    is_part: bool
    conditions: Conditions

    @property
    def query(self) -> str:
        """Return the part of the address that asks for it."""
        return f"{FROM}={self.place.slug}"


def asked_slug(params: QueryDict) -> str:
    """Return the address of the unit that is asked for, "" for nothing or what can be none."""
    value = params.get(FROM, "")
    return value if _SLUG.fullmatch(value) else ""


def read_narrowed(history: History, params: QueryDict) -> Narrowed | None:
    """Return what the address asks for; None for nothing, and for a unit that did not go into the place."""
    slug = asked_slug(params)
    origin = history.find(slug) if slug else None
    if origin is not None:
        return Narrowed(origin.place, origin.is_part, origin_conditions(history.place, origin.place, origin.is_part))
    district = history.former_district(slug) if slug else None
    if district is None or history.place.level != Level.COMMUNE:
        return None
    return Narrowed(district, True, origin_conditions(history.place, district, is_part=True))


def origin_conditions(place: Place, then: Place, is_part: bool) -> Conditions:
    """Return how the stories of a past unit are found that belong to `place` now."""
    return Conditions(links={"place": then.pk}, columns={column_of(place): place.pk} if is_part else {})


def column_of(place: Place) -> str:
    """Return the column of a listed story that says that it belongs to `place` today."""
    return "province_now_id" if place.level == Level.PROVINCE else "place_now_id"
