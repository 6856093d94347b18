"""Finds fields, tags and authors by name and makes those that are missing."""

from collections import Counter
from collections.abc import Callable, Hashable
from typing import TypeVar

from core.text import clean_line, fold
from stories.importing.rows import Byline
from stories.models import Author, Field, Tag
from stories.services.taxonomy import fields_by_name

_Key = TypeVar("_Key", bound=Hashable)


class Names:
    """Ids of fields, tags and authors; in a dry run what is missing gets an id below zero instead of a record."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self.dry_run = dry_run
        self.made: Counter[str] = Counter()
        self._fields = {key: field.pk for key, field in fields_by_name().items()}
        self._spellings: dict[str, int] = {}
        self._tags = {name.casefold(): pk for name, pk in Tag.objects.values_list("name", "pk")}
        self._authors = {
            _author_key(name, unit): pk for name, unit, pk in Author.objects.values_list("name", "unit_name", "pk")
        }

    def field(self, name: str) -> int:
        """Return the field of that name or alias, in any spelling."""
        if name not in self._spellings:
            self._spellings[name] = self._get(self._fields, fold(name), "lĩnh vực", lambda: _saved(Field(name=name)))
        return self._spellings[name]

    def tag(self, name: str) -> int:
        """Return the tag of that name, in capitals or not."""
        return self._get(self._tags, name.casefold(), "thẻ", lambda: _saved(Tag(name=name)))

    def author(self, byline: Byline) -> int:
        """Return the author of that name and unit."""
        key = _author_key(byline.name, byline.unit)
        return self._get(self._authors, key, "tác giả", lambda: _saved(Author(name=byline.name, unit_name=byline.unit)))

    def _get(self, known: dict[_Key, int], key: _Key, what: str, make: Callable[[], int]) -> int:
        if key not in known:
            self.made[what] += 1
            known[key] = -self.made.total() if self.dry_run else make()
        return known[key]


def _saved(record: Field | Tag | Author) -> int:
    record.save()
    return int(record.pk)


def _author_key(name: str, unit: str) -> tuple[str, str]:
    return clean_line(name).casefold(), clean_line(unit).casefold()
