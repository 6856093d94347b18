"""Finds every public address, the way a robot would: from the front page, the sitemap and what these link to."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.test import Client

HOST = "http://testserver"
STARTS = (
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/rss/",
    "/guong/",
    "/tin-tuc/",
    "/phong-trao/",
    "/van-ban/",
    "/linh-vuc/",
    "/truy-cap/",
    "/api/",
    "/api/v1/openapi.json",
    "/api/v1/stories/",
    "/api/v1/stories/?gioi-han=1",
    "/api/v1/campaigns/",
    "/api/v1/documents/",
    "/api/v1/fields/",
    "/api/v1/places/",
    "/tim-kiem/?q=cong+khai",
    "/tim-kiem/?q=cong+khai&loai=guong&trang=2",
    "/tim-kiem/?q=chim+hoang+yen",
    "/tim-kiem/?q=chim+hoang+yen&format=json",
    "/tim-kiem/goi-y/?q=chim+hoang",
)
_LINKS = re.compile(
    r"""(?:href|src)=["']([^"'\s]+)["']|content=["']((?:https?:/)?/[^"'\s]+)["']"""
    r"""|<loc>([^<]+)</loc>|<link>([^<]+)</link>|Sitemap: (\S+)|: "(http://testserver/[^"]+)\""""
)
# Filters of a search can be combined without end.
_UNFOLLOWED = re.compile(r'<a [^>]*rel="nofollow"[^>]*>')
_SKIPPED = ("/the-chia-se/", "/static/", "/media/", "/quan-tri/", "/tep/", "/xem/")


def crawl(client: Client, starts: tuple[str, ...] = STARTS, limit: int = 2000) -> Iterator[tuple[str, str]]:
    """Yield address and text of every page that anonymous readers can reach, each once.

    Raises:
        AssertionError: an address answers 500, or there are more than `limit` addresses.
    """
    waiting, seen = list(starts), set(starts)
    while waiting:
        address = waiting.pop()
        assert len(seen) <= limit, "the crawl does not end"
        response = client.get(address, HTTP_HOST="testserver")
        assert response.status_code < 500, address
        text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
        yield address, text + str(response.headers)
        for link in links(address, text, response.headers.get("Location", "")):
            if link not in seen:
                seen.add(link)
                waiting.append(link)


def links(address: str, text: str, location: str = "") -> set[str]:
    """Return the addresses of our own pages that a page links to."""
    found = {location} if location else set()
    for groups in _LINKS.findall(_UNFOLLOWED.sub("", text)):
        found.add(next(group for group in groups if group).replace("&amp;", "&"))
    own = set()
    for link in found:
        full = urlsplit(urljoin(HOST + address, link))
        if f"{full.scheme}://{full.netloc}" == HOST and not full.path.startswith(_SKIPPED):
            own.add(full.path + (f"?{full.query}" if full.query else ""))
    return own
