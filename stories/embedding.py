"""Stories in pages of other sites: a card to stand in a frame, and the oEmbed answers that lead to it (oembed.com)."""

import logging
import re
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.clickjacking import xframe_options_exempt

from core.sites import site_of
from media import renditions
from media.models import Image
from stories.models import Listing
from stories.querysets import cards

# The policy of the card alone: any site may frame it, and it loads nothing but its own sheet and pictures.
CARD_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
# Widths in CSS pixels; the height follows from the width and from whether there is a picture (static/css/embed.css).
NARROWEST, USUAL, WIDEST = 300, 600, 700
SIDE_BY_SIDE = 480
LOW, HIGH = 232, 392
_LARGEST_ID = 2**63 - 1
_ASK_AGAIN_SECONDS = 3600
_BY_NUMBER = re.compile(r"(?:b|nhung)/([0-9]{1,19})", re.ASCII)

logger = logging.getLogger(__name__)


@xframe_options_exempt
def embed_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story as a card for other sites' frames; what is not public is said to be gone, in the same frame."""
    story = _card(pk)
    response = render(request, "pages/embed.html", {"story": story}, status=200 if story else 404)
    response.headers["Content-Security-Policy"] = CARD_POLICY
    return response


def oembed(request: HttpRequest) -> HttpResponse:
    """Answer an oEmbed request: a frame if it fits into what the asker has room for, else a link."""
    writer = _WRITERS.get(request.GET.get("format", "json"))
    if writer is None:
        return _refusal(501, _("Chỉ có format=json và format=xml."))
    if not request.GET.get("url"):
        return _refusal(400, _("Thiếu tham số url: địa chỉ của bài."))
    limits = {name: request.GET.get(name, "") for name in ("maxwidth", "maxheight")}
    wrong = [name for name, text in limits.items() if text and not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII)]
    if wrong:
        return _refusal(400, _("%s cần là một số điểm ảnh.") % ", ".join(wrong))
    story = _story_at(request, request.GET["url"])
    if story is None:
        return _refusal(404, _("Không có bài nào ở địa chỉ này."))
    width, height = (int(text) if text else None for text in limits.values())
    response = writer(_answer(request, story, width, height))
    patch_cache_control(response, public=True, max_age=60)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _card(pk: int) -> Listing | None:
    return cards([pk]).get(pk) if pk <= _LARGEST_ID else None


def _story_at(request: HttpRequest, url: str) -> Listing | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.netloc.lower() not in _hosts(request):
        return None
    address = unquote(parts.path).strip("/")
    # PostgreSQL refuses to compare with it, and no address has it.
    if "\x00" in address:
        return None
    number = _BY_NUMBER.fullmatch(address)
    pk = int(number[1]) if number else Listing.objects.filter(address=address).values_list("pk", flat=True).first()
    return _card(pk) if pk else None


def _hosts(request: HttpRequest) -> set[str]:
    site = site_of(request)
    return {request.get_host().lower(), urlsplit(site.root_url).netloc.lower() if site else ""} - {""}


def _answer(request: HttpRequest, story: Listing, max_width: int | None, max_height: int | None) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "version": "1.0",
        "type": "link",
        "title": story.title,
        "provider_name": "Lan Tỏa",
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": _ASK_AGAIN_SECONDS,
    }
    width = USUAL if max_width is None else min(max_width, WIDEST)
    height = HIGH if story.cover and width < SIDE_BY_SIDE else LOW
    if width >= NARROWEST and (max_height is None or height <= max_height):
        answer |= {"type": "rich", "width": width, "height": height, "html": _frame(request, story, width, height)}
    return answer | _thumbnail(request, story.cover, max_width, max_height)


def _frame(request: HttpRequest, story: Listing, width: int, height: int) -> str:
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" frameborder="0" loading="lazy" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="strict-origin-when-cross-origin">'
        "</iframe>",
        request.build_absolute_uri(reverse("embed", args=[story.pk])),
        story.title,
        width,
        height,
    )


def _thumbnail(
    request: HttpRequest, image: Image | None, max_width: int | None, max_height: int | None
) -> dict[str, Any]:
    """Return the widest picture that fits, nothing for none."""
    if image is None or image.is_svg():
        return {}
    try:
        sizes = renditions.of(image, "card")
    except Exception as error:  # an answer must not fail for one picture
        logger.warning("Image %s (%s) cannot be shown: %s", image.pk, image.file.name, repr(error))
        return {}
    fitting = [
        one
        for one in sizes
        if (max_width is None or one.width <= max_width) and (max_height is None or one.height <= max_height)
    ]
    if not fitting:
        return {}
    widest = fitting[-1]
    return {
        "thumbnail_url": request.build_absolute_uri(widest.url),
        "thumbnail_width": widest.width,
        "thumbnail_height": widest.height,
    }


def _json(answer: dict[str, Any]) -> HttpResponse:
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _xml(answer: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(content_type="text/xml; charset=utf-8")
    document = SimplerXMLGenerator(response, "utf-8")
    document.startDocument()
    document.startElement("oembed", AttributesImpl({}))
    for name, value in answer.items():
        document.addQuickElement(name, str(value))
    document.endElement("oembed")
    document.endDocument()
    return response


_WRITERS = {"json": _json, "xml": _xml}


def _refusal(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
