"""How often stories were viewed, as their cards say it: what visits have counted here and been told of before.

The database takes the number from there itself, while it holds the row: a number that was read before could be behind
one that is counted meanwhile.
"""

from collections.abc import Iterable, Mapping

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from stories.models import Listing
from visits.models import PageViews
from visits.services import set_origins

# SQLite takes no more than some 30,000 values in a statement.
_AT_ONCE = 5_000


def tell_origins(at_origin: Mapping[int, int]) -> None:
    """Let the views that stories had where they come from, by id, count on here.

    To be told before a row of the listing is written: who counts locks the sums first, and then the rows.
    """
    told = dict(PageViews.objects.filter(page__in=at_origin).values_list("page", "at_origin"))
    changed = {pk: number for pk, number in at_origin.items() if number != told.get(pk, 0)}
    if changed:
        set_origins(changed)


def show_views(ids: Iterable[int]) -> None:
    """Let the cards of these stories, as far as they are public, say what is counted now."""
    found = sorted(ids)
    viewed = PageViews.objects.filter(page=OuterRef("pk")).values(all=F("counted") + F("at_origin"))
    for start in range(0, len(found), _AT_ONCE):
        rows = Listing.objects.filter(pk__in=found[start : start + _AT_ONCE])
        rows.update(views=Coalesce(Subquery(viewed), 0))
