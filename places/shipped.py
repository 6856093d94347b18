"""What the files that come with the site say of a row, and where an administrator says otherwise."""

import datetime
from decimal import Decimal
from typing import Any

# The units above stand in a file by their addresses.
ABOVE = ("parent", "former_parent")
DATES = ("valid_from", "valid_to")
# Degrees, up to this from zero.
CENTRE = {"latitude": 90, "longitude": 180}
_FIVE_PLACES = Decimal("0.00001")


def stored(column: str, text: str) -> object:
    """Return what is stored for the text of a cell that is not one of `ABOVE`."""
    if column in DATES:
        return datetime.date.fromisoformat(text) if text else None
    if column in CENTRE:
        return Decimal(text).quantize(_FIVE_PLACES) if text else None
    return text


def file_slug(place: Any) -> str:
    """Return the address by which files know a place; "" for none."""
    return str(place.shipped.get("slug", place.slug)) if place else ""


def corrections(row: Any) -> dict[str, str]:
    """Return, by field, what the file says of a row where the row says otherwise; nothing for a row of our own."""
    return {column: text for column, text in row.shipped.items() if not _agrees(row, column, text)}


def is_edited(row: Any) -> bool:
    """Say whether a row was corrected or added by hand."""
    return not row.shipped or bool(corrections(row))


def _agrees(row: Any, column: str, text: str) -> bool:
    value = getattr(row, column)
    if column in ABOVE:
        return file_slug(value) == text
    return bool(row._meta.get_field(column).to_python(value) == stored(column, text))
