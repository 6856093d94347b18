"""Answers for the pickers of the admin."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from places.models import Unit
from places.names import query_words
from places.scope import scope_for
from places.search import LIMIT, suggestions


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """Return at most 20 places for `?q=`, of one level with `&cap=1`; an empty list for what is no name.

    On a site of one province only what lies there, unless `&ca-nuoc=1`.
    """
    level = request.GET.get("cap", "")
    within = None if request.GET.get("ca-nuoc") else scope_for(request)
    found = suggestions(request.GET.get("q", ""), int(level) if level in ("1", "2", "3") else None, within)
    return JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False})


@require_GET
def search_units(request: HttpRequest) -> JsonResponse:
    """Return at most 20 units for `?q=`."""
    found = query_words(request.GET.get("q", ""))
    units = Unit.objects.all() if found else Unit.objects.none()
    for word in found:
        units = units.filter(search_key__contains=f" {word}")
    return JsonResponse([{"id": unit.pk, "text": unit.name} for unit in units[:LIMIT]], safe=False)
