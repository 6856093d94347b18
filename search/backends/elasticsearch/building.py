"""A full build of the index, beside the one that serves."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch

from search.backends.base import IndexAway
from search.backends.elasticsearch.client import answers, building, client, family, live
from search.backends.elasticsearch.mapping import MAPPINGS, SETTINGS
from search.backends.elasticsearch.pushing import BUILT, forget, is_known, write
from search.backends.elasticsearch.rows import bodies, public_rows
from search.backends.targets import DATABASE, ELASTICSEARCH
from search.models import SearchChange, SearchDocument

BATCH = 300
PATIENT_SECONDS = 60.0


def rebuild_elasticsearch(progress: Callable[[int], object] = lambda written: None) -> None:
    """Build a new index, let readers ask it instead of the old one, and remove what is left of others.

    `progress` is told after each batch how many documents it held. Changes made meanwhile are written into both.
    Whoever is stopped midway leaves the old index to the readers; what was begun is removed by the next build.

    Raises:
        IndexAway: Elasticsearch did not answer or refused.
    """
    es = client().options(request_timeout=PATIENT_SECONDS)
    covered = _waiting()
    with answers():
        index = _begin(es)
        for rows in _all_rows():
            _write(es, rows)
            progress(len(rows))
        es.indices.refresh(index=index)
        _switch(es, index)
    forget(covered)


def _waiting() -> list[int]:
    """Return the changes that a build from now on will hold: not those whose row is itself yet to be written anew."""
    late = SearchChange.objects.filter(target=DATABASE).values("name")
    changes = SearchChange.objects.filter(target=ELASTICSEARCH).exclude(name__in=late)
    return list(changes.values_list("pk", flat=True))


def _begin(es: Elasticsearch) -> str:
    """Remove what others have begun and not finished, and make a new index; return its name."""
    _remove(es, [name for name, found in _indexes(es).items() if live() not in found["aliases"]])
    index = f"{family()}{datetime.now(UTC):%Y%m%d%H%M%S%f}"
    es.indices.create(index=index, settings=SETTINGS, mappings=MAPPINGS, aliases={building(): {}})
    return index


def _indexes(es: Elasticsearch) -> dict[str, Any]:
    return dict(es.indices.get_alias(index=f"{family()}*"))


def _remove(es: Elasticsearch, names: list[str]) -> None:
    if names:
        es.indices.delete(index=names, ignore_unavailable=True)


def _all_rows() -> Iterator[list[SearchDocument]]:
    last = -1
    while rows := list(public_rows().filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield rows
        last = rows[-1].pk


def _write(es: Elasticsearch, rows: list[SearchDocument]) -> None:
    documents = {name: (BUILT, body) for name, body in bodies(rows).items()}
    refused = {status for status in write(es, building(), documents, refresh=False).values() if not is_known(status)}
    if refused:
        raise IndexAway(f"documents were refused: {sorted(refused)}")


def _switch(es: Elasticsearch, index: str) -> None:
    """Let readers ask the new index instead of the old one, in one call, and remove all others."""
    others = {name: found["aliases"] for name, found in _indexes(es).items() if name != index}
    actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": live()}}]
    actions += [{"remove": {"index": name, "alias": live()}} for name, names in others.items() if live() in names]
    # One that is not ours may bear the name itself.
    actions += [{"remove_index": {"index": name}} for name in others if name == live()]
    actions.append({"remove": {"index": index, "alias": building(), "must_exist": True}})
    es.indices.update_aliases(actions=actions)
    _remove(es, [name for name in others if name != live()])
