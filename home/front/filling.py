"""Fills the parts of the front page with what they show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.caching import remember
from core.sites import default_site, settings_of
from home.days import Leaf
from home.front.finding import Selection, campaign_facts, select
from home.front.rows import Part
from media.renditions import prefetch
from places.scope import site_scope
from stories.choices import Kind
from stories.models import Field, Listing
from stories.pages.place.index import told_communes, told_provinces
from stories.popular import Popular, most_read
from stories.querysets import bare_cards, in_order
from stories.tallies import number_of_stories, tally
from visits.models import VisitSettings

Cards = Mapping[int, Listing]


@dataclass(frozen=True)
class Campaign:
    """A campaign with what it has published so far."""

    story: Listing
    number: int
    level: str
    launcher: str
    stories: list[Listing]


def fill(blocks: Iterable[tuple[str, Any]], lead: int | None) -> list[Part]:
    """Return the parts that have something to show, in the order of `blocks` (name and settings of each)."""
    blocks = list(blocks)
    selection = select({name: value for name, value in blocks if name != "text"}, lead)
    found = bare_cards(selection.all_ids())
    pictures = [value["image"] for name, value in blocks if name == "text"]
    prefetch([*(row.cover for row in found.values()), *pictures], "card", "lead")
    parts = [
        Part(name, _content(name, value, selection, found), own_title=value.get("title") or "")
        for name, value in blocks
    ]
    return [part for part in parts if part.content]


def _content(name: str, value: Any, selection: Selection, found: Cards) -> Any:
    """Return what the part `name` shows, something empty when there is nothing."""
    if name == "text":
        return value
    if name == "day":
        return _leaves(selection, found)
    if name == "campaigns":
        return _campaigns(selection, found)
    if name == "fields":
        return _fields(value["count"])
    if name == "places":
        return _places(value["count"])
    if name == "most_read":
        return _most_read(int(value["days"]), value["count"])
    return in_order(found, selection.ids[name])


def _leaves(selection: Selection, found: Cards) -> list[Leaf]:
    """Return today's leaf and those before; none without a story for today."""
    leaves = [entry.leaf(found) for entry in (selection.today, *selection.before) if entry]
    return leaves if leaves and leaves[0].is_today and leaves[0].story else []


def _campaigns(selection: Selection, found: Cards) -> list[Campaign]:
    ids = selection.ids["campaigns"]
    facts = campaign_facts(ids)
    return [
        Campaign(story, *facts.get(story.pk, (0, "", "")), in_order(found, selection.of_campaigns.get(story.pk, ())))
        for story in in_order(found, ids)
    ]


def _fields(number: int) -> list[tuple[Field, int]]:
    """Return the fields with most stories, with their number."""
    numbers = remember("home:fields-told", lambda: tally("field"))
    fields = remember("stories:fields", lambda: list(Field.objects.all()))
    counted = [(field, numbers[field.pk]) for field in fields if field.pk in numbers]
    return sorted(counted, key=lambda pair: -pair[1])[:number]


def _places(number: int) -> list[Any]:
    """Return the provinces with most stories, with their number; on a site of one province, its communes."""
    province = site_scope().province
    if province is None:
        counted = remember("home:provinces", told_provinces)
    else:
        counted = remember(f"home:communes:{province.pk}", lambda: told_communes(province))
    return sorted(counted, key=lambda pair: -pair[1])[:number]


def _most_read(days: int, number: int) -> Popular:
    """Return the stories read most, none where the site does not show them."""
    shown = settings_of(default_site(), VisitSettings).shows_most_read
    return most_read(days, number) if shown else Popular(days)


def number_of_exemplars() -> int:
    """Return how many exemplars and good deeds there are; kept for a minute."""
    return remember("home:exemplars", lambda: number_of_stories(Kind.EXEMPLAR))
