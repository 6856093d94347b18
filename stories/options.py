"""What lists can be filtered by: only what some public story has, in one query, kept for a minute."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, Substr

from core.caching import remember
from core.text import sort_key
from places.models import Place
from stories.choices import Kind
from stories.models import (
    CampaignPage,
    Field,
    Listing,
    ListingCampaign,
    ListingField,
    Section,
    Stream,
)


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
    return remember(f"stories:options:{kind or 'all'}", lambda: _load(kind))


def _load(kind: str) -> Options:
    of_kind = {"kind": kind} if kind else {}
    listed = Listing.objects.filter(**of_kind)
    branches = [
        _branch("linh-vuc", Field.objects.filter(_some(ListingField, "field", of_kind)), order="position"),
        _branch("dia-phuong", Place.objects.filter(level=1).filter(_some(Listing, "province_now", of_kind))),
        _branch(
            "phong-trao",
            # From the listing, not from the pages: the database would walk all stories to find these few.
            Listing.objects.filter(_some(ListingCampaign, "campaign", of_kind), kind=Kind.CAMPAIGN),
            name="title",
            slug=Substr("address", len(CampaignPage.address_of("")) + 1),
        ),
        _branch("chuyen-muc", Section.objects.filter(_some(Listing, "section", of_kind)), order="position"),
        _branch("dong-su-kien", Stream.objects.filter(_some(Listing, "stream", of_kind))),
        _years(listed),
    ]
    found: dict[str, list[tuple[int, str, Choice]]] = {}
    for part, order, pk, slug, name in branches[0].union(*branches[1:], all=True):
        found.setdefault(part, []).append((order, sort_key(name), Choice(slug, name, pk)))
    return Options({part: tuple(row[2] for row in _sorted(part, rows)) for part, rows in found.items()})


def _sorted(part: str, rows: list[tuple[int, str, Choice]]) -> list[tuple[int, str, Choice]]:
    return sorted(rows, key=lambda row: row[:2], reverse=part == "nam")


def _some(model: type[Any], column: str, of_kind: dict[str, str]) -> Exists:
    return Exists(model.objects.filter(**{f"{column}_id": OuterRef("pk")}, **of_kind))


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


def _years(listed: QuerySet[Listing]) -> QuerySet[Any, Any]:
    return (
        listed.exclude(year=None)
        .order_by()
        .annotate(
            option_part=Value("nam", output_field=TextField()),
            option_order=Cast("year", IntegerField()),
            option_slug=Cast("year", TextField()),
            option_name=Cast("year", TextField()),
        )
        .values_list("option_part", "option_order", "year", "option_slug", "option_name")
        .distinct()
    )
