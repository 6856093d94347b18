"""Tables taken along: .xlsx with numbers as numbers, and .csv that Excel reads; what was asked stands on top."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.exporting import BYTE_ORDER_MARK, harmless

XLSX, CSV = "xlsx", "csv"
FORMATS = (XLSX, CSV)
# What a sheet of Excel holds (Excel specifications and limits), less what stands on top.
MOST_LINES = 1_048_576 - 100
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
_WIDTHS = {"text": 34, "number": 14, "ratio": 14}
_KINDS = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}

Values = Sequence[Any]
Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what stands in it: text, a number, or a ratio (1 is 100 %), which only .xlsx has.

    As text a ratio would be a day to some Excel ("12.3"), and a formula to others ("+12 %").
    """

    heading: str
    kind: str = "text"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, what stands on top of it, its columns and lines."""

    name: str
    about: Sequence[tuple[str, str]]
    columns: Sequence[Column]
    lines: Iterable[Values]


def xlsx(sheets: Sequence[Sheet], name: str) -> HttpResponse:
    """Return a workbook called `name`, without the ending."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False}) as book:
        formats = {
            "text": book.add_format(),
            "number": book.add_format({"num_format": "#,##0"}),
            "ratio": book.add_format({"num_format": "0.0%"}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name.translate(_FORBIDDEN)[:_LONGEST_NAME]), sheet, formats)
    return _attached(HttpResponse(file.getvalue(), content_type=_KINDS[XLSX]), f"{name}.{XLSX}")


def as_csv(sheet: Sheet, name: str) -> StreamingHttpResponse:
    """Return one sheet as a file called `name`, without the ending."""
    return _attached(StreamingHttpResponse(_csv_lines(sheet), content_type=_KINDS[CSV]), f"{name}.{CSV}")


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _WIDTHS[column.kind])
    for row, (label, value) in enumerate(sheet.about):
        page.write_string(row, 0, label)
        page.write_string(row, 1, value)
    top = len(sheet.about) + (1 if sheet.about else 0)
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, column.heading, formats["head"])
    for row, values in enumerate(sheet.lines, top + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            if value is None:
                continue
            write = page.write_string if column.kind == "text" else page.write_number
            write(row, place, value, formats[column.kind])


def _csv_lines(sheet: Sheet) -> Iterator[bytes]:
    kept = [place for place, column in enumerate(sheet.columns) if column.kind != "ratio"]
    yield BYTE_ORDER_MARK.encode()
    yield from (_csv_line(pair) for pair in sheet.about)
    yield _csv_line([sheet.columns[place].heading for place in kept])
    yield from (_csv_line([values[place] for place in kept]) for values in sheet.lines)


def _csv_line(values: Iterable[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([harmless(value) if isinstance(value, str) else value for value in values])
    return text.getvalue().encode()


def _attached(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
