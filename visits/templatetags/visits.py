"""What pages say of visits: the mark by which a view of them is counted, and the figures."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.templatetags.shell import number
from visits.choices import OtherPage
from visits.figures import SiteFigures, site_figures
from visits.shown import settings_for
from visits.sources import poster_of

register = template.Library()


@register.simple_tag(takes_context=True)
def counted(context: template.Context, page: int | str) -> SafeString | str:
    """Return what lets a view of this page be counted: the id of a story, or the name of a kind ("list").

    Nothing where a page has no number, and in the newsroom's preview. A story's own script counts too
    (`core.scripts`): for it there is only what readers without a script need.
    """
    request = context.get("request")
    if not page or request is None or getattr(request, "is_preview", False):
        return ""
    number_of_page = page if isinstance(page, int) else OtherPage[page.upper()].value
    script = "" if isinstance(page, int) else _script("js/visits.js", "page", number_of_page)
    code = poster_of(request.GET.get("qr", ""))
    picture = reverse("beacon_picture", args=[number_of_page]) + ("" if code is None else f"?qr={code}")
    without = format_html('<noscript><img src="{}" alt="" hidden></noscript>', picture)
    return format_html("{}{}{}", _state_counter(request), script, without)


def _state_counter(request: Any) -> SafeString | str:
    """Return the script of the state's counter, "" while the site has no number there."""
    site = settings_for(request).emc_site
    return _script("js/emc.js", "site", site) if site else ""


def _script(path: str, name: str, value: object) -> SafeString:
    return format_html('<script src="{}" data-{}="{}" defer></script>', static(path), name, value)


@register.simple_tag(takes_context=True)
def views_shown(context: template.Context, views: int) -> str:
    """Return how often a story was viewed, as people read it; "" for never, and where nobody is to see it."""
    return number(views) if views and settings_for(context.get("request")).shows_views else ""


@register.simple_tag(takes_context=True)
def shows_figures(context: template.Context) -> bool:
    """Say whether readers of this site see any figures but those on cards."""
    shown = settings_for(context.get("request"))
    return shown.shows_block or shown.shows_most_read


@register.inclusion_tag("components/stats/stats.html", takes_context=True)
def site_stats(context: template.Context) -> dict[str, Any]:
    """Return the block of the site's figures; empty where it is switched off or nobody counts."""
    return stats(site_figures() if settings_for(context.get("request")).shows_block else None)


def stats(figures: SiteFigures | None) -> dict[str, Any]:
    """Return what the block shows."""
    return {"figures": figures}
