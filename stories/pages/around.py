"""The stories around a story: newer, older, newest, about it, related; all their ids in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from stories.models import ExemplarPage, Listing, ListingField
from stories.querysets import NEWEST_FIRST, Found, Source, by_part

RELATED = 4
NEWEST = 4
ABOUT = 6
# How many of a field's, or a province's, newest stories may become related ones: the cost stays the same for ever.
CANDIDATES = 40


@dataclass(frozen=True)
class Around:
    """Ids of the stories around one."""

    newer: int | None
    older: int | None
    newest: tuple[int, ...]
    about: tuple[int, ...]
    related: tuple[int, ...]

    def ids(self) -> set[int]:
        """Return all ids that cards are needed for."""
        beside = {pk for pk in (self.newer, self.older) if pk}
        return beside | set(self.newest) | set(self.about) | set(self.related)


def around(story: Any, main_field: int | None, chosen: Iterable[int]) -> Around:
    """Return what stands around `story`; `chosen` are the related stories chosen by hand, which come first."""
    parts = by_part(_sources(story, main_field))
    ids = {part: tuple(row.pk for row in found if row.pk != story.pk) for part, found in parts.items()}
    near = [row for row in (*parts.get("field", ()), *parts.get("province", ())) if row.pk != story.pk]
    return Around(
        newer=next(iter(ids.get("newer", ())), None),
        older=next(iter(ids.get("older", ())), None),
        newest=ids.get("newest", ())[:NEWEST],
        about=ids.get("about", ()),
        related=_nearest(near, main_field, story.province_now_id, chosen),
    )


def _nearest(near: list[Found], field: int | None, province: int | None, chosen: Iterable[int]) -> tuple[int, ...]:
    """Return the chosen, then those of the same field and province, of the field, of the province."""

    def distance(row: Found) -> int:
        same_province = province is not None and row.province == province
        if row.part == "field":
            return 0 if same_province else 1
        return 0 if field is not None and row.field == field else 2

    ordered = sorted(near, key=distance)
    chosen = tuple(chosen)
    # As many more as were chosen: those that are not public fall out later.
    return tuple(dict.fromkeys([*chosen, *(row.pk for row in ordered)]))[: RELATED + len(chosen)]


def _sources(story: Any, main_field: int | None) -> list[Source]:
    listed = Listing.objects.all()
    # One more, in case the story itself is among them.
    sources: list[Source] = [("newest", listed.order_by(*NEWEST_FIRST), NEWEST + 1)]
    if main_field is not None:
        of_field = ListingField.objects.filter(field=main_field, kind=story.kind)
        sources.append(("field", of_field.order_by(*NEWEST_FIRST), CANDIDATES))
    if story.province_now_id is not None:
        of_province = listed.filter(kind=story.kind, province_now=story.province_now_id)
        sources.append(("province", of_province.order_by(*NEWEST_FIRST), CANDIDATES))
    if story.pk:
        sources += _beside(story)
    if story.pk and isinstance(story, ExemplarPage):
        about = listed.filter(story__articlepage__about=story.pk)
        sources.append(("about", about.order_by(*NEWEST_FIRST), ABOUT))
    return sources


def _beside(story: Any) -> list[Source]:
    moment, pk = story.sort_moment, story.pk
    of_kind = Listing.objects.filter(kind=story.kind)
    newer = of_kind.filter(sort_date__gte=moment).filter(Q(sort_date__gt=moment) | Q(story_id__gt=pk))
    older = of_kind.filter(sort_date__lte=moment).filter(Q(sort_date__lt=moment) | Q(story_id__lt=pk))
    return [
        ("newer", newer.order_by("sort_date", "story_id"), 1),
        ("older", older.order_by(*NEWEST_FIRST), 1),
    ]
