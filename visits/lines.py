"""The lines of the journal. A view and the register that its reader raised never stand in one line."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from visits.choices import LARGEST_POSTER, Device, OtherPage, Source
from visits.clock import day_of, ordinal_of
from visits.visitors import LARGEST_RANK, SIZE

_LARGEST_PAGE = 2**31 - 1
_LAST_DAY = datetime.date.max.toordinal()
_OTHER_PAGES, _SOURCES, _DEVICES = (frozenset(choices.values) for choices in (OtherPage, Source, Device))
# The last day that is a date is some millions of hours away.
_VIEW = re.compile(rb"v (\d{1,7}) (-?\d{1,10}) (\d{1,2}) (\d{1,4}) (\d)")
_RAISED = re.compile(rb"u (\d{6,7}) (\d{1,5}) (\d{1,2})")


class View(NamedTuple):
    """A view as it is counted: `hour` as in `visits.clock`, `page` a story's id or one of `OtherPage`."""

    hour: int
    page: int
    source: int = Source.DIRECT
    poster: int = 0
    device: int = Device.UNKNOWN

    @property
    def day(self) -> datetime.date:
        """Return the day of Vietnam that it belongs to."""
        return day_of(self.hour)


class Raised(NamedTuple):
    """A register of HyperLogLog that a visitor of a day raised to `rank`."""

    day: datetime.date
    register: int
    rank: int


class Batch:
    """Increments that are counted together: how often each kind of view came, and the registers that were raised."""

    def __init__(self) -> None:
        self.views: Counter[View] = Counter()
        self.ranks: dict[datetime.date, dict[int, int]] = {}
        self.lines = 0

    def __bool__(self) -> bool:
        return self.lines > 0

    def add(self, view: View, times: int = 1) -> None:
        """Add a view that came so many times."""
        self.views[view] += times
        self.lines += times

    def raise_register(self, raised: Raised) -> None:
        """Add a register, unless it is known to stand higher."""
        ranks = self.ranks.setdefault(raised.day, {})
        ranks[raised.register] = max(raised.rank, ranks.get(raised.register, 0))
        self.lines += 1

    def read(self, lines: Iterable[bytes]) -> int:
        """Add lines of the journal, without their ends; return how many of them say nothing that can be understood."""
        broken = 0
        # The same line comes again and again: each is read once.
        for line, times in Counter(lines).items():
            found = view_in(line) or raised_in(line)
            if isinstance(found, View):
                self.add(found, times)
            elif found:
                self.raise_register(found)
            else:
                broken += times
        return broken


def line_of(view: View, rank: tuple[int, int] | None = None) -> bytes:
    """Return what the journal keeps of a view, and of the register and the rank that its reader raised, if any."""
    line = b"v %d %d %d %d %d\n" % view
    return line if rank is None else line + b"u %d %d %d\n" % (ordinal_of(view.hour), *rank)


def view_in(line: bytes) -> View | None:
    """Return the view that a line says, if it says one that can be."""
    match = _VIEW.fullmatch(line)
    if not match:
        return None
    view = View(*map(int, match.groups()))
    return view if _can_be(view) else None


def raised_in(line: bytes) -> Raised | None:
    """Return the register that a line says was raised, if it says one that can be."""
    match = _RAISED.fullmatch(line)
    if not match:
        return None
    day, register, rank = map(int, match.groups())
    if register >= SIZE or not 0 < rank <= LARGEST_RANK or not 0 < day <= _LAST_DAY:
        return None
    return Raised(datetime.date.fromordinal(day), register, rank)


def _can_be(view: View) -> bool:
    return (
        (0 < view.page <= _LARGEST_PAGE or view.page in _OTHER_PAGES)
        and view.source in _SOURCES
        and view.poster <= LARGEST_POSTER
        and view.device in _DEVICES
    )
