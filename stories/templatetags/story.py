"""What a story's page says of itself: its date, captions, the words of its body."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core import dates
from stories.pages.body import typeset
from stories.pages.parts import Part, Parts

register = template.Library()


@register.simple_tag
def story_body(stream: Any, lead: str = "") -> SafeString:
    """Return a stream as HTML, with pictures, files and links of all its blocks fetched together."""
    return typeset([stream], lead=lead).parts[0]


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


@register.simple_tag
def place_links(story: Any) -> SafeString:
    """Return where a story happened with what the place is today, each named once, as links."""
    place = story.place
    is_renamed = story.place_now_id not in (None, place.pk)
    today = [story.place_now] if is_renamed else []
    if story.province_now_id not in (None, place.pk, story.place_now_id):
        today.append(story.province_now)
    if not today:
        return _place_link(place)
    links = format_html_join(", ", "{}", ((_place_link(one),) for one in today))
    if is_renamed:
        return format_html(_("{then} (nay là {now})"), then=_place_link(place), now=links)
    if place.is_past:
        return format_html(_("{then} (nay thuộc {now})"), then=_place_link(place), now=links)
    return format_html("{}, {}", _place_link(place), links)


def _place_link(place: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("place", args=[place.slug]), place.full_name)


@register.filter
def parts(found: Parts, name: str) -> list[Part]:
    """Return the parts of a kind."""
    return found.of(name)


@register.filter
def unquoted(text: str) -> str:
    """Return a quote without the marks around it, where the page draws one."""
    inner = text[1:-1]
    return inner if text[:1] == "“" and text[-1:] == "”" and not {"“", "”"} & set(inner) else text


@register.filter
def small_first(value: object) -> str:
    """Return text with a small first letter, to stand inside a sentence."""
    text = str(value)
    return text[:1].lower() + text[1:]
