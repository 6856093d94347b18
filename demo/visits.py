"""Sample visits: a year of readers who never were, on sample stories alone, so that all of it goes with them.

Days and stories draw from generators of their own names: every machine has the same year, whenever it is loaded.
"""

import datetime
import math
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random

from django.db import transaction
from django.utils import timezone

from core import dates
from demo.models import DemoRecord
from demo.registry import remember
from demo.samples import ORIGIN
from stories.models import Listing, Story
from visits.choices import Device, Source
from visits.clock import first_hour, hour_of
from visits.lines import Raised, View
from visits.models import SiteDay, Totals
from visits.services import forget_pages, record
from visits.visitors import place_of

_KEY = "visits"
_DAYS = 365
# How much is read in each hour: on weekdays before work, over lunch and in the evening; at weekends later.
_WEEKDAY = (4, 2, 1, 1, 1, 4, 12, 30, 52, 44, 34, 46, 50, 30, 32, 34, 36, 34, 38, 54, 76, 80, 46, 16)
_WEEKEND = (6, 3, 1, 1, 1, 2, 6, 14, 26, 36, 40, 40, 36, 28, 28, 32, 34, 36, 46, 66, 88, 84, 50, 22)
_SATURDAY, _OF_WEEKENDS = 5, 0.72
# Views of a day when the site began, and how many more there were each day since.
_BEGAN, _FIRST, _GROWTH, _MOST = datetime.date(2025, 1, 1), 55, 0.13, 400
# Four visitors read about six stories.
_VISITORS_A_VIEW = 0.64
_SOURCES = {
    Source.DIRECT: 27, Source.INSIDE: 25, Source.ZALO: 19, Source.FACEBOOK: 11, Source.GOOGLE: 12, Source.COC_COC: 3,
    Source.OTHER_SEARCH: 1, Source.OTHER_SITE: 2,
}  # fmt: skip
_DEVICES = {Device.PHONE: 70, Device.TABLET: 5, Device.COMPUTER: 25}
# Who scans a poster or reads Zalo holds a phone, as a rule.
_IN_HAND, _IN_HAND_SHARE = (Source.ZALO, Source.POSTER), 0.95
# A story is read most in the days after it came out; some are passed on in Zalo then.
_FRESH, _FRESH_DAYS = 30.0, 4.0
_SHARED_SHARE, _SHARED_DAYS = 0.14, 5
# Every seventh story hangs on the board of its village, from ten days after it came out.
_POSTERS, _POSTER_EACH, _POSTER_DAYS = 12, 7, 10


@dataclass(frozen=True)
class _Read:
    """A story: since when it is read, how gladly, when it was passed on (never: None), which poster leads to it (0)."""

    page: int
    since: datetime.date
    liked: float
    shared: datetime.date | None
    poster: int

    def weight(self, day: datetime.date) -> float:
        """Return how much of what is read on a day falls to this story."""
        age = (day - self.since).days
        return 0.0 if age < 0 else self.liked * (1 + _FRESH * math.exp(-age / _FRESH_DAYS))


@transaction.atomic
def load_visits() -> int:
    """Let each day of the last year on which nobody came have its readers; return how many views that are.

    Nothing is loaded where real readers were counted before.
    """
    known = DemoRecord.objects.filter(key=_KEY).exists()
    reads = [] if not known and Totals.objects.filter(counted__gt=0).exists() else _reads()
    if not reads:
        return 0
    views: Counter[View] = Counter()
    raised: list[Raised] = []
    for day in _days_without_views():
        came = _views_of(day, reads)
        views.update(came)
        raised += _visitors_of(day, came.total())
    if views:
        record(views.items(), raised)
        remember(Totals.objects.get(), _KEY)
    return views.total()


def forget_visits(pages: Collection[int]) -> None:
    """Take back all visits to sample stories, those of real readers too: what they read goes."""
    forget_pages(pages)
    DemoRecord.objects.filter(key=_KEY).delete()


def _days_without_views() -> list[datetime.date]:
    today = dates.today()
    days = [today - datetime.timedelta(days=number) for number in range(_DAYS - 1, -1, -1)]
    return sorted(set(days) - set(SiteDay.objects.filter(day__gte=days[0]).values_list("day", flat=True)))


def _reads() -> list[_Read]:
    names = dict(Story.objects.filter(origin=ORIGIN, live=True).values_list("pk", "origin_id"))
    listed = Listing.objects.filter(pk__in=names).order_by("sort_date", "pk").values_list("pk", "sort_date")
    return [_read(pk, names[pk], dates.local(date).date(), place) for place, (pk, date) in enumerate(listed)]


def _read(page: int, name: str, since: datetime.date, place: int) -> _Read:
    random = Random(name)
    liked = min(random.paretovariate(1.4), 12)
    is_shared = random.random() < _SHARED_SHARE
    shared = since + datetime.timedelta(days=random.randrange(1, _SHARED_DAYS)) if is_shared else None
    # The story that came first has hung out longest, under the last number.
    before, between = divmod(place, _POSTER_EACH)
    return _Read(page, since, liked, shared, 0 if between else max(0, _POSTERS - before))


def _views_of(day: datetime.date, reads: list[_Read]) -> Counter[View]:
    """Return how often each kind of view came on a day, up to this hour."""
    random, now, start = Random(day.isoformat()), hour_of(timezone.now().timestamp()), first_hour(day)
    looks = [*_usual(day, reads, random), *_passed_on(day, reads, random), *_scanned(day, reads, random)]
    rhythm = _WEEKEND if day.weekday() >= _SATURDAY else _WEEKDAY
    hours = random.choices(range(start, start + 24), rhythm, k=len(looks))
    views = Counter(_view(hour, *look, random) for hour, look in zip(hours, looks, strict=True))
    return Counter({view: times for view, times in views.items() if view.hour <= now})


def _usual(day: datetime.date, reads: list[_Read], random: Random) -> Iterator[tuple[_Read, Source]]:
    weights = [read.weight(day) for read in reads]
    if not any(weights):
        return iter(())
    level = min(_FIRST + _GROWTH * max(0, (day - _BEGAN).days), _MOST)
    number = round(level * (_OF_WEEKENDS if day.weekday() >= _SATURDAY else 1) * random.uniform(0.8, 1.25))
    sources = random.choices(list(_SOURCES), list(_SOURCES.values()), k=number)
    return zip(random.choices(reads, weights, k=number), sources, strict=True)


def _passed_on(day: datetime.date, reads: list[_Read], random: Random) -> Iterator[tuple[_Read, Source]]:
    """Yield the looks of those to whom a story was sent: many on the first day, a third of them on each day after."""
    for read in reads:
        age = (day - read.shared).days if read.shared else -1
        if 0 <= age < _SHARED_DAYS:
            for _number in range(round(random.uniform(110, 240) / 3**age)):
                yield read, random.choice((Source.ZALO, Source.ZALO, Source.ZALO, Source.FACEBOOK))


def _scanned(day: datetime.date, reads: list[_Read], random: Random) -> Iterator[tuple[_Read, Source]]:
    """Yield the looks of those who scanned a poster: some hang where many pass."""
    for read in reads:
        if read.poster and (day - read.since).days >= _POSTER_DAYS:
            for _number in range(int(random.expovariate(1) * (0.3 + read.poster % 5 * 0.4))):
                yield read, Source.POSTER


def _view(hour: int, read: _Read, source: Source, random: Random) -> View:
    is_in_hand = source in _IN_HAND and random.random() < _IN_HAND_SHARE
    device = Device.PHONE if is_in_hand else random.choices(list(_DEVICES), list(_DEVICES.values()))[0]
    return View(hour, read.page, source, read.poster if source == Source.POSTER else 0, device)


def _visitors_of(day: datetime.date, views: int) -> Iterator[Raised]:
    random = Random(f"visitors {day}")
    for _number in range(round(views * _VISITORS_A_VIEW)):
        yield Raised(day, *place_of(random.randbytes(8)))
