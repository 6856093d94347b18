"""Questions to Elasticsearch."""

from typing import Any

from search.backends.elasticsearch.mapping import ZONES
from search.types import Conditions, Match

Query = dict[str, Any]
_EVERYWHERE = [f"{zone}^{weight}" for zone, weight in ZONES.items()]
NEWEST: list[Any] = [{"moment": "desc"}, {"row": "desc"}]
BEST: list[Any] = ["_score", *NEWEST]
# What is not public any more has left an empty document behind.
_ANY: Query = {"exists": {"field": "moment"}}
LONGEST_PREFIX = 200
# More values of one letter than there are provinces, districts and communes of all times.
MOST_VALUES = 20_000


def query(match: Match, conditions: Conditions) -> Query:
    """Return the query for documents that match under the reader's conditions."""
    must = [_one_of(group, match.in_title) for group in match.groups]
    if match.prefix:
        must.append(_beginning(match.prefix, match.in_title))
    filters: list[Query] = [{"terms": {"marks": list(group)}} for group in (*match.marks, *conditions.marks)]
    filters += _span(conditions)
    return {"bool": {"must": must or [_ANY], "filter": filters}}


def _one_of(tokens: tuple[str, ...], in_title: bool) -> Query:
    fields = ["title"] if in_title else _EVERYWHERE
    return {"multi_match": {"query": " ".join(tokens), "type": "most_fields", "fields": fields}}


def _beginning(prefix: str, in_title: bool) -> Query:
    zones = ("title",) if in_title else tuple(ZONES)
    # No token is longer, and Elasticsearch refuses much longer ones.
    prefix = prefix[:LONGEST_PREFIX]
    return {"bool": {"should": [{"prefix": {zone: {"value": prefix, "boost": ZONES[zone]}}} for zone in zones]}}


def _span(conditions: Conditions) -> list[Query]:
    limits = {}
    if conditions.since:
        limits["gte"] = conditions.since.isoformat()
    if conditions.until:
        limits["lt"] = conditions.until.isoformat()
    return [{"range": {"moment": limits}}] if limits else []


def counts(names: tuple[str, ...]) -> Query:
    """Return the aggregations that count the marks of these letters."""
    return {name: {"terms": {"field": "marks", "include": f"{name}.*", "size": MOST_VALUES}} for name in names}
