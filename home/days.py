"""The story of the day: what an editor has chosen, else what a rule picks; days that are over stay as they were."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from core import dates
from core.lunar import LunarDay, lunar_day
from core.text import clean_line
from home.models import DayChoice, DayRecord
from stories.choices import Grade, Kind
from stories.models import Listing
from stories.querysets import NEWEST_FIRST, by_part

# A story comes again after so many days at the earliest, if there are enough of them.
NOT_AGAIN = datetime.timedelta(days=180)
# So many of the newest stories of each sort may be picked: more than a year of days needs.
_CANDIDATES = 400
_SORTS = ("exemplars", "deeds", "news")


@dataclass(frozen=True)
class Leaf:
    """A leaf of the calendar; without a story when the day has none that readers may see."""

    day: datetime.date
    story: Listing | None = None
    note: str = ""

    @property
    def weekday(self) -> str:
        """Return "Thứ Hai" … "Chủ Nhật"."""
        return dates.weekday_name(self.day)

    @property
    def lunar(self) -> LunarDay | None:
        """Return the lunar day."""
        return lunar_day(self.day)

    @property
    def is_today(self) -> bool:
        """Say whether it is the leaf that hangs on the wall."""
        return self.day == dates.today()

    @property
    def title(self) -> str:
        """Return "Thứ Ba, 21/07/2026: Bà Ban giữ mương", only the day when there is no story."""
        name = dates.format_long(self.day)
        return f"{name}: {clean_line(self.story.title)}" if self.story else name

    @property
    def url(self) -> str:
        """Return the address of the leaf."""
        return reverse("day", args=[f"{self.day:%Y}", f"{self.day:%m}", f"{self.day:%d}"])


@dataclass(frozen=True)
class Entry:
    """What stands on a leaf, before its story is fetched."""

    day: datetime.date
    story_id: int
    note: str = ""

    def leaf(self, found: Mapping[int, Listing]) -> Leaf:
        """Return the leaf with its story out of `found`."""
        return Leaf(self.day, found.get(self.story_id), self.note)


def public_records() -> QuerySet[DayRecord]:
    """Return what the leaves of days have shown, but for stories that readers may no longer see."""
    return DayRecord.objects.filter(_is_public())


def entry_of(day: datetime.date) -> Entry | None:
    """Return what stands on the leaf of `day` (today or before), None when there is nothing to show."""
    return entry_of_today(day) if day == dates.today() else _entry(public_records().filter(day=day).first())


def entry_of_today(today: datetime.date) -> Entry | None:
    """Return the choice of an editor, else what has been on the leaf since this morning, else what the rule picks."""
    chosen = _entry(DayChoice.objects.filter(_is_public(), day=today).first())
    if chosen is not None:
        return chosen
    kept = _entry(public_records().filter(day=today).first())
    if kept is not None:
        return kept
    picked = pick(today)
    return Entry(today, picked) if picked is not None else None


def entries_before(day: datetime.date, number: int) -> list[Entry]:
    """Return what the leaves of the last `number` days before `day` have shown, the latest first."""
    rows = public_records().filter(day__lt=day)[:number] if number else ()
    return [Entry(row.day, row.story_id, row.note) for row in rows]


def entries_of(month: datetime.date) -> list[Entry]:
    """Return what the leaves of the month of `month` have shown up to today, the latest first."""
    today, first, following = dates.today(), month.replace(day=1), next_month(month)
    rows = public_records().filter(day__gte=first, day__lt=min(following, today))
    entries = [Entry(row.day, row.story_id, row.note) for row in rows]
    hanging = entry_of_today(today) if first <= today < following else None
    return [hanging, *entries] if hanging else entries


def next_month(day: datetime.date) -> datetime.date:
    """Return the first day of the month after that of `day`."""
    return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)


def day_beside(day: datetime.date, *, later: bool) -> datetime.date | None:
    """Return the nearest day before (or after) `day` whose leaf can be read, None when there is none."""
    today = dates.today()
    if not later:
        return _day_of(public_records().filter(day__lt=min(day, today)))
    found = _day_of(public_records().filter(day__gt=day, day__lt=today).order_by("day"))
    if found is None and day < today and entry_of_today(today):
        return today
    return found


def _day_of(rows: QuerySet[DayRecord]) -> datetime.date | None:
    return rows.values_list("day", flat=True).first()


def write_down() -> None:
    """Note what today's leaf shows, so that it stays so when the day is over."""
    today = dates.today()
    entry = entry_of_today(today)
    if entry is None:
        return
    shown = {"story_id": entry.story_id, "note": entry.note}
    if not DayRecord.objects.filter(day=today, **shown).exists():
        DayRecord.objects.update_or_create(day=today, defaults=shown)


def pick(day: datetime.date) -> int | None:
    """Return the story that the rule gives to `day`, the same on every server; None when there is none.

    Only stories dated before the day take part, so that what is published meanwhile changes nothing. Exemplars come
    before good deeds, these before news; within a sort the day itself draws lots. When all have been shown lately,
    the one that waits longest comes again.
    """
    sorts = _candidates(day)
    shown = _lately_shown(day)
    for candidates in sorts:
        fresh = [pk for pk in candidates if pk not in shown]
        if fresh:
            return max(fresh, key=lambda pk: _lot(day, pk))
    known = [pk for candidates in sorts for pk in candidates]
    return min(known, key=lambda pk: (shown[pk], _lot(day, pk))) if known else None


def _candidates(day: datetime.date) -> list[list[int]]:
    before = Listing.objects.filter(sort_date__lt=dates.at(day)).order_by(*NEWEST_FIRST)
    found = by_part(
        [
            ("exemplars", before.filter(kind=Kind.EXEMPLAR, grade=Grade.EXEMPLAR), _CANDIDATES),
            ("deeds", before.filter(kind=Kind.EXEMPLAR, grade=Grade.DEED), _CANDIDATES),
            ("news", before.filter(kind=Kind.ARTICLE), _CANDIDATES),
        ]
    )
    return [[row.pk for row in found.get(name, ())] for name in _SORTS]


def _lately_shown(day: datetime.date) -> dict[int, datetime.date]:
    """Return the day nearest to `day` on which each story was, or is going to be, on the leaf."""
    pairs = [
        *_pairs(DayRecord.objects.filter(day__gt=day - NOT_AGAIN, day__lt=day)),
        *_pairs(DayChoice.objects.filter(day__gt=day, day__lt=day + NOT_AGAIN)),
    ]
    return {story: on for on, story in sorted(pairs)}


def _pairs(rows: QuerySet[DayRecord] | QuerySet[DayChoice]) -> Iterable[tuple[datetime.date, int]]:
    return rows.order_by().values_list("day", "story_id")


def _lot(day: datetime.date, pk: int) -> str:
    # Every story draws by itself: one more or less of them seldom changes who wins.
    return hashlib.sha256(f"{day.isoformat()} {pk}".encode()).hexdigest()


def _entry(row: DayRecord | DayChoice | None) -> Entry | None:
    return Entry(row.day, row.story_id, row.note) if row is not None else None


def _is_public() -> Exists:
    return Exists(Listing.objects.filter(pk=OuterRef("story_id")))
