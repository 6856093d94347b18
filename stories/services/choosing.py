"""Asks where a story stands today when its commune went into several units, and keeps the answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Revision

from core.text import fold
from places.graph import PlaceGraph
from places.models import Level, Place, Succession
from places.names import words
from places.querysets import present_units
from stories.models.story import Story
from stories.services import listing

CHOSEN = "stories.choose_place"


@dataclass(frozen=True)
class Candidate:
    """A unit of today that may be meant; if the story names it or a part of it, the words that do."""

    place: Place
    words: str = ""

    @property
    def is_suggested(self) -> bool:
        """Say whether the story itself speaks for this one."""
        return bool(self.words)


def candidates(places: Iterable[Place]) -> dict[int, list[Place]]:
    """Return the units of today of every commune among `places` that went into several of them."""
    communes = [place for place in places if place.level == Level.COMMUNE and place.is_past]
    found = present_units(communes) if communes else {}
    return {pk: units for pk, units in found.items() if len(units) > 1}


def suggested(story: Story, place: Place, units: list[Place]) -> list[Candidate]:
    """Return the candidates for a story told at `place`; one is suggested if the text speaks for it and no other."""
    return suggested_for([(story, place, units)])[0]


def suggested_for(asked: list[tuple[Story, Place, list[Place]]]) -> list[list[Candidate]]:
    """Return the candidates of many stories, in two queries."""
    names = _names({unit.pk for _story, _place, units in asked for unit in units})
    return [_suggested(story, place, units, names) for story, place, units in asked]


def _suggested(story: Story, place: Place, units: list[Place], names: dict[int, dict[str, str]]) -> list[Candidate]:
    text = f" {' '.join(words(_text(story)))} "
    # The names of the old commune and of what it lay in, or one that two candidates share, tell nothing.
    times = Counter(name for unit in units for name in names[unit.pk])
    telling = {name for name, number in times.items() if number == 1} - _own_names(place)
    found = {unit.pk: _mentioned(names[unit.pk], telling, text) for unit in units}
    only = sum(map(bool, found.values())) == 1
    return [Candidate(unit, found[unit.pk] if only else "") for unit in units]


def _own_names(place: Place) -> set[str]:
    """Return the folded names of a unit and of those above it."""
    return {fold(place.name), *(_own_names(place.parent) if place.parent else ())}


def _mentioned(names: dict[str, str], telling: set[str], text: str) -> str:
    """Return the first of `names`, with its kind, that tells something and occurs in the folded text; "" if none."""
    return next((full for name, full in names.items() if name in telling and f" {_in_text(name, full)} " in text), "")


def _names(units: set[int]) -> dict[int, dict[str, str]]:
    """Return the folded names of each unit and of the communes it was made of, with their full names."""
    found: dict[int, dict[str, str]] = {pk: {} for pk in units}
    for unit in Place.objects.filter(pk__in=units):
        found[unit.pk][fold(unit.name)] = unit.full_name
    links = Succession.objects.filter(new__in=units, is_withdrawn=False).select_related("old")
    for link in links.order_by("old__sort_key"):
        found[link.new_id].setdefault(fold(link.old.name), link.old.full_name)
    return found


def _in_text(name: str, full: str) -> str:
    """Return what to look for: a name of one word may be any word, unless its kind stands before it."""
    return " ".join(words(name if " " in name else full))


def _text(story: Story) -> str:
    body: Any = story.body
    parts = body.stream_block.get_searchable_content(body) if body else []
    return " \n ".join([story.place_as_written, story.title, story.lead, *map(str, parts)])


def open_stories() -> QuerySet[Story]:
    """Return the stories of which nobody has said yet where they stand today, though several units may be meant."""
    asked = Story.objects.filter(place__level=Level.COMMUNE, place_now=None)
    ids = set(asked.order_by().values_list("place", flat=True).distinct())
    graph = PlaceGraph.ahead(ids)
    return asked.filter(place__in=[pk for pk in ids if len(graph.present(pk)) > 1])


@transaction.atomic
def choose(story: Story, place: Place, user: Any) -> bool:
    """Note where a story stands today, for readers at once and in versions not yet published; nothing else changes.

    Return False, and change nothing, if somebody else has said it in the meantime.
    """
    province = PlaceGraph.around([place.pk]).present_province(place.pk)
    values = {"place_now": place.pk, "province_now": province, "is_place_now_chosen": True}
    unanswered = Story.objects.filter(pk=story.pk, place=story.place_id, place_now=None)
    if not unanswered.update(place_now_id=place.pk, province_now_id=province, is_place_now_chosen=True):
        return False
    for revision in _open_revisions(story):
        if revision.content.get("place") == story.place_id:
            revision.content |= values
            revision.save(update_fields=["content"])
    log(instance=story, action=CHOSEN, user=user, data={"place": place.full_name_with_province})
    listing.refresh([story.pk])
    return True


def _open_revisions(story: Story) -> QuerySet[Revision]:
    """Return the versions that may still come before readers: the latest, and any that waits for its hour."""
    waiting = story.revisions.filter(approved_go_live_at__isnull=False)
    latest = story.revisions.filter(pk=story.latest_revision_id)
    found: QuerySet[Revision] = latest | waiting
    return found
