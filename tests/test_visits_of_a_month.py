"""A month of raw beacons through the real handler, with kills: every figure is what the raw log says."""

import contextlib
import datetime
import io
import os
import time
from collections import Counter
from random import Random
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from stories.factories import make_exemplar
from tests.keepers import InMemory, InRedis
from tests.raw_log import RawLog
from tests.readers import BROKEN, ELSEWHERE, OWN_HOST, PREFETCHED, STAFF, VIETNAM, Crowd
from visits import journal, popularity
from visits.beacons import answer_beacon
from visits.choices import OtherPage
from visits.figures import most_read, site_figures, views_of
from visits.folding import fold
from visits.marks import current, redis
from visits.models import DayViews, HourViews, SiteDay, Totals
from visits.services import set_origins
from visits.tests.redis_servers import running_redis

pytestmark = pytest.mark.django_db(transaction=True)
# More for a longer look: BEACONS=300000.
BEACONS = int(os.environ.get("BEACONS", "4000"))
FIRST, DAYS = datetime.date(2026, 12, 6), 31


class Clock:
    """The time that the site believes in; it only goes on."""

    def __init__(self):
        self.now = datetime.datetime.combine(FIRST, datetime.time(), VIETNAM).timestamp()

    def time(self):
        return self.now

    def moment(self):
        return datetime.datetime.fromtimestamp(self.now, datetime.UTC)


@pytest.fixture
def clock(monkeypatch):
    moved = Clock()
    monkeypatch.setattr(time, "time", moved.time)
    monkeypatch.setattr(timezone, "now", moved.moment)
    return moved


@pytest.fixture
def stories(transactional_db):
    return [make_exemplar().pk for _number in range(12)]


@pytest.fixture(params=[False, True], ids=["memory", "Redis"])
def keeper(request, settings, monkeypatch):
    """Who keeps the marks."""
    if not request.param:
        yield InMemory()
        return
    # However busy this machine is, Redis is away when it is killed, and only then.
    monkeypatch.setattr(redis, "TIME_OUT", 30.0)
    with running_redis() as server:
        settings.VISITS_REDIS_URL = server.address
        kept = InRedis(server)
        yield kept
        kept.close()
        current.leave()


def environ_of(look):
    """What a server hands over for a line of the raw log."""
    said = {"trang": look.page, "tu": look.host} | ({"qr": look.poster} if look.poster else {})
    body = b"trang=khong" if look.fate == BROKEN else urlencode(said).encode()
    environ = {
        "REQUEST_METHOD": "GET" if look.by_picture else "POST",
        "PATH_INFO": f"/xem/{look.page}.gif" if look.by_picture else "/xem/",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "REMOTE_ADDR": look.reader.address,
        "HTTP_HOST": OWN_HOST,
        "HTTP_USER_AGENT": look.reader.agent,
        "HTTP_SEC_FETCH_SITE": "cross-site" if look.fate == ELSEWHERE else "same-origin",
    }
    if look.fate == STAFF:
        environ["HTTP_COOKIE"] = "a=b; lantoa_session=cua-bien-tap"
    if look.fate == PREFETCHED:
        environ["HTTP_SEC_PURPOSE"] = "prefetch;prerender"
    return environ


def send(look):
    if look.by_picture and look.fate == BROKEN:
        return
    status = answer_beacon(environ_of(look)).status
    assert not status.startswith("5"), status


@contextlib.contextmanager
def killed_after(statements):
    """Let the statement after so many fail."""
    left = [statements]

    def execute(run, *arguments):
        left[0] -= 1
        if left[0] == -1:
            raise OperationalError("killed")
        return run(*arguments)

    with connection.execute_wrapper(execute):
        yield


def fold_with_kills(random):
    """Fold, after attempts that are cut off at any of their statements."""
    for _attempt in range(random.randrange(3)):
        with contextlib.suppress(OperationalError), killed_after(random.randrange(1, 14)):
            fold()
    fold()


def kill_a_writer(folder):
    """Leave a file as a web process leaves it that dies while it writes down what it has not acknowledged yet."""
    newest = max(folder.glob("*.views"), key=lambda path: path.stat().st_mtime_ns, default=None)
    journal.current().close()
    if newest is not None:
        with newest.open("ab") as file:
            file.write(b"v 4973")


def compare_figures(raw, clock):
    found = site_figures()
    today = raw.days(clock.now, 1)
    expected = [today, *(raw.days(clock.now, number) for number in (7, 30, 365)), raw.all()]
    assert [found.today, found.week, found.month, found.year, found.all] == expected
    assert found.online == min(raw.online(clock.now), today)
    by_page = raw.of_pages()
    assert views_of(list(by_page)) == dict(by_page)


def run_month(looks, raw, clock, folder, keeper):
    """Send everything; fold, kill and compare now and then."""
    random = Random(31)
    for number, look in enumerate(looks):
        keeper.begin(number / len(looks), raw)
        keeper.go_on(look.at)
        clock.now = look.at
        send(look)
        raw.read(look)
        chance = random.random()
        if chance < 120 / len(looks):
            fold_with_kills(random)
            compare_figures(raw, clock)
        elif chance < 160 / len(looks):
            kill_a_writer(folder)
        elif chance < 163 / len(looks):
            keeper.restart(raw)
    fold_with_kills(random)
    compare_figures(raw, clock)


def test_every_figure_of_a_month_is_what_its_raw_log_says(clock, visits_folder, stories, keeper):
    origins = {stories[0]: 479, stories[5]: 12}
    looks = Crowd(BEACONS, stories, OtherPage.values, FIRST, DAYS).log()
    raw = RawLog(origins)
    set_origins(origins)
    run_month(looks, raw, clock, visits_folder, keeper)
    assert raw.views.total() > 0.2 * len(looks)
    compare_days(raw)
    compare_most_read(raw, clock)
    assert Totals.objects.get().counted == raw.views.total()
    assert not [path for path in visits_folder.glob("*.views") if path.stat().st_size > 8 * 2**20]


def compare_days(raw):
    keys = ("day", "page", "source", "poster", "device")
    assert Counter({tuple(row[:5]): row[5] for row in DayViews.objects.values_list(*keys, "views")}) == raw.views
    hours = {
        (datetime.datetime.fromtimestamp(hour * 3600, VIETNAM), page): views
        for hour, page, views in HourViews.objects.values_list("hour", "page", "views")
    }
    assert hours == dict(raw.hours)
    for day in SiteDay.objects.all():
        exact = len(raw.visitors[day.day])
        assert abs(day.visitors - exact) <= 2 + 0.02 * exact, day


def compare_most_read(raw, clock):
    popularity.refresh()
    for days in (1, 7, 30):
        expected = raw.of_stories(clock.now, days)
        found = most_read(days, 30)
        assert [views for _page, views in found] == sorted(expected.values(), reverse=True)[:30]
        assert all(expected[page] == views for page, views in found)
