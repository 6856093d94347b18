"""The page that explains the API to people, and the schema that explains it to machines."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from api.endpoints import api
from stories.filters import CAMPAIGN, FIELD, PLACE
from stories.models import Listing
from stories.options import options_for
from stories.pages.lists import Crumb
from stories.querysets import NEWEST_FIRST

VERSION_PATH = "/api/v1/"
JSON_OPTIONS = {"ensure_ascii": False}


@cache
def schema() -> dict[str, Any]:
    """Return the API as OpenAPI 3.1 describes it."""
    return dict(api.get_openapi_schema(path_prefix=VERSION_PATH))


def schema_view(request: HttpRequest) -> HttpResponse:
    """Send the schema."""
    return JsonResponse(schema(), json_dumps_params=JSON_OPTIONS)


def api_page(request: HttpRequest) -> HttpResponse:
    """Explain the API, with examples that have an answer now."""
    title = _("Dữ liệu mở")
    introduction = _("Lấy bài, phong trào, văn bản của trang này bằng máy: không cần khóa, ai cũng dùng được.")
    context = {
        "title": title,
        "heading": title,
        "introduction": introduction,
        "description": introduction,
        "crumbs": [Crumb(title)],
        "canonical_path": "/api/",
        "examples": _examples(),
        "endpoints": _endpoints(),
        "things": _things(),
    }
    return render(request, "pages/api.html", context)


def _examples() -> list[tuple[str, str]]:
    """Return what each example gives, and its address."""
    options = options_for("")
    found = [(_("Năm bài mới nhất"), "stories/?gioi-han=5"), (_("Gương điển hình"), "stories/?loai=guong")]
    for name, words in ((FIELD, _("Lĩnh vực %s")), (PLACE, _("Chuyện ở %s")), (CAMPAIGN, _("Phong trào %s"))):
        found += [(words % option.name, f"stories/?{name}={option.slug}") for option in options.of(name)[:1]]
    newest = Listing.objects.order_by(*NEWEST_FIRST).values_list("pk", "title").first()
    if newest:
        found.append((_("Một bài, có cả nội dung: %s") % newest[1], f"stories/{newest[0]}/"))
    return [(words, VERSION_PATH + address) for words, address in found]


@cache
def _endpoints() -> list[dict[str, Any]]:
    """Return address, summary and parameters of each kind of answer."""
    return [
        {
            "path": path,
            "summary": methods["get"]["summary"],
            "parameters": [one for one in methods["get"]["parameters"] if one["in"] == "query"],
        }
        for path, methods in schema()["paths"].items()
    ]


@cache
def _things() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each thing of the answers with the names and meanings of its parts."""
    found = sorted(schema()["components"]["schemas"].items())
    return [
        (name, [(part, about.get("description", "")) for part, about in thing["properties"].items()])
        for name, thing in found
    ]
