"""What is written of the values of a place or a succession: in its history, and beside what the file says."""

import copy
import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from places.models import Place
from places.shipped import ABOVE, corrections, stored

Change = dict[str, str]


def shown(row: Any, column: str) -> str:
    """Return a value in words: "01/07/2025", "huyện Thuận Châu, tỉnh Sơn La"."""
    value = getattr(row, column)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, Place):
        return value.full_name_with_province
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    words = getattr(row, f"get_{column}_display", None)
    return str(words() if words else "" if value is None else value) or _("để trống")


def changes(before: Any, after: Any, columns: list[str]) -> list[Change]:
    """Return what differs between two states of a row, in words that stay true when names change later."""
    found = []
    for column in columns:
        if getattr(before, column) != getattr(after, column):
            said = {"field": title(before, column), "before": shown(before, column), "after": shown(after, column)}
            found.append(said)
    return found


def title(row: Any, column: str) -> str:
    """Return the name of a field."""
    return str(capfirst(row._meta.get_field(column).verbose_name))


def said_by_file(row: Any) -> dict[str, str]:
    """Return in words, by field, what the file says where a row was corrected."""
    twin = copy.copy(row)
    for column in (corrected := corrections(row)):
        setattr(twin, column, value_in_file(row, column))
    return {column: shown(twin, column) for column in corrected}


def value_in_file(row: Any, column: str) -> Any:
    """Return the value that the file gives to a field; None for a unit above that is no more."""
    text = row.shipped[column]
    if column not in ABOVE:
        return stored(column, text)
    if not text:
        return None
    return Place.objects.filter(shipped__slug=text).first() or Place.objects.filter(slug=text, shipped={}).first()
