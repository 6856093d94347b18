"""How every answer of the API goes out: for any site to read, kept for a minute, in JSON even when it says no."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from api.shapes.base import ParameterError, Problem

View = Callable[..., HttpResponse]
_READING = ("GET", "HEAD")


def problem(status: int, detail: str, errors: list[ParameterError] | None = None) -> HttpResponse:
    """Return the answer that says what is wrong."""
    body = Problem(detail=detail, errors=errors or []).model_dump_json()
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Say that nothing is at this address, or nothing that everybody may read."""
    return problem(404, _("Không có gì ở địa chỉ này. Cách dùng API ghi ở %s") % request.build_absolute_uri("/api/"))


def open_to_all(view: View) -> View:
    """Let every site read what `view` answers to GET and HEAD; refuse other methods."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in _READING:
            response = _read(view, request, *args, **kwargs)
            patch_cache_control(response, public=True, max_age=60)
        else:
            response = problem(405, _("API này chỉ để đọc: hãy dùng GET."))
            response.headers["Allow"] = ", ".join(_READING)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def _read(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    # The views know GET alone; the server leaves the body of an answer to HEAD out.
    asked, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = asked
