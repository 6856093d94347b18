"""What editors put first for a query."""

from wagtail.models import Page

from core.text import fold
from search.models import Promotion
from search.models.asked import LONGEST_QUERY
from search.pages.results import Row, unmarked
from search.types import Understood
from stories.models import Listing, Story
from stories.querysets import cards


def promoted(query: Understood) -> list[Row]:
    """Return the pages put first for `query`, as typed or as understood, that everybody may see."""
    names = {fold(text)[:LONGEST_QUERY] for text in (query.typed, query.text)} - {""}
    chosen = {one.page_id: one for one in Promotion.objects.filter(folded__in=names)} if names else {}
    if not chosen:
        return []
    pages = Page.objects.live().public().filter(pk__in=chosen).in_bulk()
    stories = cards(pages, "row")
    rows = [_row(pages[pk], stories.get(pk), one.note) for pk, one in chosen.items() if pk in pages]
    return [row for row in rows if row is not None]


def _row(page: Page, story: Listing | None, note: str) -> Row | None:
    if story is not None:
        return Row(unmarked(story.title), unmarked(note or story.lead), story=story)
    model = page.specific_class
    if model is None or issubclass(model, Story):
        # The listing alone says which stories are public.
        return None
    return Row(unmarked(page.title), unmarked(note or page.search_description), address=page.url or "")
