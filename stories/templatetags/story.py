"""What a story's page says of itself: its date, captions, the words of its body."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core import dates
from stories.pages.body import render
from stories.pages.parts import Part, Parts

register = template.Library()


@register.simple_tag
def story_body(stream: Any, lead: str = "") -> SafeString:
    """Return a stream as HTML, with pictures, files and links of all its blocks fetched together."""
    return render([stream], lead=lead)[0]


@register.simple_tag
def story_date(story: Any) -> SafeString | str:
    """Return when the story came out, in Vietnamese for readers and ISO 8601 for machines."""
    shown = story.shown_date
    if shown is None:
        return _("Chưa rõ ngày đăng tại nguồn") if story.date_unknown else _("Chưa đăng")
    iso, words = dates.format_iso(shown, story.shown_time), dates.format_long(shown, story.shown_time)
    return format_html('<time datetime="{}">{}</time>', iso, words)


@register.simple_tag
def caption_line(image: Any, caption: str = "") -> str:
    """Return what stands below a picture: the words given here or its own; a drawing says that it is one."""
    if not caption:
        return image.caption_line
    label = _("Tranh minh họa")
    if image.is_drawing and label.lower() not in caption.lower():
        return f"{label}: {caption}"
    return caption


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, address: str) -> str:
    """Return an address of this site in full, "" for none."""
    request = context.get("request")
    return request.build_absolute_uri(address) if request is not None and address else ""


@register.filter
def parts(found: Parts, name: str) -> list[Part]:
    """Return the parts of a kind."""
    return found.of(name)


@register.filter
def small_first(value: object) -> str:
    """Return text with a small first letter, to stand inside a sentence."""
    text = str(value)
    return text[:1].lower() + text[1:]
