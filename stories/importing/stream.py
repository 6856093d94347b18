"""Turns the parts of a story into the blocks of its body."""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from stories.importing.rows import Items, Part, Picture, Words

Block = dict[str, Any]
# What the blocks' own fields hold; anything longer becomes plain text.
HEADING_LENGTH, QUOTE_LENGTH, CAPTION_LENGTH = 200, 600, 400
# The same row always gives the same block ids, so that importing it again changes nothing.
_NAMESPACE = uuid.UUID("5f0d3c54-6f2b-4d0e-9f5e-0c7a4f3a9b11")
_ROMAN = re.compile(r"^[IVX]+[.)]\s")
_ARABIC = re.compile(r"^(?:\d+|[a-zđ])[.)]\s")


@dataclass(frozen=True, slots=True)
class Unstored:
    """Stands in a figure for a picture that is not in the library yet."""

    picture: Picture


@dataclass
class _Builder:
    """Collects blocks; paragraphs and lists that follow each other share one text block."""

    key: str
    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    has_chapters: bool = False

    def add(self, kind: str, value: Any) -> None:
        self.close_text()
        self._append(kind, value)

    def close_text(self) -> None:
        if self.text:
            self._append("text", "".join(self.text))
            self.text = []

    def _append(self, kind: str, value: Any) -> None:
        block_id = uuid.uuid5(_NAMESPACE, f"{self.key}/{len(self.blocks)}")
        self.blocks.append({"type": kind, "value": value, "id": str(block_id)})


def build_blocks(parts: Iterable[Part], *, key: str) -> list[Block]:
    """Return the body's blocks; `key` names the story, pictures with a file stand there as `Unstored`."""
    builder = _Builder(key)
    for part in parts:
        if isinstance(part, Words):
            _add_words(builder, part)
        elif isinstance(part, Items):
            builder.text.append(f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in part.items)}</ul>")
        else:
            _add_picture(builder, part)
    builder.close_text()
    return builder.blocks


def figures(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the values of the figures among `blocks`."""
    return (block["value"] for block in blocks if block["type"] == "figure")


def same_blocks(stored: Iterable[Block], wanted: Iterable[Block]) -> bool:
    """Say whether two bodies are equal but for ids; a picture that is not stored yet equals any picture."""
    old, new = list(stored), list(wanted)
    return len(old) == len(new) and all(map(_same_block, old, new))


def _same_block(old: Block, new: Block) -> bool:
    if old["type"] != new["type"]:
        return False
    if new["type"] == "figure" and isinstance(new["value"]["image"], Unstored):
        return bool(old["value"].get("caption", "") == new["value"]["caption"])
    return bool(old["value"] == new["value"])


def _add_words(builder: _Builder, part: Words) -> None:
    if part.type == "heading" and len(part.text) <= HEADING_LENGTH:
        builder.add("heading", {"text": part.text, "level": _level(builder, part.text)})
    elif part.type == "heading":
        builder.text.append(f"<p><b>{_inline(part.text)}</b></p>")
    elif part.type == "quote" and len(part.text) <= QUOTE_LENGTH:
        builder.add("quote", {"text": part.text, "speaker": ""})
    else:
        builder.text.append(f"<p>{_inline(part.text)}</p>")


def _level(builder: _Builder, text: str) -> str:
    """Return "h3" for "1. …" below a chapter "I. …", as in plans; "h2" for any other heading."""
    builder.has_chapters = builder.has_chapters or bool(_ROMAN.match(text))
    return "h3" if builder.has_chapters and _ARABIC.match(text) else "h2"


def _add_picture(builder: _Builder, picture: Picture) -> None:
    if picture.file:
        fits = len(picture.caption) <= CAPTION_LENGTH
        builder.add("figure", {"image": Unstored(picture), "caption": picture.caption if fits else ""})
        if fits:
            return
    builder.text.append(caption_html(picture))


def caption_html(picture: Picture) -> str:
    """Return the caption of a picture as a paragraph of its own."""
    return f"<p><i>{_inline(picture.caption)}</i></p>" if picture.caption else ""


def _inline(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
