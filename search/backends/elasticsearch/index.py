"""Readers' search in Elasticsearch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from search.backends.base import Index, IndexAway
from search.backends.elasticsearch import queries
from search.backends.elasticsearch.client import answers, client, live
from search.backends.elasticsearch.rows import ids_by_name
from search.types import Conditions, Figures, Match

# One page of an answer holds no more.
FURTHEST = 10_000


class ElasticsearchIndex(Index):
    """Finds names ("s12"); the database says which of them are public, and their rows."""

    def best(self, matches: Sequence[tuple[Match, int]], conditions: Conditions) -> list[list[int]]:
        """Return for each match its likeliest documents, all in one question."""
        if not matches:
            return []
        searches: list[Mapping[str, Any]] = []
        for match, limit in matches:
            body = {"query": queries.query(match, conditions), "size": limit, "sort": queries.BEST}
            searches += [{}, {**body, "_source": False, "track_total_hits": False}]
        with answers():
            said = client().msearch(index=live(), searches=searches)["responses"]
            found = [_names(_whole(one)) for one in said]
            if len(found) != len(matches):
                raise IndexAway(f"{len(found)} answers to {len(matches)} questions")
        rows = ids_by_name({name for names in found for name in names})
        return [[rows[name] for name in names if name in rows] for names in found]

    def newest(self, match: Match, conditions: Conditions, start: int, stop: int) -> list[int]:
        """Return the documents that match, newest first."""
        start, stop = min(start, FURTHEST), min(stop, FURTHEST)
        if stop <= start:
            return []
        with answers():
            said = client().search(
                index=live(),
                query=queries.query(match, conditions),
                from_=start,
                size=stop - start,
                sort=queries.NEWEST,
                source=False,
                track_total_hits=False,
            )
            names = _names(_whole(said))
        rows = ids_by_name(names)
        return [rows[name] for name in names if name in rows]

    def figures(self, match: Match, conditions: Conditions, names: Iterable[str]) -> Figures:
        """Count the documents that match, in all and by the marks of these letters."""
        letters = tuple(names)
        with answers():
            said = _whole(
                client().search(
                    index=live(),
                    query=queries.query(match, conditions),
                    size=0,
                    # An index with another mapping cannot sort by it, and says so instead of counting none.
                    sort=queries.NEWEST,
                    track_total_hits=True,
                    aggregations=queries.counts(letters) or None,
                )
            )
            by_mark = {letter: _buckets(said["aggregations"][letter]) for letter in letters}
            return Figures(total=int(said["hits"]["total"]["value"]), by_mark=by_mark)


def _whole(said: Any) -> Mapping[str, Any]:
    """Return an answer that no part is missing of."""
    if "error" in said or said["timed_out"] or said["_shards"]["failed"]:
        raise IndexAway(str(said.get("error", "a part of the answer is missing"))[:500])
    return said


def _names(said: Mapping[str, Any]) -> list[str]:
    return [str(hit["_id"]) for hit in said["hits"]["hits"]]


def _buckets(aggregation: Mapping[str, Any]) -> dict[str, int]:
    return {str(bucket["key"])[1:]: int(bucket["doc_count"]) for bucket in aggregation["buckets"]}
