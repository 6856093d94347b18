"""The card of a page, for the head of its HTML."""

from django import template

from stories.sharing import Share, of_site

register = template.Library()


@register.simple_tag
def card_of(share: Share | str | None) -> Share:
    """Return the card of the page, the site's where it has none of its own."""
    return share if isinstance(share, Share) else of_site()
