"""Opens shelves, so that no parent in the tree ever has many children."""

from django.db import transaction

from stories.choices import Kind
from stories.models import IndexPage, Shelf

CAPACITY = 900
# Left free for pages that are being written on the shelf while it fills.
MARGIN = 50


def open_shelf(kind: Kind) -> Shelf:
    """Return the shelf that takes the next story of `kind`, making a new one when the last is full.

    Raises:
        IndexPage.DoesNotExist: the site has not been set up.
    """
    with transaction.atomic():
        index = IndexPage.objects.select_for_update().get(kind=kind)
        last = Shelf.objects.child_of(index).order_by("-path").first()
        if last is not None and last.numchild < CAPACITY - MARGIN:
            return last
        number = index.numchild + 1
        shelf = Shelf(title=f"{index.title} {number}", slug=f"ngan-{number}")
        index.add_child(instance=shelf)
        return shelf
