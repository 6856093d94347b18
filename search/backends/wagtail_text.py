"""The text of a page, picture, document or snippet as the newsroom's index holds it: folded keys alone."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Manager
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from core.vietnamese import exact_key, syllables

# Of one field; more of it is not found.
LONGEST_TEXT = 50_000
# Begins what nobody can type: a letter of the private use area.
_OURS = "\ue000"
_LONGEST_WHOLE = 100
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 40


class Piece(NamedTuple):
    """The keys of one field of an object; `boost` is 1 if the field says nothing of it."""

    name: str
    keys: list[str]
    boost: float


def keys(text: str) -> list[str]:
    """Return the keys under which words are found: folded syllables and numbers, then words of other scripts."""
    text = text[:LONGEST_TEXT]
    return [one.folded for one in syllables(text)] + ([] if text.isascii() else list(_foreign(text)))


def _foreign(text: str) -> Iterator[str]:
    return (word.casefold()[:_LONGEST_WORD] for word in _WORD.findall(text) if not exact_key(word))


def whole(of_title: list[str]) -> str:
    """Return the key that a title of just these keys bears beside them, "" for a title without any."""
    joined = "".join(of_title)[:_LONGEST_WHOLE]
    return _OURS + joined if joined else ""


def within(name: str, key: str) -> str:
    """Return the key that says that `key` stands in the field `name`; titles have a place of their own instead."""
    return f"{_OURS}{name.replace('_', '')}{_OURS}{key}"


def searched_pieces(item: Any) -> list[Piece]:
    """Return what whole words are searched in."""
    return _pieces(item, item.get_search_fields(), SearchField)


def completed_pieces(item: Any) -> list[Piece]:
    """Return what words that are still being typed are searched in."""
    return _pieces(item, item.get_search_fields(), AutocompleteField)


def field_keys(piece: Piece) -> list[str]:
    """Return the keys of a piece and, for all but titles, the keys that say where they stand."""
    if piece.name == "title":
        return [*piece.keys, *filter(None, [whole(piece.keys)])]
    return [*piece.keys, *(within(piece.name, key) for key in piece.keys)]


def _pieces(item: Any, fields: Iterable[Any], wanted: Any) -> list[Piece]:
    found = []
    for field in fields:
        if isinstance(field, wanted):
            boost = getattr(field, "boost", None) or 1.0
            found.append(Piece(field.field_name, keys(_text(field.get_value(item))), boost))
        elif isinstance(field, RelatedFields):
            for other in _related(field, item):
                found += _pieces(other, field.fields, wanted)
    return found


def _related(field: Any, item: Any) -> Iterable[Any]:
    value = field.get_value(item)
    if isinstance(value, Manager):
        return value.all()
    return [] if value is None else [value]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return force_str(value)
