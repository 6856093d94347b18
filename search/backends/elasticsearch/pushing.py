"""Elasticsearch learns of changes: they wait in the database until it has said that it knows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from search.backends.base import IndexAway
from search.backends.elasticsearch.client import answers, building, live
from search.backends.elasticsearch.rows import Body, bodies, public_names, public_rows
from search.backends.targets import DATABASE, ELASTICSEARCH
from search.models import SearchChange

BATCH = 200
# The version of what a full build writes; every change has a higher one.
BUILT = 1
CONFLICT, MISSING = 409, 404

# By name: the version, and what Elasticsearch shall hold; an empty document of what is not public.
Documents = Mapping[str, tuple[int, Body]]


def is_behind() -> bool:
    """Say whether Elasticsearch has yet to learn of a change."""
    return SearchChange.objects.filter(target=ELASTICSEARCH).exists()


def push_some(es: Elasticsearch) -> bool:
    """Tell Elasticsearch of the changes that wait longest; return whether there may be more that it can be told.

    It is told what is so now, under the id of the last change as the version: whoever read before another change and
    writes after it is refused, and then asks again under a new id.

    Raises:
        IndexAway: it did not answer or refused, or there is no index yet.
    """
    changes = list(SearchChange.objects.filter(target=ELASTICSEARCH).order_by("id")[:BATCH])
    documents = _documents({change.name: change.pk for change in changes})
    with answers():
        statuses = _send(es, documents) if documents else {}
    known = {name for name, status in statuses.items() if is_known(status)}
    _ask_again(name for name in known if statuses[name] == CONFLICT)
    forget([change.pk for change in changes if change.name in known])
    refused = {statuses[name] for name in statuses.keys() - known}
    if refused:
        raise IndexAway("no index yet: run update_index" if MISSING in refused else f"changes refused: {refused}")
    return bool(known) and len(changes) == BATCH


def _documents(waiting: Mapping[str, int]) -> dict[str, tuple[int, Body]]:
    """Return what Elasticsearch shall hold of names, by the ids of their last changes.

    What is public, and of which our own row is yet to be written anew, has to wait for that.
    """
    late = SearchChange.objects.filter(target=DATABASE, name__in=waiting).values_list("name", flat=True)
    unready = public_names(set(late))
    wanted = {name: change + BUILT for name, change in waiting.items() if name not in unready}
    found = bodies(public_rows(wanted)) if wanted else {}
    return {name: (version, found.get(name, {})) for name, version in wanted.items()}


def _send(es: Elasticsearch, documents: Documents) -> dict[str, int]:
    """Write into the index that is being built, if any, and into the live one; return what became of each there."""
    if es.indices.exists_alias(name=building()):
        write(es, building(), documents)
    return write(es, live(), documents)


def write(es: Elasticsearch, alias: str, documents: Documents, refresh: bool = True) -> dict[str, int]:
    """Write documents into the index of an alias; return the HTTP status of each.

    What is not public any more becomes an empty document, which nothing finds: a deletion would be forgotten after a
    while, and one who is slow could bring it back.
    """
    operations = [line for name, one in documents.items() for line in _lines(name, *one)]
    # Never make an index by the way, without our mapping.
    said = es.bulk(index=alias, operations=operations, refresh=refresh, require_alias=True)
    statuses = {str(item["index"]["_id"]): int(item["index"]["status"]) for item in said["items"]}
    if statuses.keys() != documents.keys():
        raise IndexAway(f"{len(statuses)} answers to {len(documents)} documents")
    return statuses


def _lines(name: str, version: int, body: Body) -> Iterator[dict[str, Any]]:
    yield {"index": {"_id": name, "version": version, "version_type": "external_gte"}}
    yield body


def is_known(status: int) -> bool:
    """Say whether Elasticsearch holds what it was sent, or something newer."""
    return status < 300 or status == CONFLICT


def _ask_again(names: Iterable[str]) -> None:
    SearchChange.objects.bulk_create(SearchChange(target=ELASTICSEARCH, name=name) for name in names)


def forget(changes: Sequence[int]) -> None:
    """Forget changes that Elasticsearch knows. By their ids: one before the last may be seen only now."""
    for start in range(0, len(changes), BATCH):
        SearchChange.objects.filter(pk__in=changes[start : start + BATCH]).delete()
