"""What the templates of reports need."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@register.simple_tag(takes_context=True)
def narrowing(context: template.Context, values: Mapping[str, Any]) -> str:
    """Return the address of the report as it is asked now, but narrowed to `values`."""
    return f"{reverse('reports')}?{urlencode({**context['params'], **values})}"
