"""How many comments of a page readers see: a stored column, kept in step by every decision."""

from collections.abc import Collection

from django.db import transaction

from comments.choices import State
from comments.models import Comment, CommentTally
from comments.signals import comments_counted


@transaction.atomic
def recount(page: int) -> int:
    """Count the shown comments of a page anew, tell the rooms above, and return how many there are.

    The row of the tally is locked first: two who decide at once count one after the other.
    """
    CommentTally.objects.get_or_create(page_id=page)
    CommentTally.objects.select_for_update().get(page_id=page)
    shown = Comment.objects.filter(page=page, state=State.SHOWN).count()
    CommentTally.objects.filter(page=page).update(shown=shown)
    comments_counted.send(Comment, page=page, shown=shown)
    return shown


def shown_counts(pages: Collection[int]) -> dict[int, int]:
    """Return for each of the pages that has any how many comments readers see."""
    return dict(CommentTally.objects.filter(page__in=pages, shown__gt=0).values_list("page", "shown"))
