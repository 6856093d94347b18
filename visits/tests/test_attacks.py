"""Whatever is sent to the counts is answered, never by an error; nothing counts that is none; the log stays calm."""

import logging
import urllib.parse

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from visits import views as django_views
from visits.choices import OtherPage
from visits.known_pages import known_pages
from visits.tests.senders import HOME, Input, answered, beacon, lines, picture, send, views

ANSWERS = {200, 204, 400, 404, 405, 413, 503}


@pytest.fixture(autouse=True)
def journal_folder(folder):
    """Every test has a journal of its own."""
    return folder


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        (beacon(REQUEST_METHOD="GET"), 405),
        (beacon(REQUEST_METHOD="HEAD"), 405),
        (beacon(REQUEST_METHOD="PUT"), 405),
        (beacon(REQUEST_METHOD="BREW"), 405),
        ({**picture(), "REQUEST_METHOD": "POST"}, 405),
        (beacon(""), 400),
        (beacon("trang"), 400),
        (beacon("trang="), 400),
        (beacon("trang=1x"), 400),
        (beacon("trang=0"), 400),
        (beacon("trang=01"), 400),
        (beacon("trang=-0"), 400),
        (beacon("trang=+1"), 400),
        (beacon("trang= 1"), 400),
        (beacon("trang=1.0"), 400),
        (beacon("trang=1e3"), 400),
        (beacon("trang=%D9%A1"), 400),
        (beacon("trang=99999999999"), 400),
        (beacon("trang=-99"), 404),
        (beacon("trang=9999999999"), 404),
        (beacon("trang=-1&trang=-1"), 400),
        (beacon("trang=-1&tu=a&tu=b"), 400),
        (beacon("trang=-1&qr=1&qr=2"), 400),
        (beacon("tu=google.com"), 400),
        (beacon("a=1&" * 9 + "trang=-1"), 400),
        (beacon("trang=-1&tu=%FF"), 400),
        (beacon(b"trang=-1&tu=\xff"), 400),
        (beacon("trang=-1;tu=a"), 400),
        (beacon("trang=-1&&"), 400),
        (beacon(CONTENT_TYPE="text/plain;charset=UTF-8"), 400),
        (beacon(CONTENT_TYPE="application/json"), 400),
        (beacon(CONTENT_TYPE="multipart/form-data; boundary=x"), 400),
        (beacon(CONTENT_TYPE=""), 400),
        (beacon(CONTENT_TYPE=None), 400),
        (beacon(CONTENT_LENGTH="-1"), 400),
        (beacon(CONTENT_LENGTH="x"), 400),
        (beacon(CONTENT_LENGTH="٣"), 400),
        (beacon(CONTENT_LENGTH=""), 400),
        (beacon(CONTENT_LENGTH=None), 400),
        (beacon(CONTENT_LENGTH="1025"), 413),
        (beacon(CONTENT_LENGTH=str(10**18)), 413),
        # Fewer bytes than it says: the connection broke off.
        ({**beacon("trang="), "CONTENT_LENGTH": "9"}, 400),
    ],
)
def test_what_is_no_beacon_is_refused(folder, environ, status):
    assert send(environ) == status
    assert lines(folder) == []


def test_a_body_that_breaks_off_is_refused(folder):
    class Broken(Input):
        def read(self, size=-1):
            raise OSError("connection reset")

    assert send({**beacon(), "wsgi.input": Broken()}) == 400
    assert lines(folder) == []


def test_a_beacon_that_is_replayed_is_one_view(folder):
    assert {send(beacon()) for _ in range(1_000)} == {204}
    assert len(views(folder)) == 1


ODD = st.one_of(st.text(max_size=40), st.sampled_from(["", "-1", "7", "\x00", "ử", "\ud800", "1" * 4000, "a,b", "::1"]))
BODIES = st.one_of(
    st.binary(max_size=60),
    st.dictionaries(st.sampled_from(["trang", "tu", "qr", "x"]), ODD, max_size=4).map(
        lambda fields: urllib.parse.urlencode(fields, errors="replace").encode()
    ),
)
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("HTTP_USER_AGENT", "HTTP_HOST", "HTTP_COOKIE", "HTTP_ORIGIN", "HTTP_REFERER", "HTTP_SEC_FETCH_SITE"),
            *("HTTP_SEC_PURPOSE", "HTTP_SEC_CH_UA", "HTTP_X_FORWARDED_FOR", "REMOTE_ADDR", "CONTENT_TYPE"),
            *("CONTENT_LENGTH", "REQUEST_METHOD", "QUERY_STRING", "SERVER_NAME"),
        ]
    ),
    st.one_of(ODD, st.none()),
    max_size=5,
).filter(lambda headers: headers.get("REQUEST_METHOD", "POST"))
PATHS = st.sampled_from(["/xem/", "/xem/", "/xem/-1.gif", "/xem/7.gif", "/xem/2147483648.gif"])


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BODIES, HEADERS, PATHS, st.booleans())
@example(b"trang=-1", {"HTTP_HOST": "[::1"}, "/xem/", False)
@example(b"trang=-1", {"HTTP_ORIGIN": "http://[", "HTTP_SEC_FETCH_SITE": None}, "/xem/", False)
@example(b"trang=-1", {"HTTP_X_FORWARDED_FOR": "1.2.3.4\x00"}, "/xem/", True)
@pytest.mark.django_db
def test_whatever_is_sent_is_answered(folder, settings, caplog, body, headers, path, behind_proxy):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None
    caplog.clear()
    environ = beacon(body, PATH_INFO=path, **headers)
    assert send(environ) in ANSWERS
    request = RequestFactory().generic("POST", path, body)
    request.META.update(beacon(body, PATH_INFO=path, **headers))
    assert django_views.beacon(request).status_code in ANSWERS
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.django_db
def test_made_up_pages_agents_and_addresses_leave_tables_as_they_are(folder, caplog, monkeypatch):
    monkeypatch.setattr("visits.known_pages.public_page", lambda page: None)
    known_pages.clear()
    for number in range(3_000):
        made_up = {"HTTP_USER_AGENT": f"Mozilla/5.0 made up {number}", "REMOTE_ADDR": f"203.0.{number % 250}.7"}
        assert send(beacon(f"trang={10**6 + number}", **made_up)) in (404, 503)
    assert lines(folder) == []
    assert not caplog.records
    for number in range(3_000):
        send(beacon(HTTP_USER_AGENT=f"Mozilla/5.0 made up {number}"))
    assert len(views(folder)) == 1


def test_the_answer_tells_nothing_but_that_a_page_is_public(folder):
    plain = answered(beacon())
    assert plain == answered(beacon()) == answered(beacon(HTTP_USER_AGENT="curl/8"))
    assert plain[2] == b""
    names = {name for name, _value in plain[1]}
    assert names == {"Cache-Control", "X-Content-Type-Options", "Cross-Origin-Resource-Policy"}
    assert answered(picture(OtherPage.LIST)) == answered(picture(HOME)) == answered(picture(-99))
