"""How a story is handed on: addresses of the services that pass it on, and a QR code of our own making."""

import base64
import io
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from core.caching import remember
from core.sites import site_of

# The parameter by which an address says that it was read from a code, and from which poster.
POSTER = "qr"
_DAY = 24 * 3600
# Signs that mean nothing in a query string (RFC 3986, 3.4): as they are, they cost less.
_UNQUOTED = "/:,"
# Letters beyond ASCII.
_LETTERS = re.compile(r"([^\W\x00-\x7f]+)")


@dataclass(frozen=True)
class Tools:
    """Full addresses of a story and of the services that pass it on, and the code of its short address."""

    address: str
    short: str
    zalo: str
    facebook: str
    mail: str
    qr_address: str
    saved_address: str

    @property
    def qr(self) -> SafeString:
        """The code of the short address as an element, for a file that must hold all it shows."""
        return qr_inside(scanned(self.short))


def tools_of(story: Any, request: HttpRequest) -> Tools:
    """Return how `story` (a stored one) is handed on.

    Zalo takes base64 JSON, as its own button sends it; Facebook takes the address alone.
    """
    root = root_address(request)
    address, short = f"{root}/{story.address}/", root + story.short_path
    payload = base64.b64encode(json.dumps({"url": address}, separators=(",", ":")).encode()).decode()
    return Tools(
        address=address,
        short=short,
        zalo=f"https://button-share.zalo.me/share_external?d={quote(payload, safe='')}",
        facebook=f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe=_UNQUOTED)}",
        mail=f"mailto:?subject={_in_address(story.title)}&body={_in_address(_letter(story, short))}",
        qr_address=reverse("story_qr", args=[story.pk]),
        saved_address=reverse("story_saved", args=[story.pk]),
    )


def _in_address(text: str) -> str:
    """Return `text` as a part of an address, with its letters as they are (RFC 3987).

    The browser encodes them. The page says the same words elsewhere, so that they cost nothing more once it is packed.
    """
    parts = enumerate(_LETTERS.split(text))
    return "".join(part if number % 2 else quote(part, safe=_UNQUOTED) for number, part in parts)


def root_address(request: HttpRequest) -> str:
    """Return the address of the site without a slash at its end, "" where there is no site yet."""
    site = site_of(request)
    return str(site.root_url) if site else ""


def scanned(short: str, poster: int = 0) -> str:
    """Return the short address as the code of a poster names it; 0: of no poster with a number."""
    return f"{short}?{POSTER}={poster}"


def qr_inside(address: str) -> SafeString:
    """Return the code of `address` as an SVG element for a page."""
    return mark_safe(remember(f"stories:qr:{address}", lambda: _drawn(address), _DAY))


def qr_file(address: str) -> bytes:
    """Return the code of `address` as an SVG file to print: a millimetre a module, some 40 mm with its quiet zone."""
    drawn = io.BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", unit="mm", light="#fff")
    return drawn.getvalue()


def _drawn(address: str) -> str:
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(svgclass="qr__code", lineclass=None, light="#fff", omitsize=True))


def _letter(story: Any, short: str) -> str:
    return "\r\n\r\n".join(part for part in (story.title, story.lead, short) if part)
