"""Public pages carry nothing personal: no cookie, no token, no inline script or style, strict headers."""

import re

import pytest

from stories.factories import make_article, make_campaign, make_exemplar
from stories.models import Field
from tests.addresses import crawl

pytestmark = pytest.mark.django_db
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", re.I)
_HANDLER = re.compile(r"<[^>]+\son[a-z]+\s*=", re.I)
_STYLE = re.compile(r"<[^>]+\sstyle\s*=|<style", re.I)


@pytest.fixture
def addresses(client):
    field = Field.objects.first()
    campaign = make_campaign(fields=[field])
    for number in range(3):
        make_exemplar(title=f"Gương {number}", fields=[field], campaigns=[campaign], tags=("một",), year=2026)
        make_article(title=f"Tin {number}", fields=[field])
    return [address for address, _text in crawl(client)]


def test_every_public_address(client, addresses):
    assert len(addresses) > 30
    for address in addresses:
        response = client.get(address)
        text = response.content.decode()
        assert not response.cookies, address
        assert "cookie" not in response.headers.get("Vary", "").lower(), address
        assert "csrfmiddlewaretoken" not in text, address
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "default-src 'none'" in policy, address
        assert response.headers["X-Content-Type-Options"] == "nosniff", address
        if response.headers["Content-Type"].startswith("text/html"):
            assert not _INLINE_SCRIPT.search(text), address
            assert not _HANDLER.search(text), address
            # A story saved as one file carries its style, which its policy names by its hash.
            is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
            assert is_file == bool(_STYLE.search(text)), address
            assert re.search(r"<(script|link|img)[^>]+(src|href)=.https?://(?!testserver)", text) is None, address


@pytest.mark.django_db
def test_health_is_told_without_a_cookie(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "up"})
    assert not response.cookies
