"""Drawings as pixels: small pictures for lists, the sheet that other sites show."""

import re
from typing import Any

from resvg_py import svg_to_bytes
from wagtail.images.image_operations import FilterOperation

# One level of braces inside: the rules of the scheme.
_SCHEME = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)\s*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")


class NightOperation(FilterOperation):
    """`night` in the spec of a rendition: the drawing in its night colours. A photo has none and stays as it is."""

    def construct(self) -> None:
        """Take no arguments."""

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> Any:
        """Leave the pixels alone: they were drawn by night already."""
        return willow


def png(svg: str, width: int, *, night: bool = False) -> bytes:
    """Return the drawing as a PNG of `width` pixels; it reads no font, no other file and no address.

    Raises:
        ValueError: it is no SVG, or one without a size.
    """
    return svg_to_bytes(svg_string=in_scheme(svg, night=night), width=width, skip_system_fonts=True)


def in_scheme(svg: str, *, night: bool) -> str:
    """Return the drawing with the colours of one scheme alone, for programs that know no media queries."""
    wanted = "dark" if night else "light"
    return _SCHEME.sub(lambda found: found.group(2) if found.group(1) == wanted else "", svg)
