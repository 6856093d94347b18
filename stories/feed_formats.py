"""RSS 2.0 and Atom with the picture of each item as Media RSS tells it (https://www.rssboard.org/media-rss)."""

from typing import Any

from django.urls.converters import StringConverter
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

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
