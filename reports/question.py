"""What somebody asks a report: which days, compared with which, and of what."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from reports.spans import Against, Span, Step, compared_span
from reports.wording import span_words
from stories.choices import Kind
from stories.models import Author, Field, Listing, ListingAuthor, ListingField, ListingPlace
from visits.choices import Device, Source

_LINKS: dict[str, Any] = {"field": ListingField, "place": ListingPlace, "author": ListingAuthor}
_COLUMNS = ("unit", "kind")
_WAYS = ("source", "poster", "device")


@dataclass(frozen=True)
class Question:
    """A span, what it is compared with, the step of its chart, and what narrows it.

    `narrowed` holds what was chosen, by the name of the field in the form: a Field, Place, Author, Unit or Page, or a
    kind, source, poster or device.
    """

    span: Span
    against: Against = Against.BEFORE
    step: Step = Step.DAY
    narrowed: dict[str, Any] = field(default_factory=dict)
    # The first day that was counted; nothing is compared with days before it.
    begun: datetime.date | None = None

    @property
    def before(self) -> Span | None:
        """Return the days that the span is compared with: None if nothing is, or not all of them were counted."""
        before = compared_span(self.span, self.against)
        return before if before and self.begun and self.begun <= before.first else None

    @property
    def is_whole(self) -> bool:
        """Say whether it is about the whole site."""
        return not self.narrowed

    @property
    def is_of_hours(self) -> bool:
        """Say whether the counters of hours can answer it: they tell neither sources nor devices apart."""
        return not any(name in self.narrowed for name in _WAYS)

    def pages(self) -> Q:
        """Return the condition on rows of counters that have a column `page`."""
        condition = Q()
        for name, link in _LINKS.items():
            if name in self.narrowed:
                rows = link.objects.filter(**{name: self.narrowed[name]})
                condition &= Q(page__in=rows.values("story_id"))
        columns = {name: self.narrowed[name] for name in _COLUMNS if name in self.narrowed}
        if columns:
            condition &= Q(page__in=Listing.objects.filter(**columns).values("story_id"))
        if "story" in self.narrowed:
            condition &= Q(page=self.narrowed["story"].pk)
        return condition

    def ways(self) -> Q:
        """Return the condition on rows of counters that also tell from where and on what a page was viewed."""
        return self.pages() & Q(**{name: self.narrowed[name] for name in _WAYS if name in self.narrowed})

    def words(self) -> list[tuple[str, str]]:
        """Return in words what was asked: labels and values."""
        said = [(_("Thời gian"), span_words(self.span))]
        if self.before:
            said.append((_("So với"), span_words(self.before)))
        return said + list(self.narrowed_words().values())

    def narrowed_words(self) -> dict[str, tuple[str, str]]:
        """Return what narrows the question, by the name of its field: label and value."""
        return {
            key: (label, name(self.narrowed[key])) for key, (label, name) in _names().items() if key in self.narrowed
        }


def _names() -> dict[str, tuple[str, Any]]:
    return {
        "field": (_("Lĩnh vực"), _field_name),
        "place": (_("Địa phương"), lambda place: place.full_name_with_province),
        "author": (_("Tác giả"), _author_name),
        "unit": (_("Đơn vị"), str),
        "kind": (_("Loại bài"), lambda kind: str(Kind(kind).label)),
        "story": (_("Bài"), lambda story: story.title),
        "source": (_("Nguồn"), lambda source: str(Source(source).label)),
        "poster": (_("Áp phích"), lambda poster: _("số %(number)s") % {"number": poster}),
        "device": (_("Thiết bị"), lambda device: str(Device(device).label)),
    }


def _field_name(found: Field) -> str:
    return found.name


def _author_name(author: Author) -> str:
    return str(author)
