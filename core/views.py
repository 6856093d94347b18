"""Answers that belong to no room: health, and the pages for errors."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]


def reading(view: View) -> View:
    """Make `view` answer GET and HEAD alone: anything else is 405, and no token is asked for or given."""
    return csrf_exempt(require_safe(view))


def takes_any_query(view: View) -> View:
    """Let `view` answer a query string with NUL or broken letters in it, which it cleans itself."""
    view.takes_any_query = True  # type: ignore[attr-defined]
    return view


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say whether this process answers and reaches its database: 200 or 503, as JSON."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "error", "database": "down"}, status=503)
    return JsonResponse({"status": "ok", "database": "up"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the page for an address or form that cannot be read; say it in JSON where that was asked for."""
    if _wants_json(request):
        return JsonResponse({"detail": _("Không đọc được địa chỉ này.")}, status=400)
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the page for something the reader may not see."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the page for an address that leads nowhere."""
    return render(request, "404.html", status=404)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that what stood at this address was taken away."""
    return render(request, "410.html", status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show the page for a fault of ours; it needs neither the database nor a context processor."""
    if _wants_json(request):
        return JsonResponse({"detail": _("Máy chủ gặp lỗi, xin thử lại sau.")}, status=500)
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open too long or came from elsewhere; the browser's Back keeps what was typed."""
    return render(request, "403_csrf.html", status=403)


def robots(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Tell robots what is theirs to read, and where the map is."""
    lines = [
        "User-agent: *",
        "Disallow: /quan-tri/",
        "Disallow: /cam-on/",
        "Disallow: /*?*cu-hon=",
        "Disallow: /*?*moi-hon=",
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _wants_json(request: HttpRequest) -> bool:
    # Not from request.GET: it may be what cannot be read.
    return "format=json" in request.META.get("QUERY_STRING", "")
