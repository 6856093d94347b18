"""Sample days: stories chosen for coming occasions, and the leaves of the last two weeks."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from core import dates
from demo.registry import loaded_keys, remember
from demo.samples import ORIGIN
from home.days import pick
from home.models import DayChoice, DayRecord
from stories.models import Listing, Story

_DAYS_BEFORE = 14


@dataclass(frozen=True)
class Occasion:
    """A day that comes every year, the sample that suits it, and why."""

    day: int
    month: int
    story: str
    note: str

    @property
    def key(self) -> str:
        """The key under which the choice is remembered."""
        return f"day:{self.month:02}-{self.day:02}"

    def after(self, today: datetime.date) -> datetime.date:
        """Return its next date after `today`."""
        this_year = datetime.date(today.year, self.month, self.day)
        return this_year if this_year > today else this_year.replace(year=today.year + 1)


OCCASIONS = (
    Occasion(20, 11, "co-giao-mai-sao-cuon-so-cau-hoi", "Nhân Ngày Nhà giáo Việt Nam"),
    Occasion(5, 12, "to-go-luoi-ma-vung-da", "Nhân Ngày Quốc tế Tình nguyện viên"),
    Occasion(22, 12, "khanh-hoa-ba-ngai-may-bo-dam", "Nhân Ngày thành lập Quân đội nhân dân Việt Nam"),
    Occasion(27, 2, "co-do-moong-thi-kham-huoi-pung", "Nhân Ngày Thầy thuốc Việt Nam"),
)


@transaction.atomic
def load_days() -> None:
    """Choose stories for the occasions that were never loaded; fill the days before today if there are none at all."""
    today, known = dates.today(), loaded_keys()
    stories = dict(Story.objects.filter(origin=ORIGIN, live=True).values_list("origin_id", "pk"))
    if not DayRecord.objects.exists():
        _fill_days_before(today, stories)
    for occasion in OCCASIONS:
        if occasion.key not in known and occasion.story in stories:
            _choose(occasion, today, stories[occasion.story])


def _choose(occasion: Occasion, today: datetime.date, story: int) -> None:
    values = {"story_id": story, "note": occasion.note}
    choice, made = DayChoice.objects.get_or_create(day=occasion.after(today), defaults=values)
    if made:
        remember(choice, occasion.key)


def _fill_days_before(today: datetime.date, stories: dict[str, int]) -> None:
    samples = set(Listing.objects.filter(pk__in=stories.values()).values_list("pk", flat=True))
    for number in range(_DAYS_BEFORE, 0, -1):
        day = today - datetime.timedelta(days=number)
        occasion = next((one for one in OCCASIONS if (one.day, one.month) == (day.day, day.month)), None)
        story = stories.get(occasion.story) if occasion else pick(day)
        if story in samples:
            remember(DayRecord.objects.create(day=day, story_id=story, note=occasion.note if occasion else ""))
