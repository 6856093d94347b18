"""Public pages of places: the index with the map, units of today and units of the past."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from core.templatetags.shell import capital
from places.history import Outcome
from places.models import Level, Place
from places.scope import scope_of
from stories.pages.lists import Crumb
from stories.pages.place.index import search, units
from stories.pages.place.machines import area
from stories.pages.place.missing import nearest_places
from stories.pages.place.narrowing import FROM, asked_slug
from stories.pages.place.past import PastPage
from stories.pages.place.today import TodayPage
from stories.sharing import of_place

SECTION = "dia-phuong"
# Browsers ask again after a day: what became of a unit may have been corrected.
_REDIRECT_SECONDS = 24 * 60 * 60


def place_index(request: HttpRequest) -> HttpResponse:
    """Show the provinces with a map of them, or the places that were looked for."""
    asked, scope = search(request), scope_of(request)
    if scope is not None and asked is None:
        return HttpResponseRedirect(reverse("place", args=[scope.slug]))
    words = _("Tên xã, huyện, tỉnh cũ vẫn dẫn về chuyện của nơi ấy.")
    context = {
        "title": _("Địa phương"),
        "heading": _("Địa phương"),
        "introduction": words,
        "description": words,
        "crumbs": [Crumb(_("Địa phương"))],
        "canonical_path": reverse("places"),
        "section": SECTION,
        "asked": asked,
        "units": units() if asked is None else None,
    }
    return render(request, "pages/places.html", context)


def place_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories of a place of today, or of a past one that became several; of any other past one lead on."""
    place = _find(slug)
    if place is None:
        context = {"title": _("Không có địa phương này"), "nearest": nearest_places(slug)}
        return render(request, "pages/place_missing.html", context, status=404)
    if not place.is_past:
        return _today(request, place)
    outcome = Outcome(place)
    if len(outcome.now) == 1:
        return _lead_on(request, place, outcome.now[0])
    return _past(request, place, outcome)


def _find(slug: str) -> Place | None:
    rows = Place.objects.select_related("parent__parent", "former_parent__parent")
    return rows.filter(slug=slug).first()


def _lead_on(request: HttpRequest, then: Place, now: Place) -> HttpResponse:
    """Lead to the unit that took over; whoever came from a still older unit keeps to that one."""
    params = request.GET.copy()
    params[FROM] = asked_slug(params) or then.slug
    response = HttpResponsePermanentRedirect(f"{reverse('place', args=[now.slug])}?{params.urlencode()}")
    patch_cache_control(response, public=True, max_age=_REDIRECT_SECONDS)
    return response


def _today(request: HttpRequest, place: Place) -> HttpResponse:
    page = TodayPage(request, place)
    names = [capital(one.full_name) for one in page.history.ancestors()]
    context = _context(request, page, names)
    above = place.parent.full_name_with_province if place.parent else ""
    context["introduction"] = _("Thuộc %s.") % above if above else ""
    told = _("Chuyện người tốt, việc tốt ở %s.") % place.full_name_with_province
    context["description"] = " ".join([*page.sentences, told])
    context["seen_from"] = place if place.level == Level.COMMUNE else None
    return render(request, "pages/place.html", context)


def _past(request: HttpRequest, place: Place, outcome: Outcome) -> HttpResponse:
    page = PastPage(request, place, outcome)
    context = _context(request, page, ())
    name = {"place": place.full_name_with_province, "day": page.day}
    context["title"] = capital(_("%(place)s (trước %(day)s)") % name)
    context["description"] = _("Chuyện người tốt, việc tốt ở %(place)s trước %(day)s.") % name
    return render(request, "pages/place_past.html", context)


def _context(request: HttpRequest, page: TodayPage | PastPage, other_names: Any) -> dict[str, Any]:
    place = page.place
    path = reverse("place", args=[place.slug])
    return {
        "page": page,
        "place": place,
        "listing": page.listing,
        "kinds": True,
        "title": capital(place.full_name_with_province),
        "heading": capital(place.full_name),
        "crumbs": [Crumb(_("Địa phương"), reverse("places")), *_above(place), Crumb(place.full_name)],
        # Narrowed to a past unit it is no page of its own.
        "canonical_path": path if page.listing.kept else page.listing.canonical_path,
        "section": SECTION,
        "share": of_place(place),
        "area": area(place, request.build_absolute_uri, other_names),
    }


def _above(place: Place) -> list[Crumb]:
    above = place.parent
    return [*_above(above), Crumb(above.full_name, reverse("place", args=[above.slug]))] if above else []
