"""Gives new pages their places in the tree, on shelves."""

from collections.abc import Sequence

from django.db.models import F
from wagtail.models import Page

from stories.choices import Kind
from stories.models import Shelf, Story
from stories.services.shelves import CAPACITY, MARGIN, open_shelf


def seat(pages: Sequence[Story], kind: Kind) -> None:
    """Set what the tree needs on new pages of one kind and count them on their shelves; their slugs are known.

    Must run in the transaction that stores the pages.
    """
    waiting = list(pages)
    while waiting:
        shelf = open_shelf(kind)
        free = max(CAPACITY - MARGIN - shelf.numchild, 1)
        _put(waiting[:free], shelf)
        waiting = waiting[free:]


def _put(pages: Sequence[Story], shelf: Shelf) -> None:
    last = shelf.get_last_child()
    position = last._get_lastpos_in_path() if last else 0
    for number, page in enumerate(pages, start=position + 1):
        page.depth = shelf.depth + 1
        page.path = Page._get_path(shelf.path, page.depth, number)
        page.numchild = 0
        page.locale_id = shelf.locale_id
        page.set_url_path(shelf)
    Page.objects.filter(pk=shelf.pk).update(numchild=F("numchild") + len(pages))
