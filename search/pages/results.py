"""Results as pages and machines show them: each story or document with its found words."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core import dates
from search.types import DOCUMENT, Hit, Span
from stories.models import Listing, ListingField, OfficialDocument
from stories.querysets import cards
from stories.templatetags.cards import document_title, place_line


@dataclass(frozen=True)
class Row:
    """A result: a story, an official document, or any other page at `address`."""

    title: tuple[Span, ...]
    snippet: tuple[Span, ...]
    story: Listing | None = None
    document: OfficialDocument | None = None
    fields: tuple[str, ...] = ()
    address: str = ""

    @property
    def url(self) -> str:
        """Return the address that the result leads to."""
        found = self.story or self.document
        return found.get_absolute_url() if found else self.address

    @property
    def kind(self) -> str:
        """Return what it is, as the API names it: "exemplar", "article", "campaign" or "document"."""
        return self.story.kind if self.story else DOCUMENT

    @property
    def date(self) -> datetime.date | None:
        """Return the day it came out, if that is known."""
        if self.document:
            return self.document.date
        return dates.local(self.story.sort_date).date() if self.story and self.story.date_known else None

    @property
    def place(self) -> str:
        """Return where it happened, "" where that is not known."""
        return place_line(self.story) if self.story else ""


def rows_of(*groups: Sequence[Hit]) -> list[list[Row]]:
    """Return the results of each group; what is no longer public is left out."""
    hits = [hit for group in groups for hit in group]
    stories = cards([hit.story for hit in hits if hit.story is not None], "row") if hits else {}
    documents = _documents([hit.document for hit in hits if hit.document is not None])
    fields = _fields(stories.values())
    found = {}
    for hit in hits:
        if hit.story in stories:
            found[hit.id] = _story_row(hit, stories[hit.story], fields.get(hit.story, ()))
        elif hit.document in documents:
            found[hit.id] = _document_row(hit, documents[hit.document])
    return [[found[hit.id] for hit in group if hit.id in found] for group in groups]


def plain(spans: Iterable[Span]) -> str:
    """Return the text without its marks."""
    return "".join(span.text for span in spans)


def unmarked(text: str) -> tuple[Span, ...]:
    """Return text in which nothing was found."""
    return (Span(text, False),) if text else ()


def _story_row(hit: Hit, story: Listing, fields: tuple[str, ...]) -> Row:
    return Row(hit.title or unmarked(story.title), hit.snippet or unmarked(story.lead), story=story, fields=fields)


def _document_row(hit: Hit, document: OfficialDocument) -> Row:
    words = ": ".join(part for part in (document.number, document_title(document)) if part)
    # Number and subject stand on lines of their own in the index.
    title = tuple(Span(span.text.replace("\n", ": "), span.is_hit) for span in hit.title)
    return Row(title or unmarked(words), hit.snippet or unmarked(document.summary[:300]), document=document)


def _documents(ids: list[int]) -> dict[int, OfficialDocument]:
    return OfficialDocument.objects.in_bulk(ids) if ids else {}


def _fields(stories: Iterable[Listing]) -> dict[int, tuple[str, ...]]:
    """Return the names of the fields of stories, the main one first."""
    first = {story.pk: story.main_field_id for story in stories}
    if not first:
        return {}
    links = ListingField.objects.filter(story__in=first).order_by("field__position", "field_id")
    found: dict[int, list[tuple[bool, str]]] = {}
    for story, field, name in links.values_list("story_id", "field_id", "field__name"):
        found.setdefault(story, []).append((field != first[story], name))
    return {
        story: tuple(name for _other, name in sorted(names, key=lambda one: one[0])) for story, names in found.items()
    }
