"""What lists can be filtered by: only what some public story has, in one query, kept for a minute."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Substr

from core.caching import remember
from core.text import sort_key
from places.models import Place
from places.scope import site_scope
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

    def of(self, name: str) -> tuple[Choice, ...]:
        """Return the options of a parameter, in the order to show them."""
        return self.by_name.get(name, ())


def options_for(kind: str) -> Options:
    """Return what stories of `kind` (of all kinds, if empty) can be filtered by."""
    province = site_scope().province
    where = f":{province.pk}" if province else ""
    return remember(f"stories:options:{kind or 'all'}{where}", lambda: _load(kind, province))


def _load(kind: str, province: Place | None) -> Options:
    def known(dimension: str) -> Any:
        return ids_with_stories(dimension, kind)

    branches = [
        _branch("linh-vuc", Field.objects.filter(pk__in=known("field")), order="position"),
        _branch("dia-phuong", _places(known, province)),
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
    return Options({part: tuple(row[2] for row in _sorted(part, rows)) for part, rows in found.items()})


def _places(known: Callable[[str], Any], province: Place | None) -> QuerySet[Place]:
    """Return the provinces that have a story; on a site of one province, its communes."""
    if province is None:
        return Place.objects.filter(pk__in=known("province_now_id"))
    return Place.objects.present().filter(parent=province, pk__in=known("place"))


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
