"""Which documents everybody may read: official ones, and stories that are listed. Every query of an index ends here.

Plain SQL: with hundreds of numbers a query built of models costs several times what the database takes.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from search.models import SearchDocument
from search.types import ANYTHING, Conditions
from stories.models import Listing

_DOCUMENTS = SearchDocument._meta.db_table
_LISTING = Listing._meta.db_table
_OF_SQLITE = f"json_each(%s) AS wanted CROSS JOIN {_DOCUMENTS} AS one ON one.id = wanted.value"
_OF_POSTGRESQL = f"{_DOCUMENTS} AS one"
_IS_PUBLIC = "((one.story_id IS NULL AND one.document_id IS NOT NULL) OR listed.story_id IS NOT NULL)"


def public_rows(numbers: Sequence[int], columns: Sequence[str], conditions: Conditions = ANYTHING) -> list[Any]:
    """Return these columns of the documents of `numbers` that are public and of the time asked for, in any order."""
    if not numbers:
        return []
    is_postgresql = connection.vendor == "postgresql"
    tables = _OF_POSTGRESQL if is_postgresql else _OF_SQLITE
    wanted: Any = list(numbers) if is_postgresql else json.dumps(list(numbers))
    where, parameters = _within(conditions)
    if is_postgresql:
        where = ["one.id = ANY(%s)", *where]
    # The names of tables and columns are our own.
    sql = (
        f"SELECT {', '.join(f'one.{column}' for column in columns)} FROM {tables}"  # noqa: S608
        f" LEFT JOIN {_LISTING} AS listed ON listed.story_id = one.story_id WHERE {' AND '.join(where)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [wanted, *parameters])
        return list(cursor.fetchall())


def _within(conditions: Conditions) -> tuple[list[str], list[Any]]:
    bounds = ((">=", conditions.since), ("<", conditions.until))
    found = [(f"one.moment {sign} %s", connection.ops.adapt_datetimefield_value(at)) for sign, at in bounds if at]
    return [_IS_PUBLIC, *(part for part, _at in found)], [at for _part, at in found]
