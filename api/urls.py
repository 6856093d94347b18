"""The routes of the API; each answer goes out through the same gate."""

from typing import Any

from django.urls import path, re_path

from api import views
from api.answers import not_found, open_to_all
from api.endpoints import api
from core.views import reading

# The library's own page at the root of the version is left out: the page for people stands above it.
_OWN = [pattern for pattern in api.urls[0] if getattr(pattern, "name", "") != "api-root"]


def _route(pattern: Any) -> Any:
    return path(f"v1/{pattern.pattern}", open_to_all(pattern.callback), name=pattern.name)


urlpatterns = [
    path("", reading(views.api_page), name="api"),
    path("v1/openapi.json", open_to_all(views.schema_view), name="api_schema"),
    *map(_route, _OWN),
    re_path(r"^v1/(?:.*/)?$", open_to_all(not_found)),
]
