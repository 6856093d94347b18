"""Leads readers from old addresses to new ones, where there is something for them to read."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Page

from core.sites import site_of
from stories.models import ArticlePage, CampaignPage, ExemplarPage, Listing
from stories.services.listing import hidden_paths

_PREFIXES = {model.route_prefix for model in (ArticlePage, CampaignPage, ExemplarPage)}


class PublicRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, but for pages that are not public: their address would tell their title.

    What is gone (410) may lead elsewhere too, if an editor has named another address for it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Turn a 404 or 410 into a redirect if there is one that leads to something public."""
        if response.status_code not in (404, 410):
            return response
        nothing = HttpResponseNotFound()
        answer: HttpResponse = super().process_response(request, nothing)
        if answer is nothing or not _may_be_read(request, answer.headers["Location"]):
            return response
        return answer


def _may_be_read(request: HttpRequest, location: str) -> bool:
    address = urlsplit(location).path.strip("/")
    prefix, _slash, slug = address.partition("/")
    if prefix in _PREFIXES and slug:
        return Listing.objects.filter(address=address).exists()
    site = site_of(request)
    url_path = f"{site.root_page.url_path}{address}/" if site and address else ""
    page = Page.objects.filter(url_path=url_path).values_list("live", "path").first()
    # What is no page of ours is not for us to judge.
    return page is None or (page[0] and not page[1].startswith(tuple(hidden_paths())))
