"""What every address of readers' comments has in common: never kept, from our own pages, and not too large."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from core.public_pages import PublicPage, public_page
from core.readers import is_from_here

COOKIE_PATH = "/y-kien/"
# The longest comment, written in signs of four bytes that are all quoted, three times over.
_MOST_BYTES = 100_000
_NUMBER = re.compile(r"[0-9]{1,18}")
_LARGEST_ID = 2**63

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page; the last has no address."""

    name: str
    url: str = ""


def for_readers(view: View) -> View:
    """Make `view` answer readers: reading, or sending from a page of ours; the answers are nobody else's.

    Django's own token would need a cookie before anything is sent; see `core.readers` for ours.
    """

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        response = _refusal(request) if request.method == "POST" else None
        response = response or view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(guarded)


def page_or_404(pk: int) -> PublicPage:
    """Return the page if everybody may see it.

    Raises:
        Http404: there is none, or it is not public; the two look the same.
    """
    page = public_page(pk) if pk < _LARGEST_ID else None
    if page is None:
        raise Http404
    return page


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks, which shows the answer in its place."""
    return request.headers.get("Accept", "").startswith("application/json")


def refused(request: HttpRequest, status: int, heading: str, message: str) -> HttpResponse:
    """Say why nothing was taken, as a page or for a script."""
    if wants_json(request):
        return JsonResponse({"status": "refused", "message": f"{heading}. {message}"}, status=status)
    context = {"title": heading, "heading": heading, "words": message}
    return render(request, "comments/refused.html", context, status=status)


def crumbs_to(page: PublicPage, name: str) -> list[Crumb]:
    """Return the way to a page about the comments of `page`."""
    return [Crumb(page.title, page.get_absolute_url()), Crumb(name)]


def _refusal(request: HttpRequest) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not _NUMBER.fullmatch(length) or int(length) > _MOST_BYTES:
        message = _("Ý kiến dài nhất 2.000 chữ cái. Mời bạn quay lại và rút bớt; chữ đã viết vẫn còn ở trang trước.")
        return refused(request, 413, _("Nội dung gửi lên quá lớn"), message)
    if not is_from_here(request):
        message = _("Để tránh người khác gửi thay bạn, mời mở trang ý kiến và gửi từ đó.")
        return refused(request, 403, _("Nội dung này gửi từ một trang khác"), message)
    return None
