"""Which documents everybody may read: official ones, and stories that are listed. Every query of an index ends here.

Plain SQL: with hundreds of numbers a query built of models costs several times what the database takes.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import ge, lt
from typing import Any

from django.db import connection

from search.models import SearchDocument
from search.types import ANYTHING, Conditions
from stories.models import Listing

_DOCUMENTS = SearchDocument._meta.db_table
_LISTING = Listing._meta.db_table
# On SQLite an index has these together, where long rows are far apart.
_THIN = frozenset(("id", "story_id", "document_id", "moment", "marks"))
_IN_THIN = f"{_DOCUMENTS} AS one INDEXED BY lantoa_search_thin"
_IS_PUBLIC = "((one.story_id IS NULL AND one.document_id IS NOT NULL) OR listed.story_id IS NOT NULL)"


def public_rows(numbers: Sequence[int], columns: Sequence[str], conditions: Conditions = ANYTHING) -> list[Any]:
    """Return these columns of the documents of `numbers` that are public and of the time asked for, in any order."""
    return _rows(numbers, ", ".join(map(_shown, columns)), _THIN.issuperset(columns), conditions)


def public_marks(numbers: Sequence[int], conditions: Conditions) -> tuple[int, str]:
    """Return how many documents of `numbers` are public and of the time asked for, and the marks of all of them.

    As one text: a thousand rows would take longer to hand over than to find.
    """
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    rows = _rows(numbers, f"count(*), {joined}(one.marks, ' ')", True, conditions)
    number, marks = rows[0] if rows else (0, None)
    return number, marks or ""


def _rows(numbers: Sequence[int], shown: str, is_thin: bool, conditions: Conditions) -> list[Any]:
    if not numbers:
        return []
    within, parameters = _within(conditions)
    if connection.vendor == "postgresql":
        tables, wanted, where = "lantoa_search_public(%s) AS one", array(numbers), within
    else:
        tables, wanted, where = _of_sqlite(is_thin), json.dumps(list(numbers)), [_IS_PUBLIC, *within]
    # The names of tables and columns are our own.
    sql = f"SELECT {shown} FROM {tables}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} WHERE {' AND '.join(where)}" if where else sql, [wanted, *parameters])
        return list(cursor.fetchall())


def array(values: Iterable[object]) -> str:
    """Return an array as PostgreSQL writes it; a list would be adapted value by value, which takes longer than asking.

    Values are numbers, or text in double quotes without any signs of its own.
    """
    return f"{{{','.join(map(str, values))}}}"


def _of_sqlite(is_thin: bool) -> str:
    table = _IN_THIN if is_thin else f"{_DOCUMENTS} AS one"
    join = f"LEFT JOIN {_LISTING} AS listed ON listed.story_id = one.story_id"
    return f"json_each(%s) AS wanted CROSS JOIN {table} ON one.id = wanted.value {join}"


def _shown(column: str) -> str:
    """Return what to read for a column; moments are there to be compared, as objects they would take most of the time.

    On SQLite their text sorts as well.
    """
    if column != "moment":
        return f"one.{column}"
    return "date_part('epoch', one.moment)" if connection.vendor == "postgresql" else "+one.moment"


def _comparable(moment: datetime) -> Any:
    """Return a moment as `public_rows` gives moments."""
    if connection.vendor == "postgresql":
        return moment.timestamp()
    return connection.ops.adapt_datetimefield_value(moment)


class Public:
    """The public ones among numbers of documents, each looked up once in a request."""

    def __init__(self) -> None:
        # Moments, as the database sorts them; None where nobody may read a document.
        self._known: dict[int, Any] = {}

    def learn(self, numbers: Iterable[int]) -> None:
        """Look up all of these with one query."""
        missing = list(dict.fromkeys(number for number in numbers if number not in self._known))
        self._known.update(dict.fromkeys(missing))
        self._known.update(public_rows(missing, ("id", "moment")))

    def only(self, numbers: Sequence[int], conditions: Conditions) -> list[int]:
        """Return those of `numbers` that everybody may read and that are of the time asked for, in their order."""
        self.learn(numbers)
        known = self._known
        public = [number for number in numbers if known[number] is not None]
        for is_wanted, bound in ((ge, conditions.since), (lt, conditions.until)):
            if bound is not None:
                at = _comparable(bound)
                public = [number for number in public if is_wanted(known[number], at)]
        return public

    def newest_first(self, numbers: Iterable[int]) -> list[int]:
        """Return public documents in the order of their moments: numbers grow with them, but for a few."""
        return sorted(numbers, key=lambda number: (self._known[number], number), reverse=True)


def _within(conditions: Conditions) -> tuple[list[str], list[Any]]:
    bounds = ((">=", conditions.since), ("<", conditions.until))
    found = [(f"one.moment {sign} %s", connection.ops.adapt_datetimefield_value(at)) for sign, at in bounds if at]
    return [part for part, _at in found], [at for _part, at in found]
