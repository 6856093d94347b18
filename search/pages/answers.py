"""The answer to a search, as its page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from core.templatetags.shell import number as in_words
from core.text import shorten
from search import engine
from search.engine import Inquiry
from search.pages.asking import SORTS, Asked
from search.pages.beside import NOTHING, Beside, pages_beside
from search.pages.facets import Box, Spread, spread_of
from search.pages.promoting import promoted
from search.pages.results import Row, plain, rows_of
from search.pages.said import Said, as_typed, shorter, understood
from search.types import LAST_PAGE, Found
from stories.pages.filtered import Way

_BESIDE_CURRENT = 2


@dataclass
class Answer:
    """Results with all that stands around them."""

    asked: Asked
    inquiry: Inquiry
    found: Found
    rows: list[Row]
    near: list[Row]
    promoted: list[Row] = field(default_factory=list)

    @property
    def is_for_words(self) -> bool:
        """Say whether there were words to look for."""
        return bool(self.found.understood.syllables)

    @cached_property
    def spread(self) -> Spread:
        """Return how the results spread over the filters."""
        return spread_of(self.asked, self.found, self.inquiry)

    @cached_property
    def boxes(self) -> list[Box]:
        """Return the filters with their options."""
        return self.spread.boxes()

    @cached_property
    def said(self) -> list[Said]:
        """Return what was understood."""
        return understood(self.asked, self.found.understood)

    @cached_property
    def beside(self) -> Beside:
        """Return the pages that the words may mean."""
        if not self.asked.is_first:
            return NOTHING
        shown = frozenset(row.document.pk for row in (*self.rows, *self.near) if row.document)
        return pages_beside(self.asked, self.found.understood, shown)

    @property
    def heading(self) -> str:
        """Return what the page says first."""
        if not self.found.total:
            return _("Chưa tìm thấy kết quả nào")
        return _("Tìm thấy %s kết quả") % (in_words(self.found.total) + ("+" if self.found.is_partial else ""))

    @property
    def title(self) -> str:
        """Return the name of the page."""
        return _("Tìm “%s”") % shorten(self.asked.text, 60) if self.asked.text else _("Tìm kiếm")

    @property
    def suggestion(self) -> str:
        """Return the words whose results are shown instead, "" where they are those that were typed."""
        return self.found.suggestion

    @property
    def as_typed_url(self) -> str:
        """Return the address of the search for the words exactly as they were typed."""
        return as_typed(self.asked)

    def sorts(self) -> list[tuple[str, str, bool]]:
        """Return words and address of each order, and whether it is the one shown."""
        words = {"phu-hop": _("Hợp nhất trước"), "moi-nhat": _("Mới nhất trước")}
        return [(words[slug], self.asked.url(sort=sort), sort == self.asked.sort) for slug, sort in SORTS.items()]

    def loosened(self) -> list[Way]:
        """Return which filters to drop."""
        return self.spread.loosened()

    @property
    def nearest(self) -> list[tuple[str, str]]:
        """Return shorter queries for an empty result: what was understood, one thing at a time."""
        return [(words, self.asked.url(text=words, filters="")) for words in shorter(self.found.understood)]

    @property
    def unfiltered_url(self) -> str:
        """Return the address of the search without its filters."""
        return self.asked.url(filters="")

    @property
    def first_url(self) -> str:
        """Return the address of the first page."""
        return self.asked.url()

    @property
    def pages(self) -> int:
        """Return how many pages of results can be seen."""
        return min(LAST_PAGE, -(-self.found.total // self.asked.wanted.size))

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield number and address of the pages to choose from; 0 and "" where some are left out."""
        before = 0
        for number in range(1, self.pages + 1):
            if number not in (1, self.pages) and abs(number - self.asked.page) > _BESIDE_CURRENT:
                continue
            if number - before > 1:
                yield 0, ""
            yield number, self.page_url(number)
            before = number

    @property
    def newer_url(self) -> str:
        """Return the address of the page before, "" on the first."""
        return self.page_url(self.asked.page - 1)

    @property
    def older_url(self) -> str:
        """Return the address of the page after, "" on the last."""
        return self.page_url(self.asked.page + 1)

    def page_url(self, number: int) -> str:
        """Return the address of a page, "" for one that does not exist."""
        return self.asked.url(page=number) if 1 <= number <= self.pages else ""


def answer(asked: Asked, *, for_people: bool = True) -> Answer:
    """Return the answer to a search; what editors promote is for people alone."""
    inquiry = engine.inquire(asked.raw)
    found = inquiry.find(asked.wanted)
    rows, near = rows_of(found.hits, found.near)
    first = promoted(found.understood) if for_people and asked.is_first and not asked.form.active else []
    shown = {row.url for row in first}
    return Answer(asked, inquiry, found, [row for row in rows if row.url not in shown], near, first)


def as_data(answer: Answer) -> dict[str, object]:
    """Return the answer for machines."""
    return {
        "total": answer.found.total,
        "results": [row_data(row) for row in answer.rows],
        "facets": {
            box.name: [{"value": one.value, "label": one.label, "count": one.count} for one in box.options]
            for box in answer.boxes
        },
        "understood": [{"kind": one.kind, "text": one.text, "label": one.label} for one in answer.said],
        "suggestion": answer.suggestion or None,
    }


def row_data(row: Row) -> dict[str, object]:
    """Return a result for machines."""
    return {
        "title": plain(row.title),
        "url": row.url,
        "kind": row.kind,
        "date": row.date.isoformat() if row.date else None,
        "place": row.place or None,
        "fields": list(row.fields),
        "snippet": plain(row.snippet),
    }
