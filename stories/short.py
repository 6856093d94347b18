"""What stands below the permanent short address of a story: the way to it, its QR code, and the story as one file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from core.text import slugify_vietnamese
from core.views import bad_request, gone
from stories.models import Listing, Story
from stories.pages.saved import saved_story
from stories.pages.tools import POSTER, qr_file, root_address, scanned
from stories.sharing import was_public
from visits.sources import poster_of

_LARGEST_KEY = 2**63
_LONGEST_NAME = 80


def short_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead from the permanent short address to the present one of a public story, and say there which code led here."""
    row = _listed(pk)
    if row is None:
        return _missing(request, pk)
    poster = poster_of(request.GET.get(POSTER, ""))
    return HttpResponseRedirect(row.get_absolute_url() + ("" if poster is None else f"?{POSTER}={poster}"))


def qr_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the QR code of a public story's short address, as an SVG file to print.

    `so` is the number of the poster that it is for, 0 where it is for none: a scan is told from a typed address.
    """
    if _listed(pk) is None:
        return _missing(request, pk)
    poster = poster_of(request.GET.get("so", "0"))
    if poster is None:
        return bad_request(request)
    response = HttpResponse(qr_file(scanned(f"{root_address(request)}/b/{pk}/", poster)), content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def saved(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a public story as one file that opens without a network."""
    row = _listed(pk)
    if row is None:
        return _missing(request, pk)
    page = saved_story(_specific(pk), request)
    response = HttpResponse(page.markup, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = page.policy
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(row)}"'
    # The story itself is what search engines should find.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _listed(pk: int) -> Listing | None:
    return Listing.objects.filter(pk=pk).first() if pk < _LARGEST_KEY else None


def _specific(pk: int) -> Any:
    story = Story.objects.filter(pk=pk).first()
    if story is None:
        raise Http404
    return story.specific


def _file_name(row: Listing) -> str:
    slug = slugify_vietnamese(row.address.rpartition("/")[2], _LONGEST_NAME)
    return f"lan-toa-{slug or row.pk}.html"


def _missing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a story was taken away, or that there never was one.

    Raises:
        Http404: nobody could ever read a story with this id.
    """
    if pk < _LARGEST_KEY and was_public(pk):
        return gone(request)
    raise Http404
