"""Adds up the views of a span and of the one before it, told apart in several ways at once.

The counters of days are gone through once: what belongs together (all that stories are sorted by, or all the ways that
readers come) is asked for in one statement, of which each table is a part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import DateField, Func, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from core.dates import today
from reports.question import Question
from reports.spans import Span
from visits.models import DayViews

# What a table can be sorted by; the first is usual.
SORTS = {
    "views": "views DESC, earlier DESC",
    "earlier": "earlier DESC, views DESC",
    "rise": "views - earlier DESC, views DESC",
    "fall": "views - earlier, views DESC",
}
# One in so many days is many.
_MANY = 12
BY_PAGE = ("page",)
BY_WAY = ("source", "poster", "device")


class Counted(NamedTuple):
    """A line of a table: what it is about, views, views of the span before, and of how many stories."""

    key: int
    extra: int
    views: int
    earlier: int
    stories: int


@dataclass(frozen=True)
class Part:
    """A table that is asked for: a SELECT of the columns of `Counted` from `counted`, and which lines of it.

    `counted` has the columns of BY_PAGE or BY_WAY, which `by` says, and `views` and `earlier`. Lines whose `key` is in
    `last` stand behind all others.
    """

    by: tuple[str, ...]
    select: str
    params: tuple[Any, ...] = ()
    last: tuple[int, ...] = ()
    sort: str = "views"
    # An expression with `key` in it that sorts by name.
    name: str = ""
    start: int = 0
    number: int | None = None


@dataclass(frozen=True)
class Found:
    """The lines that were asked for, and how many there are in all."""

    rows: list[Counted]
    number: int


@dataclass(frozen=True)
class Sums:
    """All views of a span and of the one before, those of stories alone, and how many stories had any."""

    views: int
    earlier: int
    of_stories: int
    stories: int
    stories_earlier: int


_SUMS = Part(
    BY_PAGE,
    "SELECT COUNT(CASE WHEN page > 0 AND views > 0 THEN 1 END) AS key, "
    "COUNT(CASE WHEN page > 0 AND earlier > 0 THEN 1 END) AS extra, "
    "COALESCE(SUM(views), 0) AS views, COALESCE(SUM(earlier), 0) AS earlier, "
    "COALESCE(SUM(CASE WHEN page > 0 THEN views END), 0) AS stories FROM counted",
)


def count_by_page(question: Question, parts: Sequence[Part]) -> tuple[Sums, list[Found]]:
    """Return what all pages add up to, and what was found for each of the parts, which count by page."""
    first, *others = count(question, [_SUMS, *parts])
    row = first.rows[0]
    return Sums(row.views, row.earlier, row.stories, row.key, row.extra), others


def count(question: Question, parts: Sequence[Part]) -> list[Found]:
    """Return what was found for each of the parts, all of which count `by` the same."""
    selects, params = zip(*(_lines(number, part) for number, part in enumerate(parts)), strict=True)
    rows = _run(question, parts[0].by, " UNION ALL ".join(selects), [value for some in params for value in some])
    found: list[list[Any]] = [[] for _part in parts]
    for number, *values in rows:
        found[number].append(values)
    return [Found([Counted(*map(int, values[:-1])) for values in some], some[0][-1] if some else 0) for some in found]


def _lines(number: int, part: Part) -> tuple[str, list[Any]]:
    order = (
        f"{part.name}, {SORTS['views']}" if part.sort == "name" and part.name else SORTS.get(part.sort, SORTS["views"])
    )
    last = f"CASE WHEN key IN ({', '.join(map(str, part.last))}) THEN 1 ELSE 0 END, " if part.last else ""
    limit = "" if part.number is None else f" LIMIT {int(part.number)} OFFSET {int(part.start)}"
    select = (
        f"SELECT * FROM (SELECT {int(number)} AS part, lines.*, COUNT(*) OVER () AS number FROM ({part.select}) lines "
        f"ORDER BY {last}{order}, key DESC, extra DESC{limit}) part_{int(number)}"
    )
    return select, list(part.params)


def _run(question: Question, by: tuple[str, ...], select: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    inner, values = _counted(question, by).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH counted ({', '.join(by)}, views, earlier) AS ({inner}) {select}", [*values, *params])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _counted(question: Question, by: tuple[str, ...]) -> QuerySet[DayViews, Any]:
    span, before = question.span, question.before
    now, then = _days(span, "day"), _days(before, "day") if before else None
    when = "when" if _are_most(question) else "day"
    asked = _days(span, when) | _days(before, when) if before else _days(span, when)
    rows = DayViews.objects.alias(when=_NotByIndex("day")).filter(question.ways(), asked).order_by()
    return rows.values(*by).annotate(number=_sum(now), earlier=_sum(then) if then else Value(0))


def _days(span: Span, column: str) -> Q:
    return Q(**{f"{column}__gte": span.first, f"{column}__lte": span.last})


def _are_most(question: Question) -> bool:
    """Say whether so many of all days are asked for that going through all rows is quicker than looking them up."""
    counted = (today() - question.begun).days if question.begun else 0
    asked = question.span.days + (question.before.days if question.before else 0)
    return asked * _MANY > counted and question.is_whole


class _NotByIndex(Func):
    """A column by which SQLite looks nothing up: it knows no other way to say that there are too many rows for that."""

    arity = 1
    template = "%(expressions)s"
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the column behind a plus sign (sqlite.org/optoverview.html, "Disqualifying WHERE clause terms")."""
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


def _sum(days: Q) -> Any:
    return Coalesce(Sum("views", filter=days), 0)
