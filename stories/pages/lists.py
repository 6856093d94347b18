"""Lists of stories: filtered, counted, in pages by cursor, with a feed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from core.paging import NEWER, OLDER, CursorPage, cursor_page
from stories.choices import Kind
from stories.filters import GRADE, StoryFilter
from stories.models import IndexPage, Listing
from stories.querysets import Conditions, cards, in_order

PAGE_SIZE = 20
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


@dataclass
class StoryList:
    """A page of a list with all that stands around it."""

    path: str
    form: StoryFilter
    rows: list[Listing]
    page: CursorPage
    count: int
    noun: str
    chips: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_filtered(self) -> bool:
        """Say whether any condition holds."""
        return bool(self.chips)

    @property
    def newer_url(self) -> str:
        """Return the address of the page of newer stories, "" on the newest."""
        return self._page_url(NEWER, self.page.newer)

    @property
    def older_url(self) -> str:
        """Return the address of the page of older stories, "" on the oldest."""
        return self._page_url(OLDER, self.page.older)

    @property
    def feed_url(self) -> str:
        """Return the address of the same list as a feed."""
        return f"{self.path}rss/" + self._question(self.form.query())

    @property
    def canonical_path(self) -> str:
        """Return the one address under which search engines should know this list."""
        return self.path + self._question(self.form.query())

    def _page_url(self, parameter: str, cursor: str | None) -> str:
        if cursor is None:
            return ""
        params = QueryDict(self.form.query(), mutable=True)
        params[parameter] = cursor
        return f"{self.path}?{params.urlencode()}"

    @staticmethod
    def _question(query: str) -> str:
        return f"?{query}" if query else ""


def story_list(
    request: HttpRequest,
    path: str,
    *,
    kind: str = "",
    base: Conditions | None = None,
    fixed: tuple[str, ...] = (),
    size: int = PAGE_SIZE,
) -> StoryList:
    """Return the page of a list that the address asks for; `base` always holds, filters narrow it."""
    form = StoryFilter(request.GET, kind, fixed)
    conditions = merged(form.conditions(), base)
    rows = conditions.rows()
    page = cursor_page(rows, request.GET, size=size)
    ids = [row.story_id for row in page.rows]
    return StoryList(
        path=path,
        form=form,
        rows=in_order(cards(ids), ids) if ids else [],
        page=page,
        count=rows.count(),
        noun=_NOUNS.get(conditions.kind, lambda: _("bài"))(),
        chips=form.chips(),
    )


def merged(conditions: Conditions, base: Conditions | None) -> Conditions:
    """Return both sets of conditions in one; the base wins."""
    if base is not None:
        conditions.kind = base.kind or conditions.kind
        conditions.links.update(base.links)
        conditions.columns.update(base.columns)
    return conditions


def index_context(page: IndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return the filtered list of a kind."""
    path = f"/{page.slug}/"
    listing = story_list(request, path, kind=page.kind)
    return {
        "listing": listing,
        "title": page.seo_title or page.title,
        "heading": page.title,
        "introduction": page.introduction,
        "description": page.search_description or page.introduction,
        "crumbs": [Crumb(page.title)],
        "canonical_path": listing.canonical_path,
        "section": _section(page, listing),
    }


def _section(page: IndexPage, listing: StoryList) -> str:
    grade = listing.form.active.get(GRADE)
    return "viec-tot" if grade is not None and grade.slug == "viec-tot" else page.slug
