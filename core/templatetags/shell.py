"""What templates of every room need: the organ, icons, dates and numbers as Vietnamese readers write them."""

import datetime
import json
import re
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core import dates
from core.models import OrganSettings
from core.organ import organ_of
from core.typography import glue, glue_html, keep_hyphens

register = template.Library()

# "</script>" and "<!--" inside a value must not end the block.
_UNSAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

_BETWEEN = re.compile(r"(</?([a-z0-9]+)[^<>]*>)\s+(?=</?([a-z0-9]+))")
# Elements that begin a line of their own, or are not shown: space beside them says nothing.
_BLOCK_NAMES = (
    "html head title meta link script body header nav main article section aside footer div p h1 h2 h3 h4 ul ol li "
    "dl dt dd details summary figure figcaption blockquote form"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())


class LeanNode(template.Node):
    """Markup without the space between elements that no reader sees."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Return the markup."""
        return mark_safe(_BETWEEN.sub(_joined, self.nodelist.render(context)))


@register.tag
def lean(parser: template.base.Parser, _token: template.base.Token) -> LeanNode:
    """Drop the space between elements that no reader sees: a story is to be light.

    Inside may be blocks that other templates fill, but no `<pre>`, where all space is seen.
    """
    nodelist = parser.parse(("endlean",))
    parser.delete_first_token()
    return LeanNode(nodelist)


def _joined(match: re.Match[str]) -> str:
    return match[1] if match[2] in _BLOCKS or match[3] in _BLOCKS else f"{match[1]} "


@register.simple_tag(takes_context=True)
def organ(context: template.Context) -> OrganSettings:
    """Return who answers for the site."""
    return organ_of(context.get("request"))


@register.simple_tag
def icon(name: str, css_class: str = "i") -> SafeString:
    """Return the drawing `name` of the sprite; it decorates, the words beside it say the thing."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        css_class,
        static("img/sprite.svg"),
        name,
    )


@register.simple_tag
def structured_data(data: Any) -> SafeString:
    """Return `data` as a JSON-LD block, which no value in it can break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.filter
def number(value: int | None) -> str:
    """Return 1284 as "1.284"."""
    return f"{value or 0:,}".replace(",", ".")


@register.filter
def day(value: datetime.date | None) -> str:
    """Return a day as "18/07/2026", "" for none."""
    return f"{value:%d/%m/%Y}" if value else ""


@register.filter
def short_day(value: datetime.date | None) -> str:
    """Return a day as lists show it: "18/07" in this year, "18/07/2025" in another."""
    if value is None:
        return ""
    this_year = dates.local(timezone.now()).year
    return f"{value:%d/%m}" if value.year == this_year else f"{value:%d/%m/%Y}"


@register.filter
def capital(value: object) -> str:
    """Return text with a capital first letter and the rest as it is."""
    text = str(value)
    return text[:1].upper() + text[1:]


@register.filter
def glued(value: object) -> SafeString:
    """Return a title or a lead whose lines do not break inside names, document numbers, or numbers with their units."""
    return mark_safe(keep_hyphens(str(conditional_escape(glue(str(value))))))


@register.filter
def unbroken(value: str) -> SafeString:
    """Return running text, or HTML that is safe already, whose lines do not break where those of titles do not."""
    text = value if isinstance(value, str) else str(value)
    return mark_safe(glue_html(str(conditional_escape(text))))
