"""What settings may be made for, besides the whole site: the rooms above say which kinds and sections there are.

The names are those of `core.public_pages.PublicPage.scopes`: "kind:article", "section:3"; a page's own is "page:12".
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail.models import Page

PAGE = "page:"


@dataclass(frozen=True)
class Scope:
    """Something that has a way of its own: its name, and what people call it."""

    name: str
    label: str


Finder = Callable[[], Iterable[Scope]]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Let `finder` name scopes, in the order in which they are listed; return it."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def named_scopes() -> list[Scope]:
    """Return the scopes that are no single pages."""
    return [scope for finder in _finders for scope in finder()]


def page_scopes(pages: Iterable[int]) -> list[Scope]:
    """Return the scopes of those of the pages that there are, by their titles."""
    rows = Page.objects.filter(pk__in=list(pages)).order_by("draft_title", "pk")
    return [Scope(f"{PAGE}{pk}", title) for pk, title in rows.values_list("pk", "draft_title")]


def find_scope(name: str) -> Scope | None:
    """Return the scope of that name, if there is one."""
    if name.startswith(PAGE):
        number = name.removeprefix(PAGE)
        is_number = number.isascii() and number.isdigit() and len(number) < 19
        return next(iter(page_scopes([int(number)])), None) if is_number else None
    return next((scope for scope in named_scopes() if scope.name == name), None)
