"""Which policy goes with which answer."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from core.middleware import ADMIN_POLICY, DRAWING_POLICY, ContentSecurityPolicyMiddleware


def policy(path: str, content_type: str = "text/html", **headers: str) -> str:
    answer = HttpResponse(b"", content_type=content_type, headers=headers)
    middleware = ContentSecurityPolicyMiddleware(lambda request: answer)
    return middleware(RequestFactory().get(path)).headers["Content-Security-Policy"]


# Rooms say by the settings of a site what its pages may call beside.
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/guong/x/", "/quan-tri-gia/", "/b/1/"])
def test_public_pages_allow_nothing_inline(path):
    assert "unsafe" not in policy(path)
    assert "default-src 'none'" in policy(path)


def test_the_newsroom_has_its_own():
    assert policy("/quan-tri/") == ADMIN_POLICY


def test_a_drawing_may_be_coloured_and_nothing_else():
    assert policy("/media/images/x.svg", "image/svg+xml") == DRAWING_POLICY
    assert "script-src" not in DRAWING_POLICY


def test_a_view_may_be_stricter():
    assert policy("/", **{"Content-Security-Policy": "default-src 'none'"}) == "default-src 'none'"
