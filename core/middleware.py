"""What every answer of the site goes through."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import has_vary_header, patch_cache_control

from core.policy import with_origins
from core.views import bad_request

PUBLIC_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'; frame-src {frames}"
)
# A drawing carries its day and night colours in a style element; opened by itself it may do nothing else.
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# Wagtail's own screens still carry inline scripts and styles; the preview shows a public page in a frame of the admin.
ADMIN_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; font-src 'self' data:; connect-src 'self'; "
    "media-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)

_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
# What Django says when a column of numbers is asked for something else.
_NO_NUMBER = "expected a number but got"

logger = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicyMiddleware:
    """Send a strict policy with public pages and a looser one with the admin's."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.public_policy = PUBLIC_POLICY.format(frames=" ".join(settings.VIDEO_FRAME_SOURCES) or "'none'")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and add the header unless the view has set one."""
        response = self.get_response(request)
        if "Content-Security-Policy" not in response.headers:
            response.headers["Content-Security-Policy"] = self._policy(request, response)
        return response

    def _policy(self, request: HttpRequest, response: HttpResponse) -> str:
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("image/svg+xml"):
            return DRAWING_POLICY
        if request.path.startswith(settings.ADMIN_PATH):
            return ADMIN_POLICY
        return with_origins(self.public_policy, request) if _is_page(kind, response) else self.public_policy


def _is_page(kind: str, response: HttpResponse) -> bool:
    """Say whether an answer is a page that readers read, and so may be counted."""
    return kind.startswith("text/html") and response.status_code == 200


class BadInputMiddleware:
    """Answer what no database can hold (NUL, broken UTF-8, words as ids) with 400 instead of an error deep inside."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a NUL or a lone surrogate anywhere in the path or the query string, and any charset but ours."""
        if (request.encoding or "utf-8").lower() not in _CHARSETS:
            # Some are no charsets of text at all; whatever reads the request from here on takes it as UTF-8.
            request.encoding = "utf-8"
            return bad_request(request)
        try:
            query = "".join(key + "".join(values) for key, values in request.GET.lists())
            bad = _is_bad(request.path) or (_is_bad(query) and not _takes_any_query(request))
        except (UnicodeError, BadRequest):
            bad = True
        return bad_request(request) if bad else self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Refuse an id that is no number: pickers look it up as it was sent."""
        if isinstance(exception, ValueError) and _NO_NUMBER in str(exception):
            logger.warning("no number where an id belongs: %s", request.path, exc_info=exception)
            return bad_request(request)
        return None


def _is_bad(text: str) -> bool:
    text.encode("utf-8")
    return "\x00" in text or "\ufffd" in text


def _takes_any_query(request: HttpRequest) -> bool:
    """Say whether the view at this address cleans its query string itself."""
    try:
        return getattr(resolve(request.path_info).func, "takes_any_query", False)
    except Resolver404:
        return False


class ReaderCacheMiddleware:
    """Let caches keep what everybody may read for a minute, and nothing that is somebody's own."""

    kept_types = ("text/html", "text/plain", "application/rss+xml", "application/atom+xml", "application/xml")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add Cache-Control to successful answers for readers unless the view has set it."""
        response = self.get_response(request)
        if self._applies(request, response):
            if self._is_personal(request, response):
                patch_cache_control(response, private=True, no_cache=True)
            elif response.get("Content-Type", "").startswith(self.kept_types):
                patch_cache_control(response, public=True, max_age=60)
        return response

    def _applies(self, request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.method in ("GET", "HEAD")
            and response.status_code == 200
            and not response.has_header("Cache-Control")
            and not request.path.startswith(settings.ADMIN_PATH)
        )

    @staticmethod
    def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        return signed_in or bool(response.cookies) or has_vary_header(response, "Cookie")
