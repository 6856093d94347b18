"""Comments on the pages of other rooms, and how one stands on a page."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comments.models import Comment
from comments.modes import Handling, handling_of
from core import dates
from core.caching import remember
from core.public_pages import public_page

register = template.Library()


@register.inclusion_tag("components/comment/block.html")
def comments_block(page: int, shown: int) -> dict[str, Any]:
    """Return the block of a story's page: how many comments of `page` are `shown`, and the way to them."""
    return {"page": page, "shown": shown, "handling": remember(f"comments:handling:{page}", lambda: _handling(page))}


@register.filter
def moment(comment: Comment) -> SafeString:
    """Return when a comment came, as "20/07/2026, 20:14"."""
    came = dates.local(comment.created_at)
    return format_html('<time datetime="{}">{}</time>', came.isoformat(timespec="seconds"), f"{came:%d/%m/%Y, %H:%M}")


def _handling(pk: int) -> Handling | None:
    page = public_page(pk)
    return handling_of(page) if page else None
