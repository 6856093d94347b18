"""Bodies of stories for tests, as they are stored."""

import itertools
import json
from typing import Any

_ids = itertools.count(1)


def item(value: Any) -> dict[str, Any]:
    """Return an item of a list inside a block."""
    return {"type": "item", "id": f"item-{next(_ids)}", "value": value}


def paragraph(html: str) -> dict[str, Any]:
    """Return a block of text."""
    return {"type": "text", "value": html}


def heading(text: str, level: str = "h2") -> dict[str, Any]:
    """Return a heading."""
    return {"type": "heading", "value": {"text": text, "level": level}}


def figure(image: Any, caption: str = "") -> dict[str, Any]:
    """Return a figure."""
    return {"type": "figure", "value": {"image": image.pk, "caption": caption}}


def gallery(*images: Any) -> dict[str, Any]:
    """Return a gallery."""
    figures = [item({"image": image.pk, "caption": ""}) for image in images]
    return {"type": "gallery", "value": {"title": "Chùm ảnh", "figures": figures}}


def citation(document: Any) -> dict[str, Any]:
    """Return a cited document."""
    return {"type": "citation", "value": {"document": document.pk, "note": ""}}


def attachment(document: Any) -> dict[str, Any]:
    """Return a file to take away."""
    return {"type": "attachment", "value": {"file": document.pk, "title": ""}}


def body(*blocks: dict[str, Any]) -> str:
    """Return a body as it is stored."""
    return json.dumps([{"id": f"block-{next(_ids)}", **block} for block in blocks])
