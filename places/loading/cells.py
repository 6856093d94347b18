"""What the cells of a file of places may hold, and how they are stored."""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.utils.translation import gettext as _

from places.loading.files import Line, longest
from places.models.place import Kind, Place, level_of
from places.shipped import ABOVE, CENTRE, DATES

PLACE_REQUIRED = ("slug", "kind", "name")
VALUES = ("slug", "kind", "name", "aliases", "code", "valid_from", "valid_to", "latitude", "longitude")
PLACE_COLUMNS = (*VALUES, *ABOVE)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
T = TypeVar("T")


def check(line: Line) -> None:
    """Raise BadFile if a cell of a line of places cannot be stored."""
    _check_words(line)
    for column in DATES:
        _parsed(line, column, _day, _("không có ngày “%s”; ghi như 2025-07-01."))
    check_span(line, line["valid_from"], line["valid_to"])
    for column, most in CENTRE.items():
        value = _parsed(line, column, Decimal, _("không có tọa độ “%s”."))
        if value is not None and (not value.is_finite() or abs(value) > most):
            raise line.bad(_("không có tọa độ “%s”.") % line[column])


def check_span(line: Line, first: object, last: object) -> None:
    """Raise BadFile if a unit would end before it began; days as `str` shows them in files, empty where unknown."""
    if first and last and str(first) >= str(last):
        raise line.bad(_("ngày kết thúc phải sau ngày bắt đầu."))


def _day(text: str) -> datetime.date:
    """Read a day in one form only: days are compared as text, and `date.fromisoformat` takes weeks as well."""
    day = datetime.date.fromisoformat(text)
    if str(day) != text:
        raise ValueError(text)
    return day


def _check_words(line: Line) -> None:
    if line["kind"] not in Kind.values:
        raise line.bad(_("không có loại “%s”.") % line["kind"])
    if not _SLUG.fullmatch(line["slug"]):
        raise line.bad(_("địa chỉ “%s” không dùng được.") % line["slug"])
    if not line["name"]:
        raise line.bad(_("thiếu tên."))
    for column in ("slug", "name", "aliases", "code"):
        most = longest(Place, column)
        if len(line[column]) > most:
            raise line.bad(_("“%(text)s” dài quá %(most)d chữ.") % {"text": line[column], "most": most})


def _parsed(line: Line, column: str, parse: Callable[[str], T], refusal: str) -> T | None:
    try:
        return parse(line[column]) if line[column] else None
    except (ValueError, InvalidOperation) as error:
        raise line.bad(refusal % line[column]) from error


def level(line: Line) -> int:
    """Return the level of the unit of a checked line."""
    return level_of(line["kind"])
