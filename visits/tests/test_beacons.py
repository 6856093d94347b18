"""What counts as a view, and what does not."""

import logging
import threading

import pytest
from django.test import Client

from stories.factories import make_article, make_hidden_stories, restrict
from visits import beacons, journal
from visits.choices import Device, OtherPage, Source
from visits.clock import HOUR
from visits.complaints import Complaints
from visits.known_pages import known_pages
from visits.tests.senders import HOME, PHONE, Input, answered, beacon, lines, picture, send, views

ZALO = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/480"


@pytest.fixture(autouse=True)
def journal_folder(folder):
    """Every test has a journal of its own."""
    return folder


class Clock:
    """Turns the clock of the beacons."""

    def __init__(self):
        # Noon of a day of Vietnam.
        self.now = 20_000 * 86_400 + 5 * HOUR

    def time(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(beacons, "time", made)
    return made


def test_a_look_is_one_view_and_a_reload_none(folder):
    assert [send(beacon()) for _ in range(3)] == [204] * 3
    assert views(folder) == [[str(HOME), str(int(Source.DIRECT)), "0", str(int(Device.PHONE))]]


def test_half_an_hour_later_and_after_midnight_it_is_one_again(folder, clock):
    noon = clock.now
    moments = [0, 1_799, 1_801, 12 * HOUR - 900, 12 * HOUR - 1, 12 * HOUR + 1, 12 * HOUR + 900]
    counted = []
    for later in moments:
        clock.now = noon + later
        before = len(views(folder))
        send(beacon())
        counted.append(len(views(folder)) > before)
    assert counted == [True, False, True, True, False, True, False]
    hours = [int(line.split()[1]) for line in lines(folder) if line.startswith("v ")]
    assert [hour - hours[0] for hour in hours] == [0, 0, 11, 12]


@pytest.mark.parametrize(
    "nobody",
    [
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": PHONE.replace("Chrome", "HeadlessChrome")},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_USER_AGENT": None},
        {"HTTP_SEC_CH_UA": '"HeadlessChrome";v="119", "Not?A_Brand";v="24"'},
        {"HTTP_FROM": "googlebot(at)googlebot.com"},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_X_PURPOSE": "preview"},
        {"HTTP_X_MOZ": "prefetch"},
        {"HTTP_COOKIE": "lantoa_session=abc"},
        {"HTTP_COOKIE": "lantoa_reader=1; lantoa_session=abc"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_REFERER": "https://elsewhere.example/"},
        {"HTTP_HOST": "elsewhere.example"},
        {"HTTP_HOST": "testserver:port"},
        {"HTTP_HOST": "testserver/"},
    ],
)
def test_who_is_no_reader_does_not_count_and_is_not_told(folder, nobody):
    refused = answered(beacon(**nobody))
    assert send(picture(**nobody)) == 200
    assert lines(folder) == []
    assert answered(beacon()) == refused
    assert len(views(folder)) == 1


@pytest.mark.parametrize(
    "reader",
    [
        {"HTTP_COOKIE": "lantoa_reader=lantoa_session"},
        {"HTTP_COOKIE": "other_lantoa_session=1"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "http://testserver"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_REFERER": "http://testserver/guong/ba-ban/"},
        {"HTTP_SEC_FETCH_SITE": None},
        {"HTTP_SEC_PURPOSE": ""},
        {"HTTP_HOST": None},
        {"HTTP_HOST": "testserver:8000"},
        {"CONTENT_TYPE": "application/X-WWW-form-urlencoded"},
    ],
)
def test_who_is_a_reader_counts(folder, reader):
    assert send(beacon(**reader)) == 204
    assert len(views(folder)) == 1


@pytest.mark.parametrize(
    ("said", "environ", "kept"),
    [
        ("", {}, (Source.DIRECT, 0, Device.PHONE)),
        ("&tu=", {"HTTP_USER_AGENT": ZALO}, (Source.ZALO, 0, Device.PHONE)),
        ("&tu=www.google.com.vn", {}, (Source.GOOGLE, 0, Device.PHONE)),
        ("&tu=testserver", {}, (Source.INSIDE, 0, Device.PHONE)),
        ("&tu=testserver&qr=17", {}, (Source.POSTER, 17, Device.PHONE)),
        ("&qr=0", {}, (Source.POSTER, 0, Device.PHONE)),
        ("&qr=10000", {}, (Source.DIRECT, 0, Device.PHONE)),
        ("&qr=abc&tu=%00%FF", {}, None),
        ("&qr=abc&tu=%00", {}, (Source.OTHER_SITE, 0, Device.PHONE)),
        ("&more=1", {}, (Source.DIRECT, 0, Device.PHONE)),
    ],
)
def test_of_where_from_only_the_kind_is_kept(folder, said, environ, kept):
    send(beacon(f"trang=-2{said}", **environ))
    assert views(folder) == ([["-2", *(str(int(value)) for value in kept)]] if kept else [])


def test_a_reader_without_script_counts_by_a_picture(folder):
    status, headers, body = answered(picture())
    assert (status, len(body), body[:6]) == ("200 OK", 43, b"GIF89a")
    assert dict(headers)["Content-Type"] == "image/gif"
    assert dict(headers)["Cache-Control"] == "no-store"
    assert len(views(folder)) == 1
    # The same reader with script, or once more without.
    assert (send(beacon()), send(picture())) == (204, 200)
    assert len(views(folder)) == 1
    assert send(picture(OtherPage.LIST, QUERY_STRING="qr=12")) == 200
    assert views(folder)[-1][1:3] == [str(int(Source.POSTER)), "12"]


def test_to_ask_what_the_picture_is_like_is_no_view(folder):
    assert answered({**picture(), "REQUEST_METHOD": "HEAD"})[0] == "200 OK"
    assert views(folder) == []


def test_from_one_network_a_page_takes_five_views(folder):
    agents = ["Firefox/119.0", "Edg/119.0", "OPR/105.0", "SamsungBrowser/23.0", "UCBrowser/13", "MiuiBrowser/1", ""]
    for agent in agents:
        assert send(beacon(HTTP_USER_AGENT=f"{PHONE} {agent}")) == 204
    assert len(views(folder)) == 5
    for number in range(50):
        send(beacon(REMOTE_ADDR=f"2001:db8:1:2:3::{number:x}", HTTP_USER_AGENT=f"{PHONE} {agents[number % 7]}"))
    assert len(views(folder)) == 10


def test_behind_a_proxy_the_reader_is_who_the_proxy_names(folder, settings):
    for number in range(3):
        send(beacon(HTTP_X_FORWARDED_FOR=f"198.51.100.{number}"))
    assert len(views(folder)) == 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(3):
        send(beacon(HTTP_X_FORWARDED_FOR=f"10.0.0.1, 198.51.100.{number}"))
    assert len(views(folder)) == 4


def test_beacons_at_once_are_one_view(folder):
    start = threading.Barrier(8)

    def visit():
        start.wait()
        for page in OtherPage.values:
            send(beacon(f"trang={page}"))

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(view[0] for view in views(folder)) == sorted(map(str, OtherPage.values))


@pytest.mark.django_db
def test_only_pages_that_everybody_may_see_count(folder):
    public = make_article()
    hidden = make_hidden_stories("Chuyện chưa ai biết")
    answers = {name: answered(beacon(f"trang={story.pk or 10**6}")) for name, story in hidden.items()}
    assert {answer[0] for answer in answers.values()} == {"404 Not Found"}
    assert {answer[2] for answer in answers.values()} == {b""}
    shown = answered(picture(public.pk))
    assert {answered(picture(story.pk or 10**6)) == shown for story in hidden.values()} == {True}
    assert [view[0] for view in views(folder)] == [str(public.pk)]


@pytest.mark.django_db
def test_a_page_that_is_closed_counts_no_more_after_a_minute(folder):
    story = make_article()
    assert send(beacon(f"trang={story.pk}")) == 204
    restrict(story)
    known_pages.clear()
    assert send(beacon(f"trang={story.pk}", REMOTE_ADDR="198.51.100.7")) == 404
    assert len(views(folder)) == 1


@pytest.mark.django_db
def test_the_site_counts_also_where_django_answers(folder):
    client = Client(enforce_csrf_checks=True)
    headers = {"HTTP_USER_AGENT": PHONE, "HTTP_SEC_FETCH_SITE": "same-origin"}
    form = {"content_type": "application/x-www-form-urlencoded", **headers}
    answers = [
        client.post("/xem/", f"trang={HOME}&tu=", **form),
        client.post("/xem/", "trang=x", **form),
        client.post("/xem/", "trang=999999999", **form),
        client.get("/xem/", **headers),
        client.get("/xem/-2.gif", **headers),
        client.get("/xem/0.gif", **headers),
    ]
    assert [answer.status_code for answer in answers] == [204, 400, 404, 405, 200, 404]
    assert [view[0] for view in views(folder)] == [str(HOME), "-2"]
    assert not client.cookies
    assert all("no-store" in answer.headers["Cache-Control"] for answer in answers[:5])
    assert answers[4].headers["Content-Type"] == "image/gif"


def test_what_could_not_be_written_down_is_not_acknowledged_and_counts_the_next_time(folder, monkeypatch, caplog):
    def full(*_arguments):
        raise OSError("No space left on device")

    # What another test has complained of in this minute would keep it silent.
    monkeypatch.setattr(journal, "_complaints", Complaints(logging.getLogger(journal.__name__)))
    with monkeypatch.context() as patch:
        patch.setattr(journal.os, "write", full)
        assert [send(beacon()) for _ in range(20)] == [503] * 20
        assert send(picture()) == 200
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1
    assert send(beacon()) == 204
    assert len(views(folder)) == 1
    assert any(line.startswith("u ") for line in lines(folder))


def test_other_addresses_are_not_ours():
    for path in ("/", "/xem", "/xem/a.gif", "/xem/0.gif", "/xem/1.gif/", "/xem/so-lieu/", "/xem/99999999999.gif"):
        assert beacons.answer_beacon(beacon(PATH_INFO=path)) is None


def test_a_large_body_is_refused_unread():
    environ = beacon("trang=-1&tu=" + "x" * 10_000_000)
    assert send(environ) == 413
    assert environ["wsgi.input"].taken == 0
    environ = beacon(CONTENT_LENGTH="9" * 5000)
    assert send(environ) == 413
    environ = {**beacon(), "wsgi.input": Input(b"trang=-1" + b"&" * 5_000)}
    send(environ)
    assert environ["wsgi.input"].taken <= 1024
