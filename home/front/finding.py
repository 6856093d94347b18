"""Which stories the front page can show: found in few queries, handed out once each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from core import dates
from core.caching import remember
from home.days import Entry, entries_before, entry_of_today
from stories.choices import Grade, Kind
from stories.models import CampaignPage, Listing, ListingCampaign
from stories.querysets import NEWEST_FIRST, by_part
from stories.tallies import tally

# A lead that nobody has chosen comes from the first of these that has a story left.
_LEADS = ("exemplars", "deeds", "news")

Values = Mapping[str, Mapping[str, Any]]


@dataclass
class Selection:
    """The stories of the page: ids by part, ids by campaign, and what stands on the leaves."""

    ids: dict[str, list[int]] = field(default_factory=dict)
    of_campaigns: dict[int, list[int]] = field(default_factory=dict)
    today: Entry | None = None
    before: list[Entry] = field(default_factory=list)

    def all_ids(self) -> list[int]:
        """Return every story that needs a card."""
        days = [entry.story_id for entry in (self.today, *self.before) if entry]
        lists = [*self.ids.values(), *self.of_campaigns.values()]
        return [*days, *(pk for ids in lists for pk in ids)]


class _Hand:
    """Hands out stories, each once."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def take(self, ids: Iterable[int], number: int) -> list[int]:
        """Return the first `number` of `ids` that nobody has got yet."""
        free = [pk for pk in dict.fromkeys(ids) if pk not in self._taken][:number]
        self._taken.update(free)
        return free


def select(values: Values, lead: int | None) -> Selection:
    """Return the stories for the parts in `values` (settings by name, in the order of the page).

    The leaf comes first, since its story is the same all day, then the lead, then the parts in their order.
    """
    selection, hand = Selection(), _Hand()
    if "day" in values:
        _select_days(selection, values["day"], hand)
    found = _find(values, lead)
    if "lead" in values:
        pools = [found.get(name, []) for name in ("chosen", *_LEADS)]
        selection.ids["lead"] = hand.take((pk for pool in pools for pk in pool), 1)
    for name, value in values.items():
        if name in ("exemplars", "deeds", "news", "campaigns"):
            selection.ids[name] = hand.take(found.get(name, ()), value["count"])
        if name == "campaigns":
            _select_of_campaigns(selection, value["stories_each"], hand)
    return selection


def _select_days(selection: Selection, value: Mapping[str, Any], hand: _Hand) -> None:
    today = dates.today()
    selection.today = entry_of_today(today)
    selection.before = entries_before(today, value["days_before"])
    shown = [selection.today, *selection.before]
    hand.take([entry.story_id for entry in shown if entry], len(shown))


def _find(values: Values, lead: int | None) -> dict[str, list[int]]:
    """Return more stories than each part shows, since others may have got some of them."""
    listed = Listing.objects.order_by(*NEWEST_FIRST)
    exemplars = listed.filter(kind=Kind.EXEMPLAR)
    rows: dict[str, QuerySet[Listing]] = {
        "exemplars": exemplars.filter(grade=Grade.EXEMPLAR),
        "deeds": exemplars.filter(grade=Grade.DEED),
        "news": listed.filter(kind=Kind.ARTICLE),
        "campaigns": _under_way(listed),
        "chosen": listed.filter(pk=lead),
    }
    spare = _number_elsewhere(values)
    sources = [(name, found, values.get(name, {}).get("count", 0) + spare) for name, found in rows.items()]
    return {name: [row.pk for row in found] for name, found in by_part(sources).items()}


def _number_elsewhere(values: Values) -> int:
    campaigns = values.get("campaigns", {})
    of_campaigns = campaigns.get("count", 0) * campaigns.get("stories_each", 0)
    return int(2 + values.get("day", {}).get("days_before", 0) + of_campaigns)


def _under_way(listed: QuerySet[Listing]) -> QuerySet[Listing]:
    today = dates.today()
    begun = Q(period_from=None) | Q(period_from__lte=today)
    running = Q(period_to=None) | Q(period_to__gte=today)
    return listed.filter(begun, running, kind=Kind.CAMPAIGN)


def _select_of_campaigns(selection: Selection, number: int, hand: _Hand) -> None:
    campaigns = selection.ids["campaigns"]
    if not campaigns or not number:
        return
    links = ListingCampaign.objects.order_by(*NEWEST_FIRST)
    spare = len(selection.all_ids()) + number * len(campaigns)
    found = by_part([(str(pk), links.filter(campaign=pk), spare) for pk in campaigns])
    for pk in campaigns:
        selection.of_campaigns[pk] = hand.take([row.pk for row in found.get(str(pk), ())], number)


def campaign_facts(campaigns: list[int]) -> dict[int, tuple[int, str, str]]:
    """Return the number of stories, the level and the launcher of each campaign; kept for a minute."""
    key = "home:campaigns:" + "-".join(map(str, campaigns))
    return remember(key, lambda: _campaign_facts(campaigns)) if campaigns else {}


def _campaign_facts(campaigns: list[int]) -> dict[int, tuple[int, str, str]]:
    numbers = tally("campaign", among=campaigns)
    pages = CampaignPage.objects.filter(pk__in=campaigns).only("level", "launcher")
    return {page.pk: (numbers.get(page.pk, 0), page.get_level_display(), page.launcher) for page in pages}
