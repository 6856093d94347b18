"""What the front page shows."""

import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dates
from core.caching import remember
from media.renditions import prefetch
from stories.choices import Grade, Kind
from stories.models import Field, Listing, ListingCampaign
from stories.querysets import NEWEST_FIRST, bare_cards, by_part, in_order
from stories.views import field_counts, province_counts

_LISTS = {
    "exemplars": "/guong/",
    "deeds": f"/guong/?muc={Grade.DEED}",
    "news": "/tin-tuc/",
    "campaigns": "/phong-trao/",
}
_PARTS = ("exemplars", "deeds", "news", "campaigns")
EXEMPLARS, DEEDS, NEWS, CAMPAIGNS, PROVINCES = 6, 6, 5, 6, 12


def front_context() -> dict[str, Any]:
    """Return the parts of the front page; on an empty site every part is empty."""
    today = dates.local(timezone.now()).date()
    listed = Listing.objects.order_by(*NEWEST_FIRST)
    of_exemplars = listed.filter(kind=Kind.EXEMPLAR)
    parts = by_part(
        [
            ("exemplars", of_exemplars.filter(grade=Grade.EXEMPLAR), EXEMPLARS),
            ("deeds", of_exemplars.filter(grade=Grade.DEED), DEEDS),
            ("news", listed.filter(kind=Kind.ARTICLE), NEWS),
            ("campaigns", _under_way(today), CAMPAIGNS),
        ]
    )
    ids = {part: [row.pk for row in rows] for part, rows in parts.items()}
    exemplars, deeds, news, campaigns = (ids.get(part, []) for part in _PARTS)
    found = _cards([*exemplars, *deeds, *news, *campaigns])
    numbers = remember("home:campaign-numbers", lambda: _story_numbers(campaigns))
    shown = in_order(found, exemplars or deeds)
    return {
        "description": _("Gương điển hình, việc tốt quanh ta và các phong trào thi đua."),
        "canonical_path": "/",
        "lists": _LISTS,
        "lead": shown[0] if shown else None,
        "exemplars": shown[1:],
        "deeds": in_order(found, deeds if exemplars else []),
        "news": in_order(found, news),
        "campaigns": [(story, numbers.get(story.pk, 0)) for story in in_order(found, campaigns)],
        "number_of_exemplars": remember("home:exemplars", of_exemplars.count),
        "fields": _fields(),
        "provinces": _provinces(),
        "is_empty": not found,
    }


def _cards(ids: list[int]) -> dict[int, Listing]:
    found = bare_cards(ids)
    prefetch([row.cover for row in found.values()], "card", "lead")
    return found


def _under_way(today: datetime.date) -> Any:
    begun = Q(period_from=None) | Q(period_from__lte=today)
    running = Q(period_to=None) | Q(period_to__gte=today)
    return Listing.objects.filter(begun, running, kind=Kind.CAMPAIGN).order_by(*NEWEST_FIRST)


def _story_numbers(campaigns: list[int]) -> dict[int, int]:
    links = ListingCampaign.objects.filter(campaign__in=campaigns).order_by()
    return dict(links.values_list("campaign_id").annotate(number=Count("pk")))


def _fields() -> list[tuple[Field, int]]:
    """Return the fields that have stories, with their number."""
    numbers = remember("stories:field-counts", field_counts)
    fields = remember("stories:fields", lambda: list(Field.objects.all()))
    return [(field, numbers[field.pk]) for field in fields if field.pk in numbers]


def _provinces() -> list[Any]:
    """Return the provinces with most stories, with their number."""
    counted = remember("stories:provinces", province_counts)
    return sorted(counted, key=lambda pair: -pair[1])[:PROVINCES]
