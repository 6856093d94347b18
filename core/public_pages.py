"""What the rooms that hang on a page may know of it: that everybody may see it, and a few words about it.

Comments, thanks and visits stand below the room that knows which pages are public: that room says so here.
"""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class PublicPage:
    """A page that everybody may see.

    `scopes` are the names under which settings may be made for it, from the nearest to the widest, as
    ("page:12", "section:3", "kind:article").
    """

    pk: int
    title: str
    address: str
    published: datetime.datetime
    is_about_person: bool = False
    scopes: tuple[str, ...] = ()

    def get_absolute_url(self) -> str:
        """Return the address of the page."""
        return f"/{self.address}/"


# What a primary key of a page can be: an address may say any number.
_LARGEST = 2**31 - 1

Finder = Callable[[Collection[int]], dict[int, PublicPage]]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Let `finder`, which is given ids of pages, say which of them are public; return it."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def public_pages(ids: Collection[int]) -> dict[int, PublicPage]:
    """Return those of the pages that everybody may see now, by id."""
    found: dict[int, PublicPage] = {}
    possible = [pk for pk in ids if 0 < pk <= _LARGEST]
    for finder in _finders if possible else ():
        found |= finder(possible)
    return found


def public_page(pk: int) -> PublicPage | None:
    """Return the page, if everybody may see it now."""
    return public_pages([pk]).get(pk)
