"""How public stories are fetched: always from the listing, always in few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from media.renditions import prefetch
from stories.choices import Kind
from stories.models import (
    Listing,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingTag,
)

# From the most to the least selective: the first that is asked for leads, its index walks the list in order.
LINKS: dict[str, tuple[type[Any], str]] = {
    "author": (ListingAuthor, "author_links"),
    "document": (ListingDocument, "document_links"),
    "tag": (ListingTag, "tag_links"),
    "campaign": (ListingCampaign, "campaign_links"),
    "field": (ListingField, "field_links"),
}


@dataclass
class Conditions:
    """What a list asks for: its kind, ids of links, and conditions on columns of the listing."""

    kind: str = ""
    links: dict[str, int] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)

    def rows(self) -> QuerySet[Any]:
        """Return unordered rows with `story_id` and `sort_date`, from the table whose index leads the way."""
        leading = next((name for name in LINKS if name in self.links), None)
        if leading is None:
            return self._narrow(Listing.objects.all(), self.links, "").only("sort_date")
        model, _back = LINKS[leading]
        rest = {name: pk for name, pk in self.links.items() if name != leading}
        rows = model.objects.filter(**{f"{leading}_id": self.links[leading]})
        return self._narrow(rows, rest, "story__").only("story_id", "sort_date")

    def _narrow(self, rows: QuerySet[Any], links: Mapping[str, int], prefix: str) -> QuerySet[Any]:
        if self.kind:
            rows = rows.filter(kind=self.kind)
        for name, pk in links.items():
            rows = rows.filter(**{f"{prefix}{LINKS[name][1]}__{name}_id": pk})
        for column, value in self.columns.items():
            # The moment stands in the link's own row, so that its index serves it.
            path = column if column.startswith("sort_date") else f"{prefix}{column}"
            rows = rows.filter(**{path: value})
        return rows


def cards(ids: Iterable[int], *presets: str) -> dict[int, Listing]:
    """Return the public ones of these stories by id, with all that a card shows, in two queries."""
    found = {
        row.pk: row
        for row in Listing.objects.filter(pk__in=set(ids)).select_related(
            "cover", "main_field", "place", "province_now"
        )
    }
    prefetch([row.cover for row in found.values()], *(presets or ("card",)))
    return found


def in_order(found: Mapping[int, Listing], ids: Iterable[int]) -> list[Listing]:
    """Return the cards of `ids` in their order; what is not public is left out."""
    return [found[pk] for pk in ids if pk in found]


def newest_ids(rows: QuerySet[Any], limit: int) -> list[int]:
    """Return the ids of the newest stories of `rows`."""
    return list(rows.order_by("-sort_date", "-story_id").values_list("story_id", flat=True)[:limit])


def counts_by_kind(rows: QuerySet[Any]) -> dict[Kind, int]:
    """Return how many stories of each kind `rows` hold; kinds without any are left out."""
    pairs = rows.order_by().values_list("kind").annotate(number=Count("pk"))
    found = dict(pairs)
    return {kind: found[kind.value] for kind in Kind if kind.value in found}


def total(counts: Mapping[Kind, int]) -> int:
    """Return the sum of counts by kind."""
    return sum(counts.values())
