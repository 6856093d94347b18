"""Lists of stories: filtered, counted, in pages by cursor, with feeds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.paging import cursor_page
from stories.choices import Kind
from stories.facets import MOST_COUNTED, Facet
from stories.filter_forms import number_words
from stories.filters import FIELD, GRADE, PLACE, SECTION, STREAM, StoryFilter, label_of
from stories.models import IndexPage, Listing, Stream
from stories.pages.filtered import FilteredList, Way, place_in_list
from stories.querysets import Conditions, cards, in_order

PAGE_SIZE = 20
# Conditions that make a page of its own, one that search engines may keep: sections have no other address.
OWN_PAGES = frozenset({GRADE, SECTION, STREAM})
_NEARBY = 8
_NOUNS: dict[str, Callable[[], str]] = {
    Kind.EXEMPLAR: lambda: _("gương"),
    Kind.ARTICLE: lambda: _("tin bài"),
    Kind.CAMPAIGN: lambda: _("phong trào"),
}


@dataclass
class Crumb:
    """A step of the way to a page; the last has no address."""

    name: str
    url: str = ""


@dataclass(kw_only=True)
class StoryList(FilteredList):
    """A page of a list of stories with all that stands around it."""

    form: StoryFilter
    rows: list[Listing]
    own_pages: frozenset[str] = OWN_PAGES

    @property
    def own_page(self) -> str:
        """Return the condition that makes this a page of its own, in words; "" for any other list."""
        names = list(self.form.active)
        if len(names) != 1 or names[0] not in self.own_pages:
            return ""
        return self.form.say(names[0], self.form.active[names[0]])

    @property
    def is_indexed(self) -> bool:
        """Say whether search engines may keep this page.

        Filters can be combined without end, and later pages change with every new story: robots follow their links,
        but keep the list itself, the pages of its sections, and the stories.
        """
        return super().is_indexed or (self.page.is_first and bool(self.own_page))

    def nearby(self) -> list[tuple[str, list[Way]]]:
        """Return for an empty list other fields and places that have stories under the other conditions."""
        names = [name for name in (FIELD, PLACE) if name in self.form.active]
        found = [(label_of(name), list(self._others(name))[:_NEARBY]) for name in names]
        return [(label, ways) for label, ways in found if ways]

    def _others(self, name: str) -> Iterator[Way]:
        facet = self.form.facets[name]
        offered = sorted(self.form.options(name), key=lambda option: option[2] or 0, reverse=True)
        for slug, words, number in offered:
            if number:
                yield Way(words, self.url(self.form.query(**{name: slug})), number_words(number, facet))


def story_list(
    request: HttpRequest,
    path: str,
    *,
    kind: str = "",
    base: Conditions | None = None,
    fixed: tuple[str, ...] = (),
    size: int = PAGE_SIZE,
    own_pages: frozenset[str] = OWN_PAGES,
) -> StoryList:
    """Return the page of a list that the address asks for; `base` always holds, filters narrow it."""
    form = StoryFilter(request.GET, kind, fixed)
    conditions = form.conditions().within(base)
    rows = conditions.rows()
    page = cursor_page(rows, request.GET, size=size)
    ids = [row.story_id for row in page.rows]
    form.count(base, is_empty=not ids)
    return StoryList(
        path=path,
        form=form,
        rows=in_order(cards(ids), ids) if ids else [],
        page=page,
        count=_number(form.facets, form.active, rows),
        noun=_NOUNS.get(conditions.kind, lambda: _("bài"))(),
        at=place_in_list(request.GET, page),
        own_pages=own_pages,
    )


def _number(facets: Mapping[str, Facet], active: dict[str, Any], rows: Any) -> int:
    """Return how many stories a list has, as counted for its options; at most one more than `MOST_COUNTED`."""
    known = next((facet for name, facet in facets.items() if name not in active), None)
    return known.total if known else rows[: MOST_COUNTED + 1].count()


def index_context(page: IndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return the filtered list of a kind."""
    path = f"/{page.slug}/"
    listing = story_list(request, path, kind=page.kind)
    own = listing.own_page
    return {
        "listing": listing,
        "title": own or page.seo_title or page.title,
        "heading": own or page.title,
        "introduction": _about(listing) if own else page.introduction,
        "description": page.search_description or page.introduction,
        "crumbs": [Crumb(page.title, path), Crumb(own)] if own else [Crumb(page.title)],
        "canonical_path": listing.canonical_path,
        "section": _section(page, listing),
    }


def _about(listing: StoryList) -> str:
    """Return what is known of the condition that makes a list a page of its own."""
    stream = listing.form.active.get(STREAM)
    found = Stream.objects.filter(pk=stream.pk).values_list("description", flat=True).first() if stream else ""
    return found or ""


def _section(page: IndexPage, listing: StoryList) -> str:
    grade = listing.form.active.get(GRADE)
    return "viec-tot" if grade is not None and grade.slug == "viec-tot" else page.slug
