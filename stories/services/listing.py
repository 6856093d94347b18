"""The one writer of the table of what the public may see (`stories.Listing`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction
from wagtail.models import Page, PageViewRestriction

from comments.services.counting import shown_counts
from places.graph import PlaceGraph
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
    ListingPlace,
    ListingTag,
    Story,
)
from stories.services.bulk import insert_objects, insert_rows
from stories.services.counting import recount
from stories.services.rows import placed, row_of
from stories.services.viewing import show_views, tell_origins
from stories.signals import listing_written

BATCH = 200
# The number of the lock of those who list stories, or close and move pages.
LOCK = 0x6C616E
_TYPES = (ExemplarPage, ArticlePage, CampaignPage)
_LINKS: tuple[tuple[type[Any], str, type[models.Model], str], ...] = (
    (ListingField, "field_id", Story.fields.through, "field_id"),
    (ListingTag, "tag_id", Story.tags.through, "tag_id"),
    (ListingCampaign, "campaign_id", Story.campaigns.through, "campaignpage_id"),
    (ListingAuthor, "author_id", Story.authors.through, "author_id"),
    (ListingDocument, "document_id", Story.documents.through, "officialdocument_id"),
)


_PLACED: tuple[type[Any], str] = (ListingPlace, "place_id")
_LINK_NAMES = ("fields", "tags", "campaigns", "authors", "documents")
_FIELD_ORDER = ("position", "sort_key")


@dataclass
class Difference:
    """What a rebuild of the listing found to be wrong: ids of stories."""

    missing: set[int] = field(default_factory=set)
    extra: set[int] = field(default_factory=set)
    stale: set[int] = field(default_factory=set)
    # How many figures of the tally were wrong.
    miscounted: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.stale or self.miscounted)


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


def _take_turn() -> None:
    """Make others who list stories, or close and move pages, wait for the end of this transaction.

    Who closes a page cannot see yet what another lists below it; and two who change the same figures in another order
    would wait for each other for ever. On SQLite only one transaction writes anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def refresh(ids: Iterable[int], graph: PlaceGraph | None = None) -> None:
    """Make the rows of these stories say what is so now; `graph` holds the places, if they were read already."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), BATCH):
        _refresh_batch(wanted[start : start + BATCH], graph)


@transaction.atomic
def add(
    stories: Sequence[Story], links: Mapping[str, Iterable[tuple[int, int]]], graph: PlaceGraph | None = None
) -> None:
    """List many stories that were just stored, without asking the database for what is known of them.

    `links` holds pairs of story and target under "fields", "tags", "campaigns", "authors" and "documents"; `graph`
    holds the places, if they were read already.
    """
    _take_turn()
    public = set(public_stories(story.pk for story in stories).values_list("pk", flat=True))
    pairs = {name: [pair for pair in found if pair[0] in public] for name, found in links.items()}
    main_fields = _main_fields(pairs.get("fields", ()))
    rows = {story.pk: row_of(story, main_fields.get(story.pk)) for story in stories if story.pk in public}
    tell_origins({story.pk: story.views_at_origin for story in stories if story.pk in public})
    insert_objects(Listing, rows.values())
    for (link_model, column, _through, _target), name in zip(_LINKS, _LINK_NAMES, strict=True):
        insert_rows(
            link_model,
            ("story_id", column, "sort_date", "kind"),
            ((pk, target, rows[pk].sort_date, rows[pk].kind) for pk, target in pairs.get(name, ())),
        )
    insert_rows(
        ListingPlace,
        ("story_id", "place_id", "sort_date", "kind"),
        ((pk, place, rows[pk].sort_date, rows[pk].kind) for pk, place in placed(rows.values(), graph)),
    )
    show_views(rows)
    listing_written.send(Listing, ids=list(rows))


def _main_fields(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the field of each story that stands first in the list of fields."""
    order = {pk: number for number, pk in enumerate(Field.objects.order_by(*_FIELD_ORDER).values_list("pk", flat=True))}
    first: dict[int, int] = {}
    for story, field_id in sorted(pairs, key=lambda pair: order[pair[1]]):
        first.setdefault(story, field_id)
    return first


def refresh_below(page: Page) -> None:
    """Make the rows of all stories at or below `page` say what is so now, once those being published are stored."""
    _take_turn()
    refresh(Story.objects.filter(path__startswith=page.path).values_list("pk", flat=True))


def hide(ids: Iterable[int]) -> None:
    """Remove the rows of stories that are not public any more."""
    gone = list(ids)
    Listing.objects.filter(pk__in=gone).delete()
    listing_written.send(Listing, ids=gone)


def forget(pk: int) -> None:
    """Remove the row of a story and all that hangs on it."""
    models_of_links: list[type[Any]] = [*(links[0] for links in _LINKS), ListingPlace]
    for link_model in models_of_links:
        link_model._default_manager.filter(story_id=pk).delete()
    hide([pk])


def rebuild() -> Difference:
    """Make the whole table anew; return what was wrong in it."""
    difference = Difference()
    public = set(public_stories().values_list("pk", flat=True))
    listed = set(Listing.objects.values_list("pk", flat=True))
    difference.missing, difference.extra = public - listed, listed - public
    hide(difference.extra)
    for batch in _batches(sorted(public)):
        before = _snapshot(batch)
        _refresh_batch(batch)
        after = _snapshot(batch)
        difference.stale |= {pk for pk in before if before[pk] != after.get(pk)}
    difference.miscounted = recount()
    return difference


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


@transaction.atomic
def _refresh_batch(ids: list[int], graph: PlaceGraph | None = None) -> None:
    _take_turn()
    public = list(public_stories(ids).values_list("pk", flat=True))
    Listing.objects.filter(pk__in=set(ids) - set(public)).delete()
    tell_origins(dict(Story.objects.filter(pk__in=public).values_list("pk", "views_at_origin")))
    _write_rows(public, graph)
    show_views(public)
    listing_written.send(Listing, ids=ids)


def _write_rows(public: list[int], graph: PlaceGraph | None) -> None:
    rows = [row for model in _TYPES for row in _rows_of(model, public)]
    if not rows:
        return
    # Views come and are counted all the time; see stories.services.viewing.
    columns = [f.attname for f in Listing._meta.concrete_fields if not f.primary_key and f.name != "views"]
    Listing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=[c.removesuffix("_id") for c in columns],
    )
    by_id = {row.pk: row for row in rows}
    for link_model, column, through, target in _LINKS:
        owner = "content_object_id" if through is Story.tags.through else "story_id"
        pairs = through._default_manager.filter(**{f"{owner}__in": by_id}).values_list(owner, target)
        _relink(link_model, column, set(pairs), by_id)
    _relink(*_PLACED, set(placed(rows, graph)), by_id)


def _rows_of(model: type[Story], ids: list[int]) -> Iterator[Listing]:
    first_fields, comments = _first_fields(ids), shown_counts(ids)
    for story in model.objects.filter(pk__in=ids).defer("body"):
        row = row_of(story, first_fields.get(story.pk))
        row.comments = comments.get(story.pk, 0)
        yield row


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


def _relink(link_model: type[Any], column: str, pairs: set[tuple[int, int]], rows: Mapping[int, Listing]) -> None:
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
    for link_model, column in (*(links[:2] for links in _LINKS), _PLACED):
        pairs = link_model._default_manager.filter(story_id__in=ids).order_by(column)
        for story_id, *rest in pairs.values_list("story_id", column, "sort_date", "kind"):
            if story_id in snapshot:
                snapshot[story_id] += (column, *rest)
    return snapshot
