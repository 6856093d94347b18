"""Builds stories for answers from the listing: the same few queries for one story and for a hundred."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse

from api.shapes.base import Choice, PlaceReference, Reference
from api.shapes.stories import Author, CampaignReference, Picture, Source, Story, StoryPlace
from core import dates
from core.organ import organ_of
from media.models import Image
from media.templatetags.pictures import picture_address
from places.models import Place
from stories.choices import Grade, Stage, SubjectType
from stories.models import Listing, ListingAuthor, ListingCampaign, ListingField, ListingTag
from stories.models import Story as StoredStory
from stories.querysets import cards, in_order

# Part, story, order, id, and three texts: the name, what stands in the address, and one more.
Tie = tuple[str, int, int, int, str, str, str]


class Summaries:
    """Stories by id, as far as they are public, with all that hangs on them in lists."""

    def __init__(self, request: HttpRequest, ids: Iterable[int]) -> None:
        self.ids = list(ids)
        self._absolute = request.build_absolute_uri
        self._licence = str(organ_of(request).reuse_line)
        self._cards = cards(self.ids, "lead")
        self._ties = _ties(self._cards) if self._cards else {}
        sources = StoredStory.objects.filter(pk__in=self._cards)
        rows = sources.values_list("pk", "source_name", "source_url", "source_date") if self._cards else ()
        self._sources = {pk: Source(name=name, url=url, date=day) for pk, name, url, day in rows if name or url}

    def stories(self) -> list[Story]:
        """Return the stories in the order in which they were asked for."""
        return [Story(**self.values(row)) for row in in_order(self._cards, self.ids)]

    def first(self) -> Listing | None:
        """Return the row of the first story, None if it is not public."""
        return self._cards.get(self.ids[0])

    def values(self, row: Listing) -> dict[str, Any]:
        """Return the parts of a `Story`."""
        return {
            **self._addresses(row),
            **self._hanging(row),
            "id": row.pk,
            "kind": row.kind,
            "title": row.title,
            "lead": row.lead,
            "published": _moment(row.sort_date) if row.date_known else None,
            "published_has_time": row.has_time,
            "updated": _moment(row.changed_at),
            "place": self._place(row),
            "place_as_written": row.place_as_written,
            "subject_type": choice(SubjectType, row.subject_type),
            "grade": choice(Grade, row.grade),
            "stage": choice(Stage, row.stage),
            "year": row.year,
            "source": self._sources.get(row.pk),
            "licence": self._licence,
            "picture": self._picture(row.cover),
            "period_from": row.period_from,
            "period_to": row.period_to,
        }

    def _addresses(self, row: Listing) -> dict[str, str]:
        return {
            "url": self._absolute(row.get_absolute_url()),
            "short_url": self._absolute(reverse("short_address", args=[row.pk])),
            "api_url": self._absolute(reverse("api_story", args=[row.pk])),
            "embed_url": self._absolute(reverse("embed", args=[row.pk])),
        }

    def _hanging(self, row: Listing) -> dict[str, Any]:
        ties = self._ties.get(row.pk, {})
        return {
            "fields": [self._reference(*tie[4:6], "field") for tie in ties.get("field", ())],
            "tags": [self._reference(*tie[4:6], "tag") for tie in ties.get("tag", ())],
            "authors": [
                Author(name=name, url=self._absolute(reverse("author", args=[slug])), unit=unit)
                for *_ids, name, slug, unit in ties.get("author", ())
            ],
            "campaigns": [
                CampaignReference(id=tie[3], title=tie[4], url=self._absolute(f"/{tie[5]}/"))
                for tie in ties.get("campaign", ())
            ],
        }

    def _reference(self, name: str, slug: str, route: str) -> Reference:
        return Reference(name=name, slug=slug, url=self._absolute(reverse(route, args=[slug])))

    def _place(self, row: Listing) -> StoryPlace | None:
        if row.place is None:
            return None
        province = place_reference(self._absolute, row.province_now) if row.province_now else None
        return StoryPlace(**place_values(self._absolute, row.place), province=province)

    def _picture(self, image: Image | None) -> Picture | None:
        if image is None:
            return None
        address = picture_address(image, "lead")
        if not address:
            return None
        return Picture(
            url=self._absolute(address),
            alt=image.alt_text,
            credit=image.credit,
            is_drawing=image.is_drawing,
            may_be_reused=image.may_be_reused,
        )


def _moment(moment: datetime.datetime) -> datetime.datetime:
    return dates.local(moment).replace(microsecond=0)


def choice(choices: Any, value: str) -> Choice | None:
    """Return a fixed word with its name, None where there is none."""
    return Choice(slug=value, name=str(dict(choices.choices).get(value, value))) if value else None


def place_values(absolute: Any, place: Place) -> dict[str, str]:
    """Return the parts of a `PlaceReference`; `absolute` makes an address of this site full."""
    url = absolute(reverse("place", args=[place.slug]))
    return {"name": place.name, "slug": place.slug, "full_name": place.full_name, "url": url}


def place_reference(absolute: Any, place: Place) -> PlaceReference:
    """Return a place for an answer."""
    return PlaceReference(**place_values(absolute, place))


def _ties(ids: Iterable[int]) -> dict[int, dict[str, list[Tie]]]:
    """Return what hangs on public stories, by story and part, in one query."""
    ids = list(ids)
    campaigns = ListingCampaign.objects.exclude(campaign__listing=None)
    branches = [
        _branch("field", ListingField.objects.all(), "field__position", "field_id", "field__name", "field__slug"),
        _branch("tag", ListingTag.objects.all(), "tag_id", "tag_id", "tag__name", "tag__slug"),
        _branch("author", ListingAuthor.objects.all(), "pk", "author_id", *_texts("author", "unit_name")),
        _branch("campaign", campaigns, "pk", "campaign_id", "campaign__listing__title", "campaign__listing__address"),
    ]
    first, *rest = [branch.filter(story__in=ids) for branch in branches]
    found: dict[int, dict[str, list[Tie]]] = {}
    for tie in sorted(first.union(*rest, all=True)):
        found.setdefault(tie[1], {}).setdefault(tie[0], []).append(tie)
    return found


def _texts(of: str, extra: str) -> tuple[str, str, str]:
    return f"{of}__name", f"{of}__slug", f"{of}__{extra}"


def _branch(part: str, rows: QuerySet[Any], order: str, key: str, *texts: str) -> QuerySet[Any, Any]:
    columns = {f"tie_{number}": Cast(text, TextField()) for number, text in enumerate(texts)}
    columns.setdefault("tie_2", Cast(Value(""), TextField()))
    return (
        rows.order_by()
        .annotate(tie_part=Value(part, output_field=TextField()), tie_order=Cast(order, IntegerField()), **columns)
        .values_list("tie_part", "story_id", "tie_order", key, "tie_0", "tie_1", "tie_2")
    )
