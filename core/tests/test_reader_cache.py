"""What caches may keep."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from core.middleware import ReaderCacheMiddleware


def cache_control(content_type: str, *, signed_in: bool = False, **headers: str) -> str:
    answer = HttpResponse(b"", content_type=content_type, headers=headers)
    request = RequestFactory().get("/tep/1/x.pdf")
    if signed_in:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    return ReaderCacheMiddleware(lambda _request: answer)(request).headers.get("Cache-Control", "")


def test_pages_for_everybody_are_kept_for_a_minute():
    assert cache_control("text/html") == "public, max-age=60"
    assert cache_control("application/pdf") == ""


@pytest.mark.parametrize("content_type", ["text/html", "application/pdf", "application/zip"])
def test_what_depends_on_the_reader_is_kept_by_nobody_else(content_type):
    assert cache_control(content_type, Vary="Cookie") == "private, no-cache"
    assert cache_control(content_type, signed_in=True) == "private, no-cache"


def test_a_view_may_say_otherwise():
    assert cache_control("application/pdf", signed_in=True, **{"Cache-Control": "max-age=5"}) == "max-age=5"
