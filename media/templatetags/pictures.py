"""The one way a template shows a picture."""

import logging
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from media import renditions
from media.models import Image, Rendition

register = template.Library()
logger = logging.getLogger(__name__)


@register.simple_tag
def picture(image: Image | None, preset: str, alt: str | None = None, **attributes: Any) -> SafeString:
    """Return `image` in the sizes of `preset`, "" when there is none or it cannot be read.

    A drawing in small sizes comes as `<picture>`, with those for the night beside those for the day.
    `alt=""` marks a picture that only decorates; without `alt` its own description is taken.
    Further attributes (`class`, `sizes`, `loading="eager"`, `fetchpriority="high"`) go into `<img>`.
    """
    if not image:
        return SafeString("")
    sizes = attributes.pop("sizes", renditions.PRESETS[preset].sizes)
    try:
        own = _sources(renditions.of(image, preset), sizes) or _drawing(image)
        night = _sources(renditions.of(image, preset, night=True), sizes) if image.is_svg() else {}
    except Exception as error:  # a page must not fail for one picture
        logger.warning("Image %s (%s) cannot be shown: %s", image.pk, image.file.name, repr(error))
        return SafeString("")
    shown = {"alt": _alt(image) if alt is None else alt, "loading": "lazy", "decoding": "async"}
    element = format_html("<img{}>", flatatt({**own, **shown, **attributes}))
    return _by_night(element, night) if night else element


def picture_address(image: Image | None, preset: str) -> str:
    """Return the address of the widest rendition of `preset`; of a drawing, itself; "" for none."""
    if not image:
        return ""
    try:
        found = renditions.of(image, preset)
        return str(found[-1].url if found else image.file.url)
    except Exception as error:  # a page must not fail for one picture
        logger.warning("Image %s (%s) cannot be shown: %s", image.pk, image.file.name, repr(error))
        return ""


def _by_night(element: SafeString, night: dict[str, Any]) -> SafeString:
    source = {"media": "(prefers-color-scheme:dark)", "srcset": night.get("srcset", night["src"])}
    if "sizes" in night:
        source["sizes"] = night["sizes"]
    return format_html("<picture><source{}>{}</picture>", flatatt(source), element)


def _drawing(image: Image) -> dict[str, Any]:
    return {"src": image.file.url, "width": int(image.width), "height": int(image.height)}


def _sources(found: list[Rendition], sizes: str) -> dict[str, Any]:
    """Return the attributes for renditions from narrow to wide, none for none."""
    if not found:
        return {}
    widest = found[-1]
    own = {"src": widest.url, "width": widest.width, "height": widest.height}
    if len(found) > 1:
        own["srcset"] = ", ".join(f"{each.url} {each.width}w" for each in found)
        own["sizes"] = sizes
    return own


def _alt(image: Image) -> str:
    """Return the description; where an editor gave one for this place, that one."""
    if image.decorative:
        return ""
    return image.contextual_alt_text or image.default_alt_text
