"""A page of a filtered list, whatever it lists: its addresses, its chips, its count in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.paging import NEWER, OLDER, CursorPage
from core.templatetags.shell import number as in_words
from stories.facets import MOST_COUNTED
from stories.filter_forms import Filter


@dataclass(frozen=True)
class Way:
    """A link with the number of things behind it, as people read it."""

    words: str
    url: str
    number: str


@dataclass(kw_only=True)
class Followed:
    """A list that can be followed by RSS and Atom."""

    path: str
    has_feeds: bool = True
    # What its feeds are called on pages that have a name of their own.
    name: str = ""

    @property
    def rss_url(self) -> str:
        """Return the address of the same list as RSS, "" for one without feeds."""
        return self._feed("rss")

    @property
    def atom_url(self) -> str:
        """Return the address of the same list as Atom, "" for one without feeds."""
        return self._feed("atom")

    @property
    def conditions(self) -> str:
        """Return the conditions of the list as a query string."""
        return ""

    def _feed(self, form: str) -> str:
        if not self.has_feeds:
            return ""
        return f"{self.path}{form}/" + (f"?{self.conditions}" if self.conditions else "")


@dataclass(kw_only=True)
class FilteredList(Followed):
    """A page of a list with its filters."""

    form: Filter
    page: CursorPage
    count: int
    noun: str
    # The part of the address that says where in the list this page stands, "" on the newest.
    at: str = ""
    # Other parameters that belong to the list itself, as the past unit that a place is narrowed to.
    kept: str = ""

    @property
    def conditions(self) -> str:
        """Return the conditions of the list as a query string."""
        return "&".join(query for query in (self.kept, self.form.query()) if query)

    @property
    def chips(self) -> list[tuple[str, str]]:
        """Return each condition in words with the address of the list without it."""
        return [(words, self.url(query)) for words, query in self.form.chips()]

    @property
    def is_filtered(self) -> bool:
        """Say whether any condition holds."""
        return bool(self.form.active)

    @property
    def is_indexed(self) -> bool:
        """Say whether search engines may keep this page.

        Filters can be combined without end, and later pages change with every new story: robots follow their links,
        but keep the list itself and what it leads to.
        """
        return self.page.is_first and not self.is_filtered and not self.kept

    @property
    def count_words(self) -> str:
        """Return how many there are in words: "31 gương", "hơn 500 gương"."""
        if self.count == MOST_COUNTED + 1:
            return _("hơn %(number)s %(noun)s") % {"number": in_words(MOST_COUNTED), "noun": self.noun}
        return f"{in_words(self.count)} {self.noun}"

    @property
    def newer_url(self) -> str:
        """Return the address of the page of newer things, "" on the newest."""
        return self._page_url(NEWER, self.page.newer)

    @property
    def older_url(self) -> str:
        """Return the address of the page of older things, "" on the oldest."""
        return self._page_url(OLDER, self.page.older)

    @property
    def whole_url(self) -> str:
        """Return the address of the list without conditions."""
        return self.url("")

    @property
    def canonical_path(self) -> str:
        """Return the one address of this page; the order of its parameters is fixed."""
        return self.url(self.form.query(), self.at)

    def url(self, *queries: str) -> str:
        """Return the address of this list with these query strings."""
        question = "&".join(query for query in (self.kept, *queries) if query)
        return f"{self.path}?{question}" if question else self.path

    def kept_fields(self) -> Iterator[tuple[str, str]]:
        """Yield name and value of what the form hands on unseen."""
        return ((name, str(value)) for name, value in QueryDict(self.kept).items())

    def loosened(self) -> list[Way]:
        """Return for an empty list which conditions to drop, with what that would show; the most first."""
        facets = self.form.facets
        names = [name for name in self.form.active if facets[name].total]
        names.sort(key=lambda name: facets[name].total, reverse=True)
        return [self._without(name) for name in names]

    def _without(self, name: str) -> Way:
        facet, form = self.form.facets[name], self.form
        words = form.say(name, form.active[name])
        number = in_words(min(facet.total, MOST_COUNTED)) + ("+" if facet.total == MOST_COUNTED + 1 else "")
        return Way(words, self.url(form.query(without=name)), number)

    def _page_url(self, parameter: str, cursor: str | None) -> str:
        return "" if cursor is None else self.url(self.form.query(), f"{parameter}={cursor}")


def place_in_list(params: QueryDict, page: CursorPage) -> str:
    """Return the part of the address that says where in a list a page stands, "" for the first."""
    name = OLDER if params.get(OLDER) else NEWER
    return "" if page.is_first or page.bad_cursor else f"{name}={params[name]}"
