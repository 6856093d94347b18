"""What the sheets of an export hold: the tables of a report as they are on the screen, whole."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dates
from reports.breakdowns.lines import Line, every_line
from reports.breakdowns.tables import Table
from reports.exports import MOST_LINES, Column, Sheet
from reports.figures import Point, course_of, times_of_day
from reports.question import Question
from reports.wording import span_words


def table_sheet(question: Question, table: Table, *, user: Any, sort: str = "") -> Sheet:
    """Return a whole table."""
    compared = question.before is not None
    columns = [Column(str(table.column)), *(Column(str(cell)) for cell in table.cells)]
    if table.has_addresses:
        columns.append(Column(_("Địa chỉ")))
    if table.counts_stories:
        columns.append(Column(_("Số bài"), "number"))
    columns += _columns(compared=compared)
    lines = every_line(question, table, sort=sort, number=MOST_LINES, user=user)
    return Sheet(
        str(table.heading),
        about(question, str(table.heading)),
        columns,
        (_values(table, line, compared=compared) for line in lines),
    )


def course_sheet(question: Question) -> Sheet:
    """Return the views over time."""
    return _points_sheet(question, _("Theo thời gian"), str(question.step.label), course_of(question))


def times_sheet(question: Question) -> Sheet:
    """Return the views by hour of the day."""
    return _points_sheet(question, _("Giờ trong ngày"), _("Giờ"), times_of_day(question))


def _points_sheet(question: Question, heading: str, column: str, points: Sequence[Point]) -> Sheet:
    """Return what a chart draws."""
    compared = any(point.earlier is not None for point in points)
    columns = [Column(column), Column(_("Lượt xem"), "number")]
    if compared:
        columns += [Column(_("Kỳ trước"), "number"), Column(_("Tăng giảm"), "number")]
    return Sheet(heading, about(question, heading), columns, _point_values(points, compared=compared))


def about(question: Question, heading: str) -> list[tuple[str, str]]:
    """Return what stands on top of a sheet: what it is, what was asked, and when."""
    moment = dates.local(timezone.now())
    return [
        (_("Thống kê lượt xem"), heading),
        *question.words(),
        (_("Lập lúc"), f"{moment:%H:%M, %d/%m/%Y}"),
    ]


def file_name(question: Question, heading: str = "") -> str:
    """Return the name of a file, without its ending."""
    parts = [_("Thống kê lượt xem"), heading, span_words(question.span)]
    return " - ".join(part for part in parts if part).replace("/", ".")


def _columns(*, compared: bool) -> list[Column]:
    columns = [Column(_("Lượt xem"), "number"), Column(_("Tỷ lệ"), "ratio")]
    if compared:
        columns += [
            Column(_("Kỳ trước"), "number"),
            Column(_("Tăng giảm"), "number"),
            Column(_("Tăng giảm (%)"), "ratio"),
        ]
    return columns


def _values(table: Table, line: Line, *, compared: bool) -> list[Any]:
    counted = line.counted
    values: list[Any] = [line.name.text, *line.name.cells]
    if table.has_addresses:
        values.append(f"{settings.WAGTAILADMIN_BASE_URL}{line.name.address}" if line.name.address else "")
    if table.counts_stories:
        values.append(counted.stories)
    values += [counted.views, _ratio(counted.views, line.total)]
    if compared:
        difference = counted.views - counted.earlier
        values += [counted.earlier, difference, _ratio(difference, counted.earlier)]
    return values


def _point_values(points: Sequence[Point], *, compared: bool) -> Iterator[list[Any]]:
    for point in points:
        values: list[Any] = [point.long, point.views]
        if compared:
            known = point.views is not None and point.earlier is not None
            values += [point.earlier, (point.views or 0) - (point.earlier or 0) if known else None]
        yield values


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
