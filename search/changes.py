"""Writes down what the indexes have yet to learn."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from search.backends import DATABASE, targets
from search.documents import STORY_NAME
from search.models import SearchChange
from search.spreading import is_group

_INSERT_AT_ONCE = 1_000


def write_changes(names: Iterable[str]) -> None:
    """Write down documents, and groups of stories, which only our own index knows."""
    rows = [
        SearchChange(target=target, name=name)
        for name in names
        for target in targets()
        if target == DATABASE or not is_group(name)
    ]
    SearchChange.objects.bulk_create(rows, batch_size=_INSERT_AT_ONCE)


def write_stories(ids: "QuerySet[Any, Any]") -> None:
    """Write down the stories of a query of ids, however many they are."""
    statement, parameters = ids.order_by().distinct().query.sql_with_params()
    with connection.cursor() as cursor:
        for target in targets():
            cursor.execute(
                # The name of the table comes from the model, the statement from Django.
                f"INSERT INTO {SearchChange._meta.db_table} (target, name, at) WITH found (pk) AS ({statement}) "  # noqa: S608
                f"SELECT %s, '{STORY_NAME}' || pk, CURRENT_TIMESTAMP FROM found",
                [*parameters, target],
            )
