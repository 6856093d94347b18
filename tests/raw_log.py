"""The figures of a site as its raw log has them: the rules of counting once more, in plain Python."""

import datetime
from collections import Counter, defaultdict

from tests.readers import COUNTED, VIETNAM, Look

HALF_AN_HOUR, FIVE_MINUTES, MOST_OF_A_NETWORK = 1800, 300, 5


class RawLog:
    """Reads the log line by line, and knows all that is to be known so far."""

    def __init__(self, origins: dict[int, int]) -> None:
        self.origins = origins
        # (day, page, source, poster, device): how often.
        self.views: Counter[tuple[datetime.date, int, int, int, int]] = Counter()
        self.hours: Counter[tuple[datetime.datetime, int]] = Counter()
        self.visitors: defaultdict[datetime.date, set] = defaultdict(set)
        self._today: datetime.date | None = None
        self._restarts = 0
        self.forget_looks()

    def restart(self) -> None:
        """Forget who looked at what, as the site does when all of it starts anew."""
        self._restarts += 1
        self.forget_looks()

    def forget_looks(self) -> None:
        """Forget who looked at what, but not who came today, as the site does when Redis goes."""
        self._last_view: dict = {}
        self._of_network: defaultdict = defaultdict(list)
        self._last_look: dict = {}

    def read(self, look: Look) -> None:
        """Take a line; it is a view or it is none."""
        if look.fate != COUNTED:
            return
        local = datetime.datetime.fromtimestamp(look.at, VIETNAM)
        if local.date() != self._today:
            self._today = local.date()
            self.forget_looks()
        visitor = look.reader.visitor
        self._last_look[visitor] = look.at
        if self._is_reload(look) or self._is_too_much(look):
            return
        self._last_view[visitor, look.page] = look.at
        self._of_network[look.reader.network, look.page].append(look.at)
        self.views[local.date(), look.page, look.source, look.poster, look.reader.device] += 1
        self.hours[local.replace(minute=0, second=0, microsecond=0), look.page] += 1
        self.visitors[local.date()].add((self._restarts, visitor))

    def days(self, now: float, number: int) -> int:
        """Return the views of the last days of Vietnam, today among them."""
        today = datetime.datetime.fromtimestamp(now, VIETNAM).date()
        days = {today - datetime.timedelta(days=back) for back in range(number)}
        return sum(times for view, times in self.views.items() if view[0] in days)

    def all(self) -> int:
        """Return all views, those of the stories' origins among them."""
        return self.views.total() + sum(self.origins.values())

    def online(self, now: float) -> int:
        """Return how many visitors looked at something in the last five minutes of this day."""
        if datetime.datetime.fromtimestamp(now, VIETNAM).date() != self._today:
            return 0
        return sum(int(at) >= int(now) - FIVE_MINUTES for at in self._last_look.values())

    def of_pages(self) -> Counter[int]:
        """Return the views of each page, with those of its origin."""
        found = Counter(self.origins)
        for (_day, page, *_rest), times in self.views.items():
            found[page] += times
        return found

    def of_stories(self, now: float, number: int) -> Counter[int]:
        """Return the views of each story in the last days."""
        today, found = datetime.datetime.fromtimestamp(now, VIETNAM).date(), Counter()
        for (day, page, *_rest), times in self.views.items():
            if page > 0 and today - datetime.timedelta(days=number) < day <= today:
                found[page] += times
        return found

    def _is_reload(self, look: Look) -> bool:
        before = self._last_view.get((look.reader.visitor, look.page))
        return before is not None and int(look.at) - int(before) < HALF_AN_HOUR

    def _is_too_much(self, look: Look) -> bool:
        times = self._of_network[look.reader.network, look.page]
        return sum(int(look.at) - int(before) < HALF_AN_HOUR for before in times) >= MOST_OF_A_NETWORK
