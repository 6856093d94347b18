"""The words of a story's body as readers see them, in their order, without any markup."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_ENDS = re.compile(r"</(?:p|li|h[1-6]|ul|ol|div)>|<br ?/?>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
# What blocks say, in the order in which their templates show it; all other values are ids, addresses and choices.
_SAID = ("title", "text", "value", "label", "speaker", "steps", "figures", "items", "caption", "note")
_SAID_LAST = ("cost", "avoid", "transcript")


def plain(markup: str) -> str:
    """Return rich text without its markup, a line for each paragraph."""
    if "<" in markup:
        markup = _TAGS.sub("", _ENDS.sub("\n", markup))
    return html.unescape(markup) if "&" in markup else markup


@dataclass
class Wanted:
    """Ids of what blocks show the words of: pictures without a caption of their own, official documents."""

    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)

    def read(self, value: Any) -> None:
        """Note what a stored value points to."""
        if isinstance(value, list):
            for one in value:
                self.read(one)
        elif isinstance(value, dict):
            if isinstance(value.get("image"), int) and not value.get("caption"):
                self.images.add(value["image"])
            if isinstance(value.get("document"), int):
                self.documents.add(value["document"])
            for one in value.values():
                if isinstance(one, list | dict):
                    self.read(one)


def stream_text(stream: Any, captions: Mapping[int, str], documents: Mapping[int, str]) -> str:
    """Return the words of a stored stream; `captions` of pictures and `documents` by their ids."""
    return "\n".join(filter(None, _words(stream, captions, documents)))


def _words(value: Any, captions: Mapping[int, str], documents: Mapping[int, str]) -> Iterator[str]:
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, list):
        for one in value:
            # A block or an item of a list comes with its type and id.
            is_wrapped = isinstance(one, dict) and "type" in one and "value" in one
            yield from _words(one["value"] if is_wrapped else one, captions, documents)
    elif isinstance(value, dict):
        if not value.get("caption"):
            yield captions.get(value.get("image") or 0, "")
        yield documents.get(value.get("document") or 0, "")
        for name in (*_SAID, *_SAID_LAST):
            if name in value:
                yield from _words(value[name], captions, documents)
