"""The one writer of the table of what the public may see (`stories.Listing`)."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction
from wagtail.models import Page, PageViewRestriction

from core.text import shorten
from places.names import words
from stories.models import (
    ArticlePage,
    CampaignPage,
    ExemplarPage,
    Field,
    Listing,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingTag,
    Story,
)
from stories.services.bulk import insert_objects, insert_rows

BATCH = 200
# The number of the lock between those who list stories and those who close or move pages.
LOCK = 0x6C616E
_TYPES = (ExemplarPage, ArticlePage, CampaignPage)
_LINKS: tuple[tuple[type[Any], str, type[models.Model], str], ...] = (
    (ListingField, "field_id", Story.fields.through, "field_id"),
    (ListingTag, "tag_id", Story.tags.through, "tag_id"),
    (ListingCampaign, "campaign_id", Story.campaigns.through, "campaignpage_id"),
    (ListingAuthor, "author_id", Story.authors.through, "author_id"),
    (ListingDocument, "document_id", Story.documents.through, "officialdocument_id"),
)


_LINK_NAMES = ("fields", "tags", "campaigns", "authors", "documents")
_FIELD_ORDER = ("position", "sort_key")


@dataclass
class Difference:
    """What a rebuild of the listing found to be wrong: ids of stories."""

    missing: set[int] = field(default_factory=set)
    extra: set[int] = field(default_factory=set)
    stale: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.stale)


def hidden_paths() -> list[str]:
    """Return the tree paths of restricted pages: everything at or below them is not public."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


def public_stories(ids: Iterable[int] | None = None) -> models.QuerySet[Story]:
    """Return the stories (of `ids`, or all) that everybody may read: live, and under no restriction."""
    stories = Story.objects.filter(live=True)
    if ids is not None:
        stories = stories.filter(pk__in=list(ids))
    for path in hidden_paths():
        stories = stories.exclude(path__startswith=path)
    return stories


def _hold_against_closing() -> None:
    """Make whoever closes a page wait for the end of this transaction: they cannot see yet what it lists.

    Many may list at once. On SQLite only one transaction writes anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


def _wait_for_listing() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def refresh(ids: Iterable[int]) -> None:
    """Make the rows of these stories say what is so now."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), BATCH):
        _refresh_batch(wanted[start : start + BATCH])


@transaction.atomic
def add(stories: Sequence[Story], links: Mapping[str, Iterable[tuple[int, int]]]) -> None:
    """List many stories that were just stored, without asking the database for what is known of them.

    `links` holds pairs of story and target under "fields", "tags", "campaigns", "authors" and "documents".
    """
    _hold_against_closing()
    public = set(public_stories(story.pk for story in stories).values_list("pk", flat=True))
    pairs = {name: [pair for pair in found if pair[0] in public] for name, found in links.items()}
    main_fields = _main_fields(pairs.get("fields", ()))
    rows = {story.pk: _row(story, main_fields.get(story.pk)) for story in stories if story.pk in public}
    insert_objects(Listing, rows.values())
    for (link_model, column, _through, _target), name in zip(_LINKS, _LINK_NAMES, strict=True):
        insert_rows(
            link_model,
            ("story_id", column, "sort_date", "kind"),
            ((pk, target, rows[pk].sort_date, rows[pk].kind) for pk, target in pairs.get(name, ())),
        )


def _main_fields(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the field of each story that stands first in the list of fields."""
    order = {pk: number for number, pk in enumerate(Field.objects.order_by(*_FIELD_ORDER).values_list("pk", flat=True))}
    first: dict[int, int] = {}
    for story, field_id in sorted(pairs, key=lambda pair: order[pair[1]]):
        first.setdefault(story, field_id)
    return first


def refresh_below(page: Page) -> None:
    """Make the rows of all stories at or below `page` say what is so now, once those being published are stored."""
    _wait_for_listing()
    refresh(Story.objects.filter(path__startswith=page.path).values_list("pk", flat=True))


def forget(pk: int) -> None:
    """Remove the row of a story and all that hangs on it."""
    for link_model, *_rest in _LINKS:
        link_model._default_manager.filter(story_id=pk).delete()
    Listing.objects.filter(pk=pk).delete()


def rebuild() -> Difference:
    """Make the whole table anew; return what was wrong in it."""
    difference = Difference()
    public = set(public_stories().values_list("pk", flat=True))
    listed = set(Listing.objects.values_list("pk", flat=True))
    difference.missing, difference.extra = public - listed, listed - public
    Listing.objects.filter(pk__in=difference.extra).delete()
    for batch in _batches(sorted(public)):
        before = _snapshot(batch)
        _refresh_batch(batch)
        after = _snapshot(batch)
        difference.stale |= {pk for pk in before if before[pk] != after.get(pk)}
    return difference


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


@transaction.atomic
def _refresh_batch(ids: list[int]) -> None:
    _hold_against_closing()
    public = list(public_stories(ids).values_list("pk", flat=True))
    Listing.objects.filter(pk__in=set(ids) - set(public)).delete()
    rows = [row for model in _TYPES for row in _rows_of(model, public)]
    if not rows:
        return
    columns = [f.attname for f in Listing._meta.concrete_fields if not f.primary_key]
    Listing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=[c.removesuffix("_id") for c in columns],
    )
    by_id = {row.pk: row for row in rows}
    for link_model, column, through, target in _LINKS:
        _relink(link_model, column, through, target, by_id)


def _rows_of(model: type[Story], ids: list[int]) -> Iterator[Listing]:
    first_fields = _first_fields(ids)
    for story in model.objects.filter(pk__in=ids).defer("body"):
        yield _row(story, first_fields.get(story.pk))


def _row(story: Story, main_field: int | None) -> Listing:
    row = Listing(
        story_id=story.pk,
        kind=story.kind,
        title=story.title,
        title_words=title_words(story.title),
        lead=story.lead or shorten(story.search_description, 300),
        address=story.address,
        cover_id=story.cover_id,
        sort_date=story.sort_moment,
        date_known=story.shown_date is not None,
        month=month_number(story.shown_date),
        has_time=story.shown_time is not None,
        changed_at=story.last_published_at or story.latest_revision_created_at or story.sort_moment,
        place_id=story.place_id,
        place_as_written=story.place_as_written,
        place_now_id=story.place_now_id,
        province_now_id=story.province_now_id,
        unit_id=story.unit_id,
        main_field_id=main_field,
    )
    for column in (
        "subject_type",
        "grade",
        "stage",
        "year",
        "section_id",
        "stream_id",
        "period_from",
        "period_to",
    ):
        if hasattr(story, column):
            setattr(row, column, getattr(story, column))
    return row


def title_words(title: str) -> str:
    """Return the folded words of a title, each between spaces, as `Listing.title_words` holds them."""
    return f" {' '.join(words(title))} "[:300]


def month_number(day: datetime.date | None) -> int | None:
    """Return 202611 for a day of November 2026, none for no day."""
    return day.year * 100 + day.month if day else None


def _first_fields(ids: list[int]) -> dict[int, int]:
    links = (
        Story.fields.through.objects.filter(story_id__in=ids)
        .order_by(*(f"field__{name}" for name in _FIELD_ORDER))
        .values_list("story_id", "field_id")
    )
    first: dict[int, int] = {}
    for story_id, field_id in links:
        first.setdefault(story_id, field_id)
    return first


def _relink(
    link_model: type[Any],
    column: str,
    through: type[models.Model],
    target: str,
    rows: dict[int, Listing],
) -> None:
    owner = "content_object_id" if through is Story.tags.through else "story_id"
    pairs = set(through._default_manager.filter(**{f"{owner}__in": rows}).values_list(owner, target))
    manager = link_model._default_manager
    stale: list[int] = []
    for pk, story_id, target_id, sort_date, kind in manager.filter(story_id__in=rows).values_list(
        "pk", "story_id", column, "sort_date", "kind"
    ):
        row = rows[story_id]
        if (story_id, target_id) in pairs and (sort_date, kind) == (row.sort_date, row.kind):
            pairs.discard((story_id, target_id))
        else:
            stale.append(pk)
    manager.filter(pk__in=stale).delete()
    manager.bulk_create(
        link_model(story_id=s, **{column: t}, sort_date=rows[s].sort_date, kind=rows[s].kind) for s, t in sorted(pairs)
    )


def _snapshot(ids: list[int]) -> dict[int, tuple[object, ...]]:
    snapshot: dict[int, tuple[object, ...]] = {row[0]: row for row in Listing.objects.filter(pk__in=ids).values_list()}
    for link_model, column, _through, _target in _LINKS:
        pairs = link_model._default_manager.filter(story_id__in=ids).order_by(column)
        for story_id, *rest in pairs.values_list("story_id", column, "sort_date", "kind"):
            if story_id in snapshot:
                snapshot[story_id] += (column, *rest)
    return snapshot
