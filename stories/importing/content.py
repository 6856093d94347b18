"""What a row says a page shall hold: columns, relations and awards, with the ids of what it names."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from core.text import slugify_vietnamese
from stories.choices import Kind
from stories.importing.campaigns import Campaigns
from stories.importing.documents import Documents
from stories.importing.names import Names
from stories.importing.places import NOWHERE, Places
from stories.importing.rows import AwardRow, Row
from stories.importing.stream import Block, build_blocks, same_blocks
from stories.models import ArticlePage, Award, CampaignPage, ExemplarPage, Story

MODELS: dict[str, type[Story]] = {
    Kind.EXEMPLAR: ExemplarPage,
    Kind.ARTICLE: ArticlePage,
    Kind.CAMPAIGN: CampaignPage,
}
RELATIONS = ("fields", "tags", "authors", "campaigns", "documents")


@dataclass
class Content:
    """The wanted state of one page; what the row does not speak of is not in it."""

    row: Row
    columns: dict[str, Any]
    relations: dict[str, list[int]]
    blocks: list[Block] = field(default_factory=list)
    awards: tuple[AwardRow, ...] = ()
    # Tags and awards as they were stored, by the name of the relation.
    children: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def model(self) -> type[Story]:
        """The page type."""
        return MODELS[self.row.kind]

    @property
    def slug(self) -> str:
        """The wanted address, before it is known whether it is free."""
        return self.row.slug or slugify_vietnamese(self.row.title) or Story.fallback_slug

    @cached_property
    def body_json(self) -> str:
        """The body as it is stored, once pictures have their ids."""
        return json.dumps(self.blocks)


class Resolver:
    """Turns rows into contents; makes fields, tags, authors and documents that are missing."""

    def __init__(self, origin: str, campaigns: Campaigns, places: Places, *, dry_run: bool = False) -> None:
        self.origin = origin
        self.campaigns = campaigns
        self.places = places
        self.names = Names(dry_run=dry_run)
        self.documents = Documents(dry_run=dry_run)

    def blocks(self, row: Row) -> list[Block]:
        """Return the body of the page of `row`, pictures not yet stored."""
        return build_blocks(row.body, key=f"{self.origin}/{row.id}")

    def content(self, row: Row, blocks: Iterable[Block]) -> Content:
        """Return what the page of `row` shall hold."""
        return Content(
            row=row,
            columns=self._columns(row),
            relations=self._relations(row),
            blocks=list(blocks),
            awards=row.awards if row.kind == Kind.EXEMPLAR else (),
        )

    def _columns(self, row: Row) -> dict[str, Any]:
        columns: dict[str, Any] = {"title": row.title}
        for key, make in _COLUMNS.items():
            if key in row.given:
                columns |= make(row)
        if "place" in row.given:
            columns |= self._place(row)
        if row.kind == Kind.EXEMPLAR:
            columns |= {name: getattr(row, name) for name in _EXEMPLAR_COLUMNS if name in row.given}
        if row.kind == Kind.CAMPAIGN and "period" in row.given:
            columns |= {"period_from": row.period.start, "period_to": row.period.end}
        return columns

    def _place(self, row: Row) -> dict[str, Any]:
        found = self.places.find(row.place, row.date) if row.place else NOWHERE
        return {
            "place_as_written": row.place.as_written if row.place else "",
            "place_id": found.place_id,
            "place_now_id": found.place_now_id,
            "province_now_id": found.province_now_id,
        }

    def _relations(self, row: Row) -> dict[str, list[int]]:
        relations: dict[str, list[int]] = {}
        if "fields" in row.given:
            relations["fields"] = [self.names.field(name) for name in row.fields]
        if "tags" in row.given:
            relations["tags"] = [self.names.tag(name) for name in row.tags]
        if "author" in row.given:
            relations["authors"] = [self.names.author(row.author)] if row.author else []
        if "campaigns" in row.given and row.kind != Kind.CAMPAIGN:
            relations["campaigns"] = [self.campaigns.id_of(name) for name in row.campaigns]
        if "documents" in row.given:
            relations["documents"] = [self.documents.cite(names, row.title) for names in row.documents]
        return {name: list(dict.fromkeys(ids)) for name, ids in relations.items()}


_COLUMNS: dict[str, Callable[[Row], dict[str, Any]]] = {
    "lead": lambda row: {"lead": row.lead},
    "published": lambda row: {
        "published_date": row.date,
        "published_time": row.time,
        "date_unknown": row.date is None,
    },
    "source": lambda row: {
        "source_name": row.source.name,
        "source_url": row.source.url,
        "source_date": row.source.date,
    },
    "views": lambda row: {"views_at_origin": row.views},
}
_EXEMPLAR_COLUMNS = ("subject_type", "grade", "subject_name", "year")


def differs(story: Story, content: Content, related: dict[str, set[int]]) -> bool:
    """Say whether the stored story is not what the row says; `related` holds the ids it is tied to."""
    return (
        any(getattr(story, name) != value for name, value in columns_for(story, content).items())
        or any(related[name] != set(ids) for name, ids in content.relations.items())
        or ("body" in content.row.given and not same_blocks(story.body.raw_data, content.blocks))
        or _slug_differs(story, content)
        or _awards_differ(story, content)
    )


def columns_for(story: Story, content: Content) -> dict[str, Any]:
    """Return what the row says of a stored story; where it stands today stays as an editor has said for this place."""
    if not story.is_place_now_chosen or content.columns.get("place_id") != story.place_id:
        return content.columns
    return {name: value for name, value in content.columns.items() if name not in ("place_now_id", "province_now_id")}


def _slug_differs(story: Story, content: Content) -> bool:
    """An address that was taken has a number behind it and is still the wanted one."""
    wanted = content.row.slug
    return bool(wanted) and not re.fullmatch(rf"{re.escape(wanted)}(?:-\d+)?", story.slug)


def _awards_differ(story: Story, content: Content) -> bool:
    if not isinstance(story, ExemplarPage) or "awards" not in content.row.given:
        return False
    stored = [(award.title, award.decision, award.date, award.issuer) for award in story.awards.all()]
    return stored != [(award.title, award.decision, award.date, award.issuer) for award in content.awards]


def award_of(row: AwardRow, order: int) -> Award:
    """Return the award of a row, not yet stored."""
    return Award(title=row.title, decision=row.decision, date=row.date, issuer=row.issuer, sort_order=order)
