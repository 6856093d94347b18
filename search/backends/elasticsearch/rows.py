"""What Elasticsearch is told of a document, and which rows of the database its answers stand for."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from core.vietnamese import folded_key
from search.analysis import with_bigrams
from search.documents import DOCUMENT_NAME, STORY_NAME, document_name, ids_of, story_name
from search.indexing import name_of
from search.models import SearchDocument
from search.packing import unpack
from stories.models import Listing, OfficialDocument

Body = dict[str, Any]
# Columns that are never empty: the query joins the table.
_PUBLIC = Q(story__kind__isnull=False) | Q(story__isnull=True, document__number__isnull=False)


def public_rows(names: Collection[str] | None = None) -> QuerySet[SearchDocument]:
    """Return the rows (of these names, or all) that everybody may see."""
    rows = SearchDocument.objects.filter(_PUBLIC)
    if names is None:
        return rows
    return rows.filter(Q(story__in=ids_of(names, STORY_NAME)) | Q(document__in=ids_of(names, DOCUMENT_NAME)))


def public_names(names: Collection[str]) -> set[str]:
    """Return those of the names that everybody may see, whether there is a row of them yet or not."""
    stories = Listing.objects.filter(pk__in=ids_of(names, STORY_NAME)).values_list("pk", flat=True)
    documents = OfficialDocument.objects.filter(pk__in=ids_of(names, DOCUMENT_NAME)).values_list("pk", flat=True)
    return {*map(story_name, stories), *map(document_name, documents)}


def ids_by_name(names: Collection[str]) -> dict[str, int]:
    """Return the ids of the rows of these names, of those that everybody may see."""
    return {name_of(row): row.pk for row in public_rows(names).only("pk", "story", "document")} if names else {}


def bodies(rows: Iterable[SearchDocument]) -> dict[str, Body]:
    """Return by name what Elasticsearch holds of each row."""
    return {name_of(row): _body(row) for row in rows}


def _body(row: SearchDocument) -> Body:
    zones = unpack(row.keys)._asdict().items()
    words = {zone: " ".join(with_bigrams([folded_key(key) for key in keys.split()])) for zone, keys in zones}
    return {**words, "marks": row.marks.split(), "moment": row.moment.isoformat(), "row": row.pk}
