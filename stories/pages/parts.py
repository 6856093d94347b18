"""What hangs on a story: fields, tags, authors, awards … in one query for readers, from memory for a preview."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from core.text import sort_key
from stories.models import (
    ArticlePage,
    Award,
    CampaignPage,
    ExemplarLink,
    ExemplarPage,
    OfficialDocument,
    RelatedStory,
    Story,
    StoryTag,
    StoryUpdate,
)

_COLUMNS = ("part_name", "part_order", "part_key", "part_a", "part_b", "part_c", "part_d", "part_e", "part_day")


@dataclass(frozen=True)
class Part:
    """One thing that hangs on a story; what the texts mean depends on the kind of part."""

    name: str
    order: int
    key: int | None
    a: str
    b: str
    c: str
    d: str
    e: str
    day: datetime.date | None


@dataclass(frozen=True)
class Parts:
    """All that hangs on a story, by kind of part."""

    by_name: dict[str, list[Part]]

    def of(self, name: str) -> list[Part]:
        """Return the parts of a kind in their order."""
        return self.by_name.get(name, [])

    def keys(self, *names: str) -> list[int]:
        """Return the ids that parts of these kinds point to."""
        return [part.key for name in names for part in self.of(name) if part.key is not None]


def parts_of(story: Any, *, in_memory: bool) -> Parts:
    """Return what hangs on `story`: as stored, or (for a preview) as it stands in the form."""
    rows = _from_memory(story) if in_memory else _stored(story)
    found: dict[str, list[Part]] = {}
    for row in sorted(rows, key=lambda part: (part.name, part.order)):
        found.setdefault(row.name, []).append(row)
    # The order in which authors were chosen is not kept: lists of names stand as in a dictionary.
    found.get("author", []).sort(key=lambda part: (sort_key(part.a), part.b))
    return Parts(found)


def _stored(story: Any) -> Iterable[Part]:
    first, *rest = _branches(story)
    return [Part(*row) for row in first.union(*rest, all=True)]


def _branches(story: Any) -> list[QuerySet[Any, Any]]:
    pk = story.pk
    through = Story.fields.through.objects.filter(story=pk)
    branches = [
        _branch("field", through, "field__position", "field_id", "field__name", "field__slug", "field__colour"),
        _branch("tag", StoryTag.objects.filter(content_object=pk), "pk", "tag_id", "tag__name", "tag__slug"),
        _branch(
            "author",
            Story.authors.through.objects.filter(story=pk),
            "pk",
            "author_id",
            "author__name",
            "author__unit_name",
            "author__slug",
        ),
        _documents("document", Story.documents.through.objects.filter(story=pk)),
        _branch("campaign", Story.campaigns.through.objects.filter(story=pk), "pk", "campaignpage_id"),
        _branch("update", StoryUpdate.objects.filter(story=pk), "sort_order", "pk", "text", day="date"),
        _branch("related", RelatedStory.objects.filter(story=pk), "sort_order", "target_id"),
    ]
    if isinstance(story, ExemplarPage):
        awards, links = Award.objects.filter(exemplar=pk), ExemplarLink.objects
        branches += [
            _branch("award", awards, "sort_order", "pk", "title", "decision", "issuer", day="date"),
            _branch(
                "revoked",
                awards.exclude(revoked_date=None),
                "sort_order",
                "pk",
                "revoked_reason",
                "revoked_decision",
                day="revoked_date",
            ),
            _branch("link", links.filter(exemplar=pk), "sort_order", "target_id", "role", "unit__name"),
            _branch("linked_from", links.filter(target=pk), "sort_order", "exemplar_id", "role"),
        ]
    elif isinstance(story, ArticlePage):
        about = ArticlePage.about.through.objects.filter(articlepage=pk)
        branches.append(_branch("about", about, "pk", "exemplarpage_id"))
    elif isinstance(story, CampaignPage):
        founding = CampaignPage.founding_documents.through.objects.filter(campaignpage=pk)
        branches.append(_documents("founding", founding))
    return branches


def awards_of(parts: "Parts") -> list[tuple["Part", "Part | None"]]:
    """Return each award with what is known of its being taken back; in a preview neither need have a key."""
    revoked = {(part.key, part.order): part for part in parts.of("revoked")}
    return [(award, revoked.get((award.key, award.order))) for award in parts.of("award")]


def _documents(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    of = "officialdocument__"
    texts = (f"{of}number", f"{of}kind", f"{of}subject", f"{of}issuer", f"{of}slug")
    return _branch(name, rows, "pk", "officialdocument_id", *texts, day=f"{of}date")


def _branch(name: str, rows: QuerySet[Any], order: str, key: str, *texts: str, day: str = "") -> QuerySet[Any, Any]:
    """Return rows in the columns that all branches of the union share."""
    columns: dict[str, Any] = {
        "part_name": Value(name, output_field=TextField()),
        "part_order": Cast(F(order), IntegerField()),
        "part_key": F(key),
        "part_day": Cast(F(day) if day else Value(None), DateField()),
    }
    for letter, text in zip("abcde", [*texts, "", "", "", "", ""], strict=False):
        columns[f"part_{letter}"] = Cast(F(text) if text else Value(""), TextField())
    return rows.order_by().annotate(**columns).values_list(*_COLUMNS)


def _from_memory(story: Any) -> Iterable[Part]:
    rows = [
        _part("field", field.position, field.pk, field.name, field.slug, field.colour) for field in story.fields.all()
    ]
    rows += [_part("tag", 0, tag.pk, tag.name, tag.slug) for tag in story.tags.all()]
    rows += [_part("author", 0, one.pk, one.name, one.unit_name, one.slug) for one in story.authors.all()]
    rows += [_document("document", document) for document in story.documents.all()]
    rows += [_part("campaign", 0, campaign.pk) for campaign in story.campaigns.all()]
    for order, update in enumerate(story.updates.all()):
        rows.append(_part("update", order, update.pk, update.text, day=update.date))
    rows += [_part("related", order, row.target_id) for order, row in enumerate(story.chosen_related.all())]
    if isinstance(story, ExemplarPage):
        rows += _exemplar_from_memory(story)
    elif isinstance(story, ArticlePage):
        rows += [_part("about", 0, exemplar.pk) for exemplar in story.about.all()]
    elif isinstance(story, CampaignPage):
        rows += [_document("founding", document) for document in story.founding_documents.all()]
    return rows


def _exemplar_from_memory(story: Any) -> list[Part]:
    rows: list[Part] = []
    for order, award in enumerate(story.awards.all()):
        rows.append(_part("award", order, award.pk, award.title, award.decision, award.issuer, day=award.date))
        if award.revoked_date:
            texts = (award.revoked_reason, award.revoked_decision)
            rows.append(_part("revoked", order, award.pk, *texts, day=award.revoked_date))
    for order, link in enumerate(story.links.all()):
        rows.append(_part("link", order, link.target_id, link.role, link.unit.name if link.unit else ""))
    for order, link in enumerate(ExemplarLink.objects.filter(target=story.pk) if story.pk else ()):
        rows.append(_part("linked_from", order, link.exemplar_id, link.role))
    return rows


def _part(name: str, order: int, key: int | None, *texts: str, day: datetime.date | None = None) -> Part:
    a, b, c, d, e = (*texts, "", "", "", "", "")[:5]
    return Part(name, order, key, a, b, c, d, e, day)


def _document(name: str, document: OfficialDocument) -> Part:
    texts = (document.number, document.kind, document.subject, document.issuer, document.slug)
    return _part(name, 0, document.pk, *texts, day=document.date)
