"""The words that a new site starts with on its information pages; editors change them in the admin."""

import json
from pathlib import Path
from typing import Any

from home.models import InformationPage

_WORDS = Path(__file__).parent / "data" / "information.json"
_DRAFT_NOTE = "Trang này là bản khởi đầu; ban biên tập sửa lại cho đúng với đơn vị mình."


def starter_pages() -> list[InformationPage]:
    """Return the information pages to begin with (about, contact, privacy, accessibility, terms), not yet stored."""
    return [_page(words) for words in json.loads(_WORDS.read_text(encoding="utf-8"))]


def _page(words: dict[str, Any]) -> InformationPage:
    body = [_block(kind, value) for kind, value in words["body"]]
    return InformationPage(
        slug=words["slug"],
        title=words["title"],
        lead=words["lead"],
        shows_contact=words.get("contact", False),
        body=[*body, {"type": "text", "value": f"<p><i>{_DRAFT_NOTE}</i></p>"}],
    )


def _block(kind: str, value: Any) -> dict[str, Any]:
    """Return a heading ("h"), a paragraph ("p") or a list ("l") as a block of the body."""
    if kind == "h":
        return {"type": "heading", "value": {"text": value, "level": "h2"}}
    if kind == "l":
        return {"type": "text", "value": "<ul>" + "".join(f"<li>{item}</li>" for item in value) + "</ul>"}
    return {"type": "text", "value": f"<p>{value}</p>"}
