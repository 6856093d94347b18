"""Who writes to us without an account: a device, by a cookie of its own, and an address, by a keyed hash alone.

Public pages set no cookie. A reader's device gets one with the first thing that it sends, limited to the address of
the forms it was sent to. The token of a form says when and for which page it was opened and, once there is a
cookie, by which device: another site can neither read it nor make one.
"""

import ipaddress
import secrets
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "lantoa_reader"
_COOKIE_SECONDS = 365 * 24 * 3600
_FORM_SECONDS = 24 * 3600
_SALT = "lantoa.reader"
# What is signed for one use is nothing in the other: a token is no cookie, a cookie no token.
_FORM_SALT = f"{_SALT}.form"
_IPV4_IN_IPV6 = bytes(10) + b"\xff\xff"


class FormExpired(Exception):
    """The token of the form is too old, of another page or device, or none of ours."""


@dataclass(frozen=True)
class OpenedForm:
    """A form that a reader has opened, `age` seconds ago."""

    page: int
    age: float


def address_of(environ: Mapping[str, Any]) -> str:
    """Return the address a request comes from; the last that our own proxy has added, if there is one."""
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rsplit(",", 1)[-1].strip() or environ.get("REMOTE_ADDR", "")


def network_of(environ: Mapping[str, Any]) -> bytes:
    """Return the sender's network: the four bytes of an IPv4 address, the first eight of IPv6; b"" if there is none.

    Of an IPv6 address only the network (/64) counts: one household has as many addresses as it likes.
    """
    address = address_of(environ)
    try:
        if ":" not in address:
            return socket.inet_pton(socket.AF_INET, address)
        packed = socket.inet_pton(socket.AF_INET6, address.partition("%")[0])
    except (OSError, ValueError):
        return b""
    return packed[12:] if packed.startswith(_IPV4_IN_IPV6) else packed[:8]


def address_hash(request: HttpRequest, purpose: str = "") -> str:
    """Return the keyed hash (43 characters) of the sender's network; `purpose` keeps hashes of two uses apart."""
    network = network_of(request.META)
    if not network:
        return ""
    packed = network if len(network) == 4 else network + bytes(8)
    return keyed_hash("address", f"{purpose}:{ipaddress.ip_address(packed)}")


def device_of(request: HttpRequest) -> str:
    """Return the name of the reader's device for our tables (43 characters); "" before it has a cookie."""
    secret = request.COOKIES.get(COOKIE, "")
    try:
        return keyed_hash("device", signing.Signer(salt=_SALT).unsign(secret))
    except signing.BadSignature:
        return ""


def keep_device(request: HttpRequest, response: HttpResponse, path: str) -> str:
    """Give the reader's device a cookie for the addresses below `path`, unless it has one; return its name."""
    known = device_of(request)
    if known:
        return known
    secret = secrets.token_urlsafe(18)
    response.set_cookie(
        COOKIE,
        signing.Signer(salt=_SALT).sign(secret),
        max_age=_COOKIE_SECONDS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return keyed_hash("device", secret)


def form_token(request: HttpRequest, page: int) -> str:
    """Return the token of a form that is opened now for `page`."""
    return signing.dumps({"page": page, "device": device_of(request), "time": time.time()}, salt=_FORM_SALT)


def opened_form(request: HttpRequest, token: str, page: int) -> OpenedForm:
    """Return what the token says.

    Raises:
        FormExpired: it does not hold here; a new form has to be shown, with what was typed.
    """
    try:
        said = signing.loads(token, salt=_FORM_SALT, max_age=_FORM_SECONDS)
    except (signing.BadSignature, UnicodeError):
        # JSON can hold halves of letters, which nothing that we sign does.
        raise FormExpired from None
    # A form opened before the device had its cookie stays good.
    if said.get("page") != page or said.get("device") not in ("", device_of(request)):
        raise FormExpired
    return OpenedForm(page, max(0.0, time.time() - said["time"]))


def is_from_here(request: HttpRequest) -> bool:
    """Say whether a browser sent this from a page of ours; one that says nothing of it is believed."""
    return is_from_page_at(request.get_host(), request.META)


def is_from_page_at(host: str, environ: Mapping[str, Any]) -> bool:
    """Say whether a browser sent this from a page at `host`; one that says nothing of it is believed."""
    site = environ.get("HTTP_SEC_FETCH_SITE", "")
    if site:
        return site in ("same-origin", "none")
    origin = environ.get("HTTP_ORIGIN", "") or environ.get("HTTP_REFERER", "")
    try:
        return not origin or urlsplit(origin).netloc == host
    except ValueError:
        return False


def keyed_hash(kind: str, value: str) -> str:
    """Return a hash (43 characters) that nobody without our key can make or look up; `kind` keeps two uses apart."""
    digest = salted_hmac(f"{_SALT}.{kind}", value, algorithm="sha256").digest()
    return signing.b64_encode(digest).decode()
