"""Leads readers from old addresses to new ones, where there is something for them to read."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from stories.models import ArticlePage, CampaignPage, ExemplarPage, Listing

_PREFIXES = {model.route_prefix for model in (ArticlePage, CampaignPage, ExemplarPage)}


class PublicRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, but for stories that are not public: their address would tell their title."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Turn a 404 into a redirect if there is one that leads to something public."""
        answer: HttpResponse = super().process_response(request, response)
        if answer is response or _may_be_read(answer.headers["Location"]):
            return answer
        return response


def _may_be_read(location: str) -> bool:
    address = urlsplit(location).path.strip("/")
    prefix, _slash, slug = address.partition("/")
    if prefix not in _PREFIXES or not slug:
        return True
    return Listing.objects.filter(address=address).exists()
