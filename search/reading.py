"""Reads the words of public stories that the listing does not hold: bodies, people, tags, what they are tied to."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from media.models import Image
from places.models import Place
from search.texts import Wanted, plain, stream_text
from stories.choices import Kind
from stories.models import (
    ArticlePage,
    Award,
    CampaignPage,
    ExemplarLink,
    ExemplarPage,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingTag,
    OfficialDocument,
    Story,
    StoryUpdate,
)

_EXEMPLAR = ("subject_name", "subject_description", "deed", "results", "quote_text", "quote_speaker")
_CAMPAIGN = ("launcher", "purpose", "requirements", "contents", "criteria")


@dataclass
class StoryWords:
    """The words of a story beside those of its row in the listing."""

    people: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    meta: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def read_words(kinds: Mapping[int, str]) -> dict[int, StoryWords]:
    """Return the words of public stories, given their kinds by id, in a fixed number of queries."""
    found = {pk: StoryWords() for pk in kinds}
    of_kind: dict[str, list[int]] = {kind: [pk for pk, its in kinds.items() if its == kind] for kind in Kind}
    exemplars = _rows(ExemplarPage, of_kind[Kind.EXEMPLAR], *_EXEMPLAR, Cast("how_to", TextField()))
    campaigns = _rows(CampaignPage, of_kind[Kind.CAMPAIGN], *_CAMPAIGN)
    bodies = _rows(Story, list(kinds), Cast("body", TextField()), "correction_text")
    streams = {pk: json.loads(raw or "[]") for pk, (raw, _text) in bodies.items()}
    how_tos = {pk: json.loads(row[-1] or "[]") for pk, row in exemplars.items()}
    shown = _Shown([*streams.values(), *how_tos.values()])
    for pk, words in found.items():
        if pk in exemplars:
            name, description, deed, results, quote, speaker, _how_to = exemplars[pk]
            words.people, words.lead = [name], [description]
            words.body = [deed, results, shown.text(streams[pk]), shown.text(how_tos[pk]), quote, speaker]
        elif pk in campaigns:
            launcher, *texts = campaigns[pk]
            words.people, words.body = [launcher], [*map(plain, texts), shown.text(streams[pk])]
        else:
            words.body = [shown.text(streams.get(pk, []))]
        words.body.append(bodies[pk][1] if pk in bodies else "")
    _add_ties(found, of_kind)
    for pk, text in StoryUpdate.objects.filter(story__in=found).order_by("date", "pk").values_list("story_id", "text"):
        found[pk].body.append(text)
    return found


def _rows(model: type[Story], ids: Collection[int], *columns: Any) -> dict[int, tuple[Any, ...]]:
    if not ids:
        return {}
    rows = model.objects.filter(pk__in=ids).order_by().values_list("pk", *columns)
    return {row[0]: row[1:] for row in rows}


class _Shown:
    """What the blocks of many stories show that is kept elsewhere."""

    def __init__(self, streams: Iterable[Any]) -> None:
        wanted = Wanted()
        for stream in streams:
            wanted.read(stream)
        captions = Image.objects.filter(pk__in=wanted.images).values_list("pk", "caption") if wanted.images else ()
        self._captions = dict(captions)
        documents = OfficialDocument.objects.filter(pk__in=wanted.documents) if wanted.documents else ()
        self._documents = {one.pk: _cited(one.number, one.subject) for one in documents}

    def text(self, stream: Any) -> str:
        """Return the words of a stream."""
        return stream_text(stream, self._captions, self._documents)


def _cited(number: str, subject: str) -> str:
    return f"{number} {subject}".strip()


def _add_ties(found: dict[int, StoryWords], kinds: Mapping[str, list[int]]) -> None:
    ids = list(found)
    ties: list[tuple[QuerySet[Any], tuple[str, ...]]] = [
        (ListingTag.objects.filter(story__in=ids), ("story_id", "tag__name")),
        (ListingField.objects.filter(story__in=ids), ("story_id", "field__name")),
        # Of a campaign or an exemplar that is not public nothing is said.
        (ListingCampaign.objects.filter(story__in=ids), ("story_id", "campaign__listing__title")),
        (ListingAuthor.objects.filter(story__in=ids), ("story_id", "author__name", "author__unit_name")),
        (ListingDocument.objects.filter(story__in=ids), ("story_id", "document__number", "document__subject")),
    ]
    if exemplars := kinds[Kind.EXEMPLAR]:
        links = ExemplarLink.objects.filter(exemplar__in=exemplars)
        public = links.filter(target__listing__isnull=False)
        ties += [
            (Award.objects.filter(exemplar__in=exemplars), ("exemplar_id", "title", "decision", "issuer")),
            (links.filter(unit__isnull=False), ("exemplar_id", "unit__name")),
            (public, ("exemplar_id", "target__subject_name", "target__listing__title")),
        ]
    if articles := kinds[Kind.ARTICLE]:
        about = ArticlePage.about.through._default_manager.filter(
            articlepage__in=articles, exemplarpage__listing__isnull=False
        )
        ties.append((about, ("articlepage_id", "exemplarpage__subject_name", "exemplarpage__listing__title")))
    if campaigns := kinds[Kind.CAMPAIGN]:
        founding = CampaignPage.founding_documents.through._default_manager.filter(campaignpage__in=campaigns)
        ties.append((founding, ("campaignpage_id", "officialdocument__number", "officialdocument__subject")))
    for rows, columns in ties:
        for pk, *names in rows.order_by("pk").values_list(*columns):
            found[pk].meta.append(" ".join(filter(None, names)))


class Places:
    """Names of units and what stands above them, each read once."""

    def __init__(self) -> None:
        self._places: dict[int, Place] = {}

    def read(self, ids: Iterable[int]) -> None:
        """Read these units and all above them, a query a level."""
        wanted = set(ids) - self._places.keys()
        while wanted:
            rows = Place.objects.filter(pk__in=wanted).only("kind", "name", "parent_id", "former_parent_id")
            read = rows.order_by().in_bulk()
            self._places |= read
            wanted = {above for place in read.values() for above in _above(place)} - self._places.keys()

    def upward(self, pk: int) -> list[int]:
        """Return a unit that was read and all above it, now and before the reform, from below."""
        found: dict[int, None] = {}
        level = [pk] if pk in self._places else []
        while level:
            found |= dict.fromkeys(level)
            level = [above for one in level for above in _above(self._places[one]) if above not in found]
        return list(found)

    def names(self, pk: int) -> list[str]:
        """Return the full names of a unit and all above it."""
        return [self._places[one].full_name for one in self.upward(pk)]


def _above(place: Place) -> list[int]:
    return [pk for pk in (place.parent_id, place.former_parent_id) if pk is not None]
