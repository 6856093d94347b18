"""The stories of the days as RSS and as Atom: an item is the leaf of a day."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core import dates
from home.days import Leaf, entries_before, entry_of_today
from stories.feed_formats import ITEMS, Channel, send
from stories.feeds import stories_of, story_item
from stories.models import Listing


def of_days(request: HttpRequest, form: str) -> HttpResponse:
    """Send the leaf of today and those of the days before, the latest first."""
    today = dates.today()
    hanging = entry_of_today(today)
    entries = [*([hanging] if hanging else []), *entries_before(today, ITEMS - 1)]
    found = {story.pk: story for story in stories_of([entry.story_id for entry in entries])}
    items = _items(request, [entry.leaf(found) for entry in entries])
    # An editor may hang another leaf at any time: no story then changes, so only the content tells.
    return send(request, Channel(form, _("Mỗi ngày một chuyện"), reverse("days")), items)


def _items(request: HttpRequest, leaves: list[Leaf]) -> Iterator[dict[str, Any]]:
    for leaf in leaves:
        if leaf.story:
            yield story_item(request, leaf.story) | _of_day(request, leaf, leaf.story)


def _of_day(request: HttpRequest, leaf: Leaf, story: Listing) -> dict[str, Any]:
    address, begin = request.build_absolute_uri(leaf.url), dates.at(leaf.day)
    return {
        "title": leaf.title,
        "link": address,
        "pubdate": begin,
        "updateddate": max(begin, story.changed_at),
        "unique_id": address,
    }
