"""The figures of the site: the page about them, and what a story fetches of them for a reader who comes near."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from core.sheets import LISTS
from core.templatetags.shell import number
from stories.models import Listing
from stories.pages.lists import Crumb
from stories.popular import SPANS, most_read
from visits.figures import site_figures
from visits.shown import settings_for

PATH = "/truy-cap/"
_KEPT_SECONDS = 10
_ON_A_STORY = 6
_ON_THE_PAGE = 10
_LONGEST_ID = 10


def figures(request: HttpRequest) -> HttpResponse:
    """Answer in JSON with what the page of the public story `trang` shows of visits; 404 for any other.

    The story is asked for first, so that the figures of the site are at least its own.
    """
    story = _story(request.GET.get("trang", ""))
    shown = settings_for(request)
    popular = most_read(7, _ON_A_STORY, without=story.pk) if shown.shows_most_read else None
    stats = {"figures": site_figures() if shown.shows_block else None}
    response = JsonResponse(
        {
            "views": number(story.views) if shown.shows_views else "",
            "most_read": render_to_string("components/ranked/section.html", {"popular": popular, "is_wide": True}),
            "block": render_to_string("components/stats/stats.html", stats),
            "sheet": static(LISTS),
        }
    )
    patch_cache_control(response, public=True, max_age=_KEPT_SECONDS)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _story(said: str) -> Listing:
    if not (said.isascii() and said.isdigit() and len(said) <= _LONGEST_ID):
        raise Http404
    story = Listing.objects.filter(pk=int(said)).only("views").first()
    if story is None:
        raise Http404
    return story


def visits_page(request: HttpRequest) -> HttpResponse:
    """Say how often the site is read, what is read most, and how that is counted."""
    shown = settings_for(request)
    spans = [most_read(days, _ON_THE_PAGE) for days in SPANS] if shown.shows_most_read else []
    title = _("Thống kê truy cập")
    context: dict[str, Any] = {
        "title": title,
        "description": _("Trang được đọc bao nhiêu, bài nào được đọc nhiều, và đếm như thế nào."),
        "canonical_path": PATH,
        "crumbs": [Crumb(title)],
        "spans": [popular for popular in spans if popular],
        "has_own_stats": True,
        "counter": shown.emc_site,
    }
    return render(request, "pages/visits.html", context | {"figures": site_figures() if shown.shows_block else None})
