"""RSS 2.0 and Atom with the picture of each item as Media RSS tells it (https://www.rssboard.org/media-rss)."""

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls.converters import StringConverter
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.http import http_date
from django.utils.translation import gettext as _

ITEMS = 30
SITE = "Lan Tỏa"
_MEDIA = "http://search.yahoo.com/mrss/"


def _add_picture(handler: Any, item: dict[str, Any]) -> None:
    picture = item.get("picture")
    if not picture:
        return
    attributes = {name: value for name, value in picture.items() if name != "description"}
    handler.startElement("media:content", attributes)
    if picture["description"]:
        handler.addQuickElement("media:description", picture["description"], {"type": "plain"})
    handler.endElement("media:content")


class Rss(Rss201rev2Feed):
    """RSS 2.0."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        """Return the namespaces."""
        return {**super().rss_attributes(), "xmlns:media": _MEDIA, "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an item with its picture."""
        super().add_item_elements(handler, item)
        _add_picture(handler, item)


class Atom(Atom1Feed):
    """Atom (RFC 4287)."""

    content_type = "application/atom+xml; charset=utf-8"

    def root_attributes(self) -> dict[str, str]:
        """Return the namespaces."""
        return {**super().root_attributes(), "xmlns:media": _MEDIA}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry with its picture."""
        super().add_item_elements(handler, item)
        _add_picture(handler, item)


FORMATS: dict[str, type[SyndicationFeed]] = {"rss": Rss, "atom": Atom}


class FormatConverter(StringConverter):
    """The end of a feed's address: "rss" or "atom"."""

    regex = "rss|atom"


@dataclass(frozen=True)
class Channel:
    """What a feed tells of itself: the form it is asked for in, the list it follows, the conditions of this list."""

    form: str
    name: str
    path: str
    words: Sequence[str] = ()
    query: str = ""

    @property
    def title(self) -> str:
        """Return the name of the feed: its conditions, its list, the site."""
        return " · ".join([*self.words, self.name] if self.name == SITE else [*self.words, self.name, SITE])

    def address(self, ending: str = "") -> str:
        """Return the path of the list, or with an ending that of its feed, with the conditions."""
        return f"{self.path}{ending}?{self.query}" if self.query else f"{self.path}{ending}"


def send(
    request: HttpRequest, channel: Channel, items: Iterable[dict[str, Any]], changed: datetime.datetime | None = None
) -> HttpResponse:
    """Return the feed of `items`, which last `changed` then (None: not known), or that the reader already has it."""
    feed = FORMATS[channel.form](
        title=channel.title,
        link=request.build_absolute_uri(channel.address()),
        description=_("Chuyện người tốt, việc tốt và các điển hình tiên tiến."),
        language="vi",
        author_name=SITE,
        feed_url=request.build_absolute_uri(channel.address(f"{channel.form}/")),
    )
    for item in items:
        feed.add_item(**item)
    return _answer(request, feed, int(changed.timestamp()) if changed else None)


def _answer(request: HttpRequest, feed: Any, changed: int | None) -> HttpResponse:
    content = feed.writeString("utf-8").encode()
    response = HttpResponse(content, content_type=feed.content_type)
    response["ETag"] = etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=response) or response
