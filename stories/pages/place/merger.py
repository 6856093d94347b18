"""What a place was made of, as streams of a river and as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from places.drawings.rivers import Rivers, Stream, rivers
from places.history import Origin
from places.models import Place
from places.sentences import day_words, merged_title
from stories.pages.place.narrowing import FROM


@dataclass(frozen=True)
class OriginRow:
    """A unit that went into the place: its name, the number of its stories, and where these are listed."""

    name: str
    number: int
    is_part: bool
    url: str
    stream: Stream


@dataclass(frozen=True)
class Merger:
    """The drawing of what a place was made of, and the same in rows; `day` is when."""

    title: str
    day: str
    rows: list[OriginRow]
    drawing: Rivers
    resolutions: list[str]


def merger_of(place: Place, origins: Sequence[Origin], numbers: Mapping[int, int]) -> Merger:
    """Return what `place` was made of; `numbers` are those of stories by the id of a place."""
    told = [numbers.get(origin.place.pk, 0) for origin in origins]
    drawing, path = rivers(told), reverse("place", args=[place.slug])
    rows = [
        OriginRow(name, number, origin.is_part, f"{path}?{FROM}={origin.place.slug}#ket-qua", stream)
        for name, number, origin, stream in zip(_names(place, origins), told, origins, drawing.streams, strict=True)
    ]
    day = origins[0].place.valid_to
    resolutions = list(dict.fromkeys(origin.resolution for origin in origins if origin.resolution))
    return Merger(merged_title(origins), day_words(day) if day else "", rows, drawing, resolutions)


def _names(place: Place, origins: Sequence[Origin]) -> list[str]:
    """Return names, with what stands above where two are the same; the one that `place` bears too is the old one."""
    names = [origin.place.full_name for origin in origins]
    return [_name(place, origin.place, names) for origin in origins]


def _name(place: Place, then: Place, names: Sequence[str]) -> str:
    name = then.full_name
    if names.count(name) > 1 and then.parent:
        return f"{name} ({then.parent.full_name})"
    return _("%s cũ") % name if name == place.full_name else name
