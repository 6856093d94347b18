"""Drawings in SVG that our own code stores; editors cannot upload SVG.

They are read by defusedxml; the standard library only writes them.
"""

import math
import re
from xml.etree import ElementTree as Tree

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml import ElementTree as SafeTree
from django.utils.translation import gettext_lazy as _

from media.uploads import UploadRefused

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    {"svg", "g", "defs", "symbol", "use", "style", "title", "desc", "text", "tspan"}
    | {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"}
)
LONGEST_SIDE = 10_000
# Whatever would fetch something, run something or hide either from this search by an escape.
_ACTIVE_CSS = re.compile(r"@import|@font-face|expression|behavior|-moz-binding|image-set|javascript:|src\s*:|\\", re.I)
_FOREIGN_URL = re.compile(r"url\(\s*(?![\"']?#)", re.I)

NOT_PLAIN = _("Tranh SVG có thành phần không được phép: %(what)s.")
NOT_XML = _("Tệp SVG không đọc được.")
NO_SIZE = _("Tranh SVG thiếu khung hình (viewBox) hoặc khung hình vô lý.")


def plain_svg(text: str) -> tuple[bytes, tuple[int, int]]:
    """Return the drawing as bytes, its width and height; refuse all but shapes and their colours."""
    try:
        root = SafeTree.fromstring(text.strip(), forbid_dtd=True)
    except (Tree.ParseError, DefusedXmlException, ValueError) as error:
        raise UploadRefused(NOT_XML, code="not_xml") from error
    if root.tag != f"{{{SVG}}}svg":
        raise UploadRefused(NOT_XML, code="not_xml")
    for element in root.iter():
        _check_element(element)
    width, height = _size(root)
    root.set("width", str(width))
    root.set("height", str(height))
    # Wagtail's Willow has registered SVG as the namespace without a prefix.
    return Tree.tostring(root, encoding="utf-8"), (width, height)


def _check_element(element: Tree.Element) -> None:
    namespace, _brace, name = str(element.tag).rpartition("}")
    if namespace != "{" + SVG or name not in ELEMENTS:
        _refuse(name)
    if name == "style":
        _check_css(element.text or "")
    for attribute, value in element.attrib.items():
        _check_attribute(attribute, value)


def _check_attribute(attribute: str, value: str) -> None:
    local = attribute.rpartition("}")[2].lower()
    if local.startswith("on") or local in {"src", "base"}:
        _refuse(local)
    if local == "href" and not value.strip().startswith("#"):
        _refuse("href")
    _check_css(value)


def _check_css(value: str) -> None:
    found = _ACTIVE_CSS.search(value) or _FOREIGN_URL.search(value)
    if found:
        _refuse(found.group())


def _size(root: Tree.Element) -> tuple[int, int]:
    try:
        _x, _y, width, height = (float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        raise UploadRefused(NO_SIZE, code="no_size") from None
    if not all(math.isfinite(side) and 1 <= side <= LONGEST_SIDE for side in (width, height)):
        raise UploadRefused(NO_SIZE, code="no_size")
    return round(width), round(height)


def _refuse(what: str) -> None:
    raise UploadRefused(NOT_PLAIN, code="not_plain", params={"what": what})
