"""The words of a story for machines: full addresses in HTML, and the same words without any mark-up."""

import html
import re
from collections.abc import Callable

from django.utils.html import strip_tags

from core.text import clean_text

_ADDRESS = re.compile(r'(?<=\s)(href|src|srcset|poster)="([^"]*)"')
_END_OF_LINE = re.compile(r"<br\s*/?>|</(?:p|h[1-6]|li|dt|dd|tr|div|section|blockquote|figcaption|figure)>", re.I)


def with_full_addresses(markup: str, absolute: Callable[[str], str]) -> str:
    """Return `markup` with every address of this site in full."""

    def full(match: re.Match[str]) -> str:
        parts = [_full(part.strip(), absolute) for part in match[2].split(",")] if match[1] == "srcset" else None
        value = ", ".join(parts) if parts else _full(match[2], absolute)
        return f'{match[1]}="{value}"'

    return _ADDRESS.sub(full, markup)


def _full(value: str, absolute: Callable[[str], str]) -> str:
    address, space, width = value.partition(" ")
    inside = address.startswith("/") and not address.startswith("//")
    return f"{absolute(address) if inside else address}{space}{width}"


def without_marks(markup: str) -> str:
    """Return the words of `markup`, a line for every paragraph, heading and item."""
    text = clean_text(html.unescape(strip_tags(_END_OF_LINE.sub("\n", " ".join(markup.split())))))
    return "\n".join(line for line in text.split("\n") if line)
