"""Which of several places of one name is meant: by accents, by kind, by the day."""

import datetime
import re
from collections.abc import Iterable

from core.dates import today
from core.text import fold
from places.models import Level, Place
from places.names import after_kind, name_key, typed_kind
from places.spelling import one_spelling

# What a writer calls a unit tells its level; "thành phố" stands before provinces and districts.
_LEVEL_OF_WORD: dict[str, int] = {
    **dict.fromkeys(("thanhpho", "quan", "huyen", "thixa"), Level.DISTRICT),
    **dict.fromkeys(("xa", "phuong", "thitran", "dackhu"), Level.COMMUNE),
}

_WORD = re.compile(r"\w+")
Rank = tuple[bool, ...]


def ranked(places: Iterable[Place], text: str, on: datetime.date | None, level: int | None = None) -> list[Place]:
    """Return the places in the order in which `text` may mean them; `level` is the one that was asked for.

    First those of the level, then those written alike, of the day asked for, of the kind typed, of today, the latest;
    what is alike in all this goes by the province's name.
    """
    by_name = sorted(places, key=lambda place: (place.province.sort_key, place.sort_key, place.pk))
    latest_first = sorted(by_name, key=lambda place: place.valid_to or datetime.date.max, reverse=True)
    return sorted(latest_first, key=lambda place: _rank(place, text, on, level))


def is_ambiguous(found: list[Place], text: str, on: datetime.date | None, level: int | None = None) -> bool:
    """Say whether nothing but chance puts the first of these ranked places before the second."""
    return len(found) > 1 and _rank(found[0], text, on, level) == _rank(found[1], text, on, level)


def level_written(text: str) -> int | None:
    """Return the level of the kind typed before a name below the province, None if there is none."""
    return _LEVEL_OF_WORD.get(typed_kind(text))


def has_other_kind(place: Place, text: str) -> bool:
    """Say whether `text` calls the place by a kind that it is not of."""
    return not _is_whole_name(place, text) and typed_kind(text) not in ("", name_key(place.kind_word))


def marked_words(text: str) -> list[str]:
    """Return the words of a typed name that bear accents, in lower case and one spelling; a kind in front says less."""
    return [word for word in _words(after_kind(text)) if fold(word) != word]


def marks_missed(place: Place, words: list[str]) -> int:
    """Return how many of these words begin no word of the place's full name as they are written."""
    if not words:
        return 0
    names = _words(" ".join((place.full_name_with_province, *place.aliases.split(";"))))
    return sum(not any(name.startswith(word) for name in names) for word in words)


def _words(text: str) -> list[str]:
    return _WORD.findall(one_spelling(text).lower())


def spellings(place: Place) -> set[str]:
    """Return the keys under which a place is found: of its name and of the other ways to write it."""
    return {place.name_key, *(name_key(alias) for alias in place.aliases.split(";"))} - {""}


def _rank(place: Place, text: str, on: datetime.date | None, level: int | None) -> Rank:
    """Return what makes one place of a name better than another; the smaller, the better."""
    return (
        level is not None and place.level != (level_written(text) or level),
        _is_written_otherwise(place, text),
        on is not None and not place.is_valid_on(on),
        has_other_kind(place, text),
        not place.is_valid_on(today()),
        not _is_whole_name(place, text),
    )


def _is_whole_name(place: Place, text: str) -> bool:
    """Say whether all of `text` is the name: "Quân Chu" is no quận Chu."""
    return name_key(text) in spellings(place)


def _is_written_otherwise(place: Place, text: str) -> bool:
    """Say whether the accents differ; those who type none mean any."""
    name = one_spelling(text if _is_whole_name(place, text) else after_kind(text)).casefold()
    known = [place.name, *place.aliases.split(";")]
    return all(one_spelling(one).casefold() != name for one in known)
