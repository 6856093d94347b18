"""How public stories are fetched: always from the listing, always in few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, TextField, Value

from media.renditions import prefetch
from stories.choices import Kind
from stories.models import (
    Listing,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingPlace,
    ListingTag,
    Tag,
)

# From the most to the least selective: the first that is asked for leads, its index walks the list in order.
LINKS: dict[str, tuple[type[Any], str]] = {
    "author": (ListingAuthor, "author_links"),
    "document": (ListingDocument, "document_links"),
    "tag": (ListingTag, "tag_links"),
    "campaign": (ListingCampaign, "campaign_links"),
    "place": (ListingPlace, "place_links"),
    "field": (ListingField, "field_links"),
}

NEWEST_FIRST = ("-sort_date", "-story_id")


@dataclass
class Conditions:
    """What a list asks for: its kind, ids of links, and conditions on columns."""

    kind: str = ""
    links: dict[str, int] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)

    def within(self, base: "Conditions | None") -> "Conditions":
        """Return both sets of conditions in one; the base wins."""
        if base is None:
            return self
        links, columns = self.links | base.links, self.columns | base.columns
        return Conditions(base.kind or self.kind, links, columns)

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
    found = bare_cards(ids)
    prefetch([row.cover for row in found.values()], *(presets or ("card",)))
    return found


def bare_cards(ids: Iterable[int]) -> dict[int, Listing]:
    """Return cards whose renditions the caller fetches together with others."""
    return {
        row.pk: row
        for row in Listing.objects.filter(pk__in=set(ids)).select_related(
            "cover", "main_field", "place", "province_now"
        )
    }


def in_order(found: Mapping[int, Listing], ids: Iterable[int]) -> list[Listing]:
    """Return the cards of `ids` in their order; what is not public is left out."""
    return [found[pk] for pk in ids if pk in found]


@dataclass(frozen=True)
class Found:
    """A story found for a part of a page, with what tells how near it is to another."""

    part: str
    pk: int
    moment: datetime
    field: int | None
    province: int | None


# A part of a page, the ordered rows it takes its stories from, and how many of them.
Source = tuple[str, QuerySet[Any], int]


def by_part(sources: Iterable[Source]) -> dict[str, list[Found]]:
    """Return the stories of several parts of a page, newest first in each, in one query."""
    first, *rest = [_branch(*source) for source in sources]
    rows = [Found(*row) for row in (first.union(*rest, all=True) if rest else first)]
    rows.sort(key=lambda row: (row.moment, row.pk), reverse=True)
    parts: dict[str, list[Found]] = {}
    for row in rows:
        parts.setdefault(row.part, []).append(row)
    return parts


def _branch(part: str, rows: QuerySet[Any], number: int) -> QuerySet[Any, Any]:
    # The limit stands in a subquery of its own: SQLite allows none in the parts of a union.
    limited = rows.values("story_id")[:number]
    return (
        Listing.objects.filter(pk__in=limited)
        .annotate(found_part=Value(part, output_field=TextField()))
        .values_list("found_part", "pk", "sort_date", "main_field_id", "province_now_id")
    )


def newest_ids(rows: QuerySet[Any], limit: int) -> list[int]:
    """Return the ids of the newest stories of `rows`."""
    return list(rows.order_by(*NEWEST_FIRST).values_list("story_id", flat=True)[:limit])


def counts_by_kind(rows: QuerySet[Any]) -> dict[Kind, int]:
    """Return how many stories of each kind `rows` hold; kinds without any are left out."""
    pairs = rows.order_by().values_list("kind").annotate(number=Count("pk"))
    found = dict(pairs)
    return {kind: found[kind.value] for kind in Kind if kind.value in found}


def public_tags() -> QuerySet[Tag]:
    """Return the tags that some public story has; any other would tell what a draft is about."""
    return Tag.objects.filter(Exists(ListingTag.objects.filter(tag=OuterRef("pk"))))
