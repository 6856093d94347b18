"""What lists can be filtered by: only what some public story has, in one query, kept for a minute."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Substr

from core.caching import remember
from core.text import sort_key
from places.models import Place
from places.scope import own_provinces
from stories.choices import Kind
from stories.models import (
    CampaignPage,
    Field,
    Listing,
    ListingTally,
    Section,
    Stream,
)
from stories.tallies import ids_with_stories


@dataclass(frozen=True)
class Choice:
    """One option: its form in an address, its name, and what the column holds."""

    slug: str
    name: str
    pk: Any

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Options:
    """The options of a list by parameter."""

    by_name: dict[str, tuple[Choice, ...]]
    # The places are the communes of the province that the site is for.
    has_communes: bool = False

    def of(self, name: str) -> tuple[Choice, ...]:
        """Return the options of a parameter, in the order to show them."""
        return self.by_name.get(name, ())


def options_for(kind: str) -> Options:
    """Return what stories of `kind` (of all kinds, if empty) can be filtered by."""
    return remember(f"stories:options:{kind or 'all'}", lambda: _load(kind))


def _load(kind: str) -> Options:
    def known(dimension: str) -> Any:
        return ids_with_stories(dimension, kind)

    branches = [
        _branch("linh-vuc", Field.objects.filter(pk__in=known("field")), order="position"),
        _branch("dia-phuong", Place.objects.filter(pk__in=known("province_now_id"))),
        # On a site of one province its communes stand for the provinces.
        _branch("xa", Place.objects.present().filter(parent__in=own_provinces(), pk__in=known("place"))),
        _branch(
            "phong-trao",
            # From the listing, not from the pages: the database would walk all stories to find these few.
            Listing.objects.filter(pk__in=known("campaign"), kind=Kind.CAMPAIGN),
            name="title",
            slug=Substr("address", len(CampaignPage.address_of("")) + 1),
        ),
        _branch("chuyen-muc", Section.objects.filter(pk__in=known("section_id")), order="position"),
        _branch("dong-su-kien", Stream.objects.filter(pk__in=known("stream_id"))),
        _years(known("year")),
    ]
    found: dict[str, list[tuple[int, str, Choice]]] = {}
    for part, order, pk, slug, name in branches[0].union(*branches[1:], all=True):
        found.setdefault(part, []).append((order, sort_key(name), Choice(slug, name, pk)))
    communes = found.pop("xa", [])
    if communes:
        found["dia-phuong"] = communes
    by_name = {part: tuple(row[2] for row in _sorted(part, rows)) for part, rows in found.items()}
    return Options(by_name, has_communes=bool(communes))


def _sorted(part: str, rows: list[tuple[int, str, Choice]]) -> list[tuple[int, str, Choice]]:
    return sorted(rows, key=lambda row: row[:2], reverse=part == "nam")


def _branch(
    part: str, rows: QuerySet[Any], *, name: str = "name", slug: Any = "slug", order: str | None = None
) -> QuerySet[Any, Any]:
    return (
        rows.order_by()
        .annotate(
            option_part=Value(part, output_field=TextField()),
            option_order=Cast(F(order) if order else Value(0), IntegerField()),
            option_slug=Cast(slug, TextField()),
            option_name=Cast(name, TextField()),
        )
        .values_list("option_part", "option_order", "pk", "option_slug", "option_name")
    )


def _years(known: QuerySet[ListingTally, int]) -> QuerySet[Any, Any]:
    return (
        known.annotate(
            option_part=Value("nam", output_field=TextField()),
            option_order=F("known"),
            option_slug=F("value"),
            option_name=F("value"),
        )
        .values_list("option_part", "option_order", "known", "option_slug", "option_name")
        .distinct()
    )
