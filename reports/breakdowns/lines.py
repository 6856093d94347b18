"""Lines of tables as they are shown and taken along: names beside what was counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.breakdowns.counting import BY_PAGE, Counted, Found, Sums, count, count_by_page
from reports.breakdowns.naming import Name
from reports.breakdowns.tables import Table
from reports.question import Question
from reports.wording import change_words, share_words

# Of so many lines names are looked up at once.
_AT_ONCE = 500


@dataclass(frozen=True)
class Line:
    """A line of a table: its name, what was counted, and in words its share of all views and its change.

    `bar` is how long its bar is, in hundredths of the longest; `total`, what the share is of.
    """

    name: Name
    counted: Counted
    share: str
    change: str
    bar: float
    total: int


@dataclass(frozen=True)
class Shown:
    """A table as it is shown: some of its lines, and how many there are in all."""

    table: Table
    lines: list[Line]
    number: int


def tables(
    question: Question, wanted: Sequence[Table], *, user: Any, size: int, start: int = 0, sort: str = ""
) -> tuple[Sums, list[Shown]]:
    """Return what all views add up to, and so many lines of each table, in the order wanted.

    What is counted alike is asked for in one statement.
    """
    found: dict[str, Found] = {}
    alike = {by: [table for table in wanted if table.by == by] for by in (BY_PAGE, *(table.by for table in wanted))}
    for by, some in alike.items():
        parts = [table.part(sort=sort, start=start, number=size) for table in some]
        if by == BY_PAGE:
            sums, results = count_by_page(question, parts)
        else:
            results = count(question, parts)
        found |= zip((table.slug for table in some), results, strict=True)
    return sums, [
        Shown(table, list(_lines(table, found[table.slug].rows, sums.views, user)), found[table.slug].number)
        for table in wanted
    ]


def every_line(question: Question, table: Table, *, sort: str, number: int, user: Any) -> Iterator[Line]:
    """Yield all lines of a table, to so many."""
    part = table.part(sort=sort, number=number)
    if table.by == BY_PAGE:
        sums, (found,) = count_by_page(question, [part])
    else:
        (sums, _nothing), (found,) = count_by_page(question, []), count(question, [part])
    for start in range(0, len(found.rows), _AT_ONCE):
        yield from _lines(table, found.rows[start : start + _AT_ONCE], sums.views, user)


def _lines(table: Table, rows: Sequence[Counted], total: int, user: Any) -> Iterator[Line]:
    names = table.names(rows, user) if rows else {}
    longest = max([row.views for row in rows], default=0) or 1
    for row in rows:
        change = change_words(row.views, row.earlier)
        bar = round(row.views * 100 / longest, 1)
        yield Line(names[row.key, row.extra], row, share_words(row.views, total), change, bar, total)
