"""A made-up crowd of readers, robots and staff, and the raw log of what their browsers send: no code of the site's.

Whoever checks the site's figures against it has to come to them from this log alone.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
COUNTED, ROBOT, STAFF, ELSEWHERE, PREFETCHED, NO_PAGE, BROKEN = (
    "counted", "robot", "staff", "elsewhere", "prefetched", "no page", "broken",
)  # fmt: skip
PHONE, TABLET, COMPUTER = 1, 2, 3
_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
_CHROME = f"{_WEBKIT} Chrome/"
# The family and the device of each are ours to say, not read off its name.
BROWSERS = (
    (f"Mozilla/5.0 (Linux; Android 10; SM-A107F) {_CHROME}80.0.3987.99 Mobile Safari/537.36", "chrome", PHONE, 0),
    (f"Mozilla/5.0 (Linux; Android 14; 2201117TY) {_CHROME}126.0.0.0 Mobile Safari/537.36", "chrome", PHONE, 0),
    (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_CHROME}126.0.0.0 Safari/537.36", "chrome", COMPUTER, 0),
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "firefox", COMPUTER, 0),
    (f"Mozilla/5.0 (Windows NT 6.1) {_WEBKIT} coc_coc_browser/120 Chrome/114.0.0 Safari/537.36", "coccoc", COMPUTER, 0),
    (f"Mozilla/5.0 (Linux; Android 13; SM-X200) {_CHROME}119.0.0.0 Safari/537.36", "chrome", TABLET, 0),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.5 Mobile/15E148 Safari/604.1", "safari", PHONE, 0,
    ),
    (
        f"Mozilla/5.0 (Linux; Android 12; CPH2239) {_WEBKIT} Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 "
        "Zalo android/24060", "zalo", PHONE, 2,
    ),
)  # fmt: skip
ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    f"Mozilla/5.0 (X11; Linux x86_64) {_WEBKIT} HeadlessChrome/126.0.0.0 Safari/537.36",
    "python-requests/2.31.0",
    "",
)
# Hosts that a reader can come from, and what the site calls them: 2 Zalo, 3 Facebook, 4 Google, 5 Cốc Cốc, 6 other
# machines of search, 7 other networks, 8 other sites.
HOSTS = (
    ("chat.zalo.me", 2), ("zalo.me", 2), ("l.facebook.com", 3), ("m.facebook.com", 3), ("www.google.com.vn", 4),
    ("www.google.com", 4), ("coccoc.com", 5), ("www.bing.com", 6), ("t.me", 7), ("www.youtube.com", 7),
    ("sonla.gov.vn", 8), ("google.com.lua-dao.example", 8),
)  # fmt: skip
OWN_HOST, DIRECT, INSIDE, POSTER = "testserver", 0, 1, 9


@dataclass(frozen=True)
class Reader:
    """A browser in somebody's hand; `network` is what of the address can be told apart."""

    address: str
    network: str
    agent: str
    family: str
    device: int
    # The source that an app's window means when no host is told.
    app: int = 0

    @property
    def visitor(self) -> tuple[str, str, int]:
        """Whom the site can tell from others: the network, the family and the device."""
        return self.network, self.family, self.device


@dataclass(frozen=True, order=True)
class Look:
    """A line of the raw log: who looked at what, when; `fate` says what it is; `by_picture`: without a script."""

    at: float
    reader: Reader = field(compare=False)
    page: int = field(compare=False)
    host: str = field(compare=False, default="")
    source: int = field(compare=False, default=DIRECT)
    poster: int = field(compare=False, default=0)
    fate: str = field(compare=False, default=COUNTED)
    by_picture: bool = field(compare=False, default=False)


class Crowd:
    """Readers who come for `days` days from `first` on, some `number` looks in all."""

    def __init__(
        self, number: int, stories: list[int], other_pages: list[int], first: datetime.date, days: int
    ) -> None:
        self._random = Random(8)
        self._stories, self._others = stories, other_pages
        self._first, self._days = first, days
        self._readers = [self._reader(each) for each in range(max(number // 12, 20))]
        self._sessions = number // 4

    def log(self) -> list[Look]:
        """Return the raw log, in the order of time."""
        looks = [look for _session in range(self._sessions) for look in self._session()]
        return sorted([*looks, *self._flood()])

    def _reader(self, number: int) -> Reader:
        random = self._random
        agent, family, device, app = random.choice(BROWSERS)
        if number % 5 == 0:
            # An office: one address for all, told apart by their browsers alone.
            address = network = f"198.51.100.{number % 4}"
        elif number % 3 == 0:
            network = f"2001:db8:{number:x}:7"
            address = f"{network}:{random.randrange(65536):x}:{random.randrange(65536):x}::{number % 9 + 1:x}"
        else:
            address = network = f"10.{number // 65536 % 256}.{number // 256 % 256}.{number % 256}"
        return Reader(address, network, agent, family, device, app)

    def _moment(self) -> float:
        random = self._random
        hour = random.choices(range(24), [3, 1, 1, 1, 1, 2, 4, 8, 9, 8, 7, 8, 8, 6, 6, 6, 6, 6, 7, 9, 12, 14, 9, 6])[0]
        day = self._first + datetime.timedelta(days=random.randrange(self._days))
        clock = datetime.time(hour, random.randrange(60), random.randrange(60), random.randrange(10**6))
        return datetime.datetime.combine(day, clock, VIETNAM).timestamp()

    def _page(self) -> int:
        random = self._random
        if random.random() < 0.25:
            return random.choice(self._others)
        return self._stories[min(int(random.expovariate(0.35)), len(self._stories) - 1)]

    def _session(self) -> Iterator[Look]:
        """Yield the looks of somebody who comes from somewhere, reads on, and reloads at times."""
        random, reader, at, page = self._random, self._random.choice(self._readers), self._moment(), self._page()
        without_script = random.random() < 0.06
        host, source, poster = self._way(reader)
        if without_script:
            host, source, poster = "", reader.app or DIRECT, 0
        fate = self._fate()
        if fate == ROBOT:
            reader = Reader(reader.address, reader.network, random.choice(ROBOTS), "robot", 0)
        yield self._look(at, reader, page, host, source, poster, fate, without_script)
        while random.random() < 0.62:
            # Some come back to the same page right at the end of half an hour.
            at += random.choice((3.0, 40.0, 400.0, 1799.0, 1801.0, random.uniform(1, 4000)))
            if random.random() < 0.45:
                yield self._look(at, reader, page, host, source, poster, fate, without_script)
            else:
                page = self._page()
                inside = ("", reader.app or DIRECT) if without_script else (OWN_HOST, INSIDE)
                yield self._look(at, reader, page, *inside, 0, fate, without_script)

    def _look(self, at: float, reader: Reader, page: int, *rest: object) -> Look:
        if rest[3] == NO_PAGE:
            page = 2_000_000 + page % 30
        return Look(at, reader, page, *rest)

    def _way(self, reader: Reader) -> tuple[str, int, int]:
        chance = self._random.random()
        if chance < 0.35:
            return "", reader.app or DIRECT, 0
        if chance < 0.45:
            return "", POSTER, self._random.randrange(1, 13)
        host, source = self._random.choice(HOSTS)
        return host, source, 0

    def _fate(self) -> str:
        fates = {COUNTED: 80, ROBOT: 8, STAFF: 5, PREFETCHED: 2, ELSEWHERE: 2, NO_PAGE: 1, BROKEN: 2}
        return self._random.choices(list(fates), list(fates.values()))[0]

    def _flood(self) -> Iterator[Look]:
        """Yield what somebody sends who wants a story to be read most, with a browser of another name each time."""
        start = datetime.datetime.combine(self._first, datetime.time(22, 50), VIETNAM).timestamp()
        for number in range(240):
            agent, family, device, app = BROWSERS[number % len(BROWSERS)]
            reader = Reader("192.0.2.66", "192.0.2.66", f"{agent} Ban/{number}", family, device, app)
            yield Look(start + 30 * number, reader, self._stories[-1], source=app or DIRECT)
