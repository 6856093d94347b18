"""How found words stand out."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.templatetags.shell import unbroken
from search.types import Span

register = template.Library()


@register.filter
def highlighted(spans: Iterable[Span]) -> SafeString:
    """Return text with what was searched marked in it; its lines do not break where those of titles do not."""
    parts = (format_html("<mark>{}</mark>" if span.is_hit else "{}", span.text) for span in spans)
    return unbroken(format_html_join("", "{}", ((part,) for part in parts)))
