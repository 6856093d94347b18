"""The stories that are read most, beside a list."""

from typing import Any

from django import template

from stories.popular import most_read
from visits.shown import settings_for

register = template.Library()


@register.inclusion_tag("components/ranked/section.html", takes_context=True)
def read_most(context: template.Context, days: int, number: int) -> dict[str, Any]:
    """Return the stories read most in the last `days`, nothing where the site does not show them."""
    shown = settings_for(context.get("request")).shows_most_read
    return {"popular": most_read(days, number) if shown else None}
