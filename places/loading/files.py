"""Reads files of places and successions; what is wrong is said with the file and the line."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from core.text import clean_text


class BadFile(ValueError):
    """A file that cannot be loaded: one sentence that says where and why."""


@dataclass(slots=True)
class Line:
    """One row of a file: its cells by column, without the columns that the file does not have."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def bad(self, what: str) -> BadFile:
        """Return the error that says what is wrong with this line."""
        return BadFile(_("%(file)s, dòng %(line)d: %(what)s") % {"file": self.file, "line": self.number, "what": what})


def read_lines(path: Path, columns: Iterable[str], required: Iterable[str]) -> list[Line]:
    """Return the rows of a CSV file in UTF-8, with or without a byte order mark, cleaned and in NFC.

    Raises:
        BadFile: the file cannot be read, lacks a required column, or a row has too few or too many cells.
    """
    rows = csv.reader(_text(path).splitlines(), strict=True)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        for column in required:
            if column not in header:
                raise Line(path.name, 1, {}).bad(_("thiếu cột “%s”.") % column)
        return list(_lines(path.name, rows, header, set(columns)))
    except csv.Error as error:
        raise Line(path.name, rows.line_num, {}).bad(_("không đọc được dòng này.")) from error


def _text(path: Path) -> str:
    try:
        return clean_text(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadFile(_("%s: không mở được tệp.") % path.name) from error
    except UnicodeDecodeError as error:
        raise BadFile(_("%s: tệp không phải UTF-8.") % path.name) from error


def _lines(file: str, rows: Any, header: list[str], columns: set[str]) -> Iterator[Line]:
    for cells in rows:
        if not any(cells):
            continue
        if len(cells) != len(header):
            error = _("có %(found)d ô, cần %(wanted)d.") % {"found": len(cells), "wanted": len(header)}
            raise Line(file, rows.line_num, {}).bad(error)
        named = zip(header, cells, strict=True)
        yield Line(file, rows.line_num, {name: " ".join(cell.split()) for name, cell in named if name in columns})


def longest(model: type[Model], column: str) -> int:
    """Return how many characters a column of text holds."""
    field: Any = model._meta.get_field(column)
    return field.max_length
