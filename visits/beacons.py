"""Takes views ahead of Django: neither a request of Django's nor the database stands on the way of most of them.

A page's script posts to /xem/; a reader without script asks for the picture /xem/<page>.gif. The answer does not tell
whether the view was counted.
"""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from core.charsets import Application
from core.readers import is_from_page_at, network_of
from visits import journal
from visits.agents import NOBODY, Agent, agent_of
from visits.choices import Source
from visits.clock import hour_of
from visits.known_pages import Unknown, known_pages
from visits.lines import View
from visits.marks.current import current_marks
from visits.sources import poster_of, source_of

ADDRESS = "/xem/"
LARGEST_BODY = 1024
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 8
_PAGE = re.compile(r"-?[1-9][0-9]{0,9}")
# What our script sends, letter for letter; what else says the same is read with more care, in three times the time.
_PLAIN = re.compile(rb"trang=(-?[1-9][0-9]{0,9})&tu=([a-z0-9.-]*)(?:&qr=([0-9]{1,4}))?")
_PICTURE = re.compile(rf"{ADDRESS}({_PAGE.pattern})\.gif")
# Transparent, one pixel.
_GIF = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b",
)
# What a browser sends with that which nobody looks at yet, and what only robots send.
_PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
_NOT_YET = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
_ROBOTS_ALONE = ("HTTP_FROM", "HTTP_X_SCANNER")
# Most browsers send none of these with a beacon.
_TELLING = frozenset({*_PURPOSES, *_ROBOTS_ALONE, "HTTP_SEC_CH_UA"})

Environ = Mapping[str, Any]


class Answer(NamedTuple):
    """What is answered: a status line, headers and a body."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes = b""


class Refused(Exception):
    """The beacon is none; the status line says why."""


class Beacon(NamedTuple):
    """What a page says: its number, the host of the page before, and the number of the code that was read."""

    page: int
    host: str
    poster: int | None


def with_beacons(application: Application) -> Application:
    """Return the WSGI application with views taken ahead of it."""

    def answering(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = answer_beacon(environ) if environ.get("PATH_INFO", "").startswith(ADDRESS) else None
        if answer is None:
            return application(environ, start_response)
        start_response(answer.status, answer.headers)
        return [answer.body]

    return answering


def answer_beacon(environ: Environ) -> Answer | None:
    """Return the answer to a beacon, counted if it is a view; None: the address is another's."""
    path = environ.get("PATH_INFO", "")
    if path == ADDRESS:
        return _answer_script(environ)
    picture = _PICTURE.fullmatch(path)
    return _answer_picture(environ, int(picture[1])) if picture else None


def _answer_script(environ: Environ) -> Answer:
    if environ["REQUEST_METHOD"] != "POST":
        return _answer("405 Method Not Allowed", ("Allow", "POST"))
    try:
        return _answer(_take(environ, _read(environ)))
    except Refused as refused:
        return _answer(str(refused))


def _answer_picture(environ: Environ, page: int) -> Answer:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return _answer("405 Method Not Allowed", ("Allow", "GET, HEAD"))
    if environ["REQUEST_METHOD"] == "GET":
        _take(environ, Beacon(page, "", _poster_in(environ.get("QUERY_STRING", ""))))
    return _answer("200 OK", ("Content-Type", "image/gif"), body=_GIF)


@lru_cache(16)
def _answer(status: str, *headers: tuple[str, str], body: bytes = b"") -> Answer:
    """Return an answer, the same for all: nobody may change its headers."""
    common = [
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    length = [] if status.startswith("204") else [("Content-Length", str(len(body)))]
    return Answer(status, [*common, *length, *headers], body)


def _read(environ: Environ) -> Beacon:
    """Return what was posted.

    Raises:
        Refused: that cannot be read.
    """
    length = _length(environ.get("CONTENT_LENGTH") or "0")
    if not _is_form(environ.get("CONTENT_TYPE", "")):
        raise Refused("400 Bad Request")
    try:
        sent = environ["wsgi.input"].read(length)
        plain = _PLAIN.fullmatch(sent)
        if plain:
            page, host, poster = plain.groups(b"")
            return Beacon(int(page), host.decode(), poster_of(poster.decode()))
        return _beacon(_said(sent.decode()))
    except (ValueError, OSError):
        raise Refused("400 Bad Request") from None


@lru_cache(LARGEST_BODY)
def _length(said: str) -> int:
    if not (said.isascii() and said.isdigit()):
        raise Refused("400 Bad Request")
    if len(said) > len(str(LARGEST_BODY)) or int(said) > LARGEST_BODY:
        raise Refused("413 Content Too Large")
    return int(said)


@lru_cache(64)
def _is_form(kind: str) -> bool:
    return kind.partition(";")[0].strip().lower() == _FORM


def _said(sent: str) -> dict[str, str]:
    """Return the fields of a form; a third of the time that `parse_qsl` takes, which allows for much else.

    Raises:
        ValueError: it is none, has too many fields or one twice.
    """
    fields = [field.partition("=") for field in sent.split("&", _MOST_FIELDS)]
    said = {name: _plain(value) for name, sign, value in fields if sign}
    if len(said) != len(fields) or len(fields) > _MOST_FIELDS:
        raise ValueError
    return said


def _plain(value: str) -> str:
    return unquote_plus(value, errors="strict") if "%" in value or "+" in value else value


def _beacon(said: dict[str, str]) -> Beacon:
    page = said.get("trang", "")
    if not _PAGE.fullmatch(page):
        raise ValueError
    return Beacon(int(page), said.get("tu", ""), poster_of(said.get("qr", "")))


def _poster_in(query: str) -> int | None:
    return poster_of(query.removeprefix("qr=")) if query.startswith("qr=") else None


def _take(environ: Environ, beacon: Beacon) -> str:
    """Count a view if it is one; return the status line."""
    host = environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")
    agent = agent_of(environ.get("HTTP_USER_AGENT", ""))
    if not _is_ours(environ, host) or agent is NOBODY or _is_not_read(environ) or _is_staff(environ):
        return "204 No Content"
    try:
        if not known_pages.is_public(beacon.page):
            return "404 Not Found"
        _count(network_of(environ), agent, beacon, host)
    except (Unknown, OSError):
        return "503 Service Unavailable"
    return "204 No Content"


def _count(network: bytes, agent: Agent, beacon: Beacon, host: str) -> None:
    now = time.time()
    marks = current_marks()
    seen = marks.see(network, agent.browser, beacon.page, now)
    if not seen.is_new:
        return
    source = source_of(beacon.host, host, agent.app) if beacon.poster is None else Source.POSTER
    try:
        journal.write(View(hour_of(now), beacon.page, source, beacon.poster or 0, agent.device), seen.raised)
    except OSError:
        marks.take_back(network, agent.browser, beacon.page, now, seen)
        raise


def _is_ours(environ: Environ, host: str) -> bool:
    """Say whether a page of ours sent it; nobody goes to these addresses by hand."""
    by_hand = environ.get("HTTP_SEC_FETCH_SITE") == "none"
    return not by_hand and _is_allowed(host, tuple(settings.ALLOWED_HOSTS)) and is_from_page_at(host, environ)


@lru_cache(64)
def _is_allowed(host: str, allowed: tuple[str, ...]) -> bool:
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)


def _is_not_read(environ: Environ) -> bool:
    if _TELLING.isdisjoint(environ):
        return False
    if any(name in environ for name in _ROBOTS_ALONE) or "headless" in environ.get("HTTP_SEC_CH_UA", "").lower():
        return True
    return any(name in environ and _NOT_YET.search(environ[name]) for name in _PURPOSES)


def _is_staff(environ: Environ) -> bool:
    cookies = environ.get("HTTP_COOKIE", "")
    if not cookies:
        return False
    name = settings.SESSION_COOKIE_NAME
    return name in cookies and any(part.partition("=")[0].strip() == name for part in cookies.split(";"))
