"""Renders the words of a story: every block once, with what all blocks need fetched together."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, LinkRewriter, extract_attrs

from core.text import clean_line, slugify_vietnamese
from core.typography import glue_html
from media.models import Document, Image
from media.renditions import prefetch
from stories.blocks.preload import preloaded
from stories.models import OfficialDocument
from stories.services.listing import hidden_paths

_SEPARATOR = "\x1e"
_FIRST_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>(.*?)</p>", re.DOTALL)
# What blocks point to: model by the name of the value.
_POINTERS = {"image": Image, "poster": Image, "file": Document, "document": OfficialDocument}


@dataclass
class Wanted:
    """Ids of what the blocks and links of a page point to."""

    # In the order in which they stand on the page.
    ids: dict[type[Any], dict[int, None]] = field(default_factory=dict)

    def read(self, value: Any) -> None:
        """Note everything that a block's stored value points to."""
        if isinstance(value, dict):
            for name, inner in value.items():
                model = _POINTERS.get(name)
                if model is not None and isinstance(inner, int):
                    self.ids.setdefault(model, {})[inner] = None
                else:
                    self.read(inner)
        elif isinstance(value, list):
            for inner in value:
                self.read(inner)
        elif isinstance(value, str) and 'linktype="document"' in value:
            self.ids.setdefault(Document, {}).update(dict.fromkeys(_linked(value, "document")))

    def load(self, pictures: Iterable[Image | None]) -> dict[type[Any], dict[int, Any]]:
        """Return the objects by model and id; renditions come for these and for `pictures` in one query."""
        found: dict[type[Any], dict[int, Any]] = {model: {} for model in _POINTERS.values()}
        for model, ids in self.ids.items():
            rows = model._default_manager.filter(pk__in=ids)
            if model is OfficialDocument:
                rows = rows.select_related("file")
            found[model] = rows.in_bulk()
        prefetch([*found[Image].values(), *pictures], "lead", "body", "card")
        return found


class Heading(NamedTuple):
    """A heading of the page that can be pointed at; `level` is "h2" or "h3"."""

    id: str
    text: str
    level: str = "h2"


@dataclass(frozen=True)
class Words:
    """The words of a page: HTML for each stream and then each rich text, the pictures, the headings of each stream."""

    parts: list[SafeString]
    pictures: list[Image]
    headings: list[list[Heading]]


def render(streams: Iterable[Any], texts: Iterable[str] = (), *, lead: str = "") -> list[SafeString]:
    """Return the HTML of each stream and then of each rich text; the first paragraph that repeats `lead` is left out.

    Pictures, files, official documents and links of all of them are fetched together.
    """
    found = _compose(list(streams), texts, lead, ())
    return _apart(found.joined)


def typeset(
    streams: Iterable[Any], texts: Iterable[str] = (), *, lead: str = "", pictures: Iterable[Image | None] = ()
) -> Words:
    """Return what `render` returns, set for reading: no line breaks inside a name, a date or a number with its unit.

    The renditions of `pictures`, which stand elsewhere on the page, are fetched together with those of the blocks.
    """
    found = _compose(list(streams), texts, lead, pictures)
    return Words(_apart(glue_html(found.joined)), found.pictures, found.headings)


class _Composed(NamedTuple):
    joined: str
    pictures: list[Image]
    headings: list[list[Heading]]


def _apart(joined: str) -> list[SafeString]:
    return [mark_safe(part) for part in joined.split(_SEPARATOR)]


def _compose(streams: list[Any], texts: Iterable[str], lead: str, pictures: Iterable[Image | None]) -> _Composed:
    texts = [text or "" for text in texts]
    wanted = Wanted()
    for stream in streams:
        wanted.read(list(stream.raw_data))
    wanted.read(texts)
    objects = wanted.load(pictures)
    seen: set[str] = set()
    headings = [list(_headings(stream, seen)) for stream in streams]
    with preloaded(objects):
        parts = ["".join(_blocks(stream, lead, iter(found))) for stream, found in zip(streams, headings, strict=True)]
    joined = _SEPARATOR.join(part.replace(_SEPARATOR, "") for part in (*parts, *texts))
    own = [objects[Image][pk] for pk in wanted.ids.get(Image, ()) if pk in objects[Image]]
    return _Composed(expand_links(joined, objects[Document]), own, headings)


def _headings(stream: Any, seen: set[str]) -> Iterator[Heading]:
    """Yield the heading of every block that has one; no id stands twice on a page."""
    for block in stream.raw_data:
        value = block["value"]
        if block["type"] == "heading":
            yield Heading(_free_id(value["text"], seen), value["text"], value.get("level") or "h2")
        elif block["type"] == "steps":
            text = _("Cách làm")
            yield Heading(_free_id(text, seen), text)


def _blocks(stream: Any, lead: str, headings: Iterator[Heading]) -> Iterator[str]:
    for number, block in enumerate(stream):
        if block.block_type == "text":
            text = _without_lead(str(block.value.source), lead if number == 0 else "")
            yield f'<div class="rich">{text}</div>' if text.strip() else ""
        elif block.block_type in ("heading", "steps"):
            yield block.render({"heading_id": next(headings).id})
        else:
            yield block.render({})


def _without_lead(text: str, lead: str) -> str:
    match = _FIRST_PARAGRAPH.match(text)
    if lead and match and clean_line(html.unescape(strip_tags(match[1]))) == clean_line(lead):
        return text[match.end() :]
    return text


def _free_id(text: str, seen: set[str]) -> str:
    base = f"muc-{slugify_vietnamese(text, 60)}"
    found, number = base, 1
    while found in seen:
        number += 1
        found = f"{base}-{number}"
    seen.add(found)
    return found


def _linked(text: str, kind: str) -> set[int]:
    found = (extract_attrs(match) for match in FIND_A_TAG.findall(text))
    ids = (attrs.get("id", "") for attrs in found if attrs.get("linktype") == kind)
    return {int(pk) for pk in ids if pk.isascii() and pk.isdigit() and len(pk) < 19}


def expand_links(text: str, documents: dict[int, Any]) -> str:
    """Return `text` with its links to pages and files as addresses; a link to what is not public loses its address."""

    def document_tags(rows: list[dict[str, str]]) -> list[str]:
        found = {str(pk): document.url for pk, document in documents.items()}
        return [_tag(found.get(row.get("id", ""), "")) for row in rows]

    def page_tags(rows: list[dict[str, str]]) -> list[str]:
        addresses = _page_addresses(_linked(text, "page"))
        return [_tag(addresses.get(row.get("id", ""), "")) for row in rows]

    return LinkRewriter(bulk_rules={"page": page_tags, "document": document_tags})(text)


def _tag(address: str) -> str:
    return f'<a href="{html.escape(address)}">' if address else "<a>"


def _page_addresses(ids: set[int]) -> dict[str, str]:
    """Return the addresses, by id as text, of those pages that everybody may read."""
    rows = Page.objects.filter(pk__in=ids, live=True).values_list(
        "pk", "path", "url_path", "story__address", "story__listing__pk"
    )
    found: dict[str, str] = {}
    others: dict[str, tuple[str, str]] = {}
    for pk, path, url_path, address, listed in rows:
        if address is None:
            # The first part of a tree path is the home page, which stands at "/".
            others[str(pk)] = (path, "/" + url_path.split("/", 2)[2])
        elif listed is not None:
            found[str(pk)] = f"/{address}/"
    if others:
        hidden = tuple(hidden_paths())
        found |= {pk: url for pk, (path, url) in others.items() if not path.startswith(hidden)}
    return found
