"""What the room adds to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from places.views import search, search_units
from places.viewsets import PlaceGroup


@hooks.register("register_admin_viewset")
def register_places() -> PlaceGroup:
    """Add the menu group of places and units."""
    return PlaceGroup()


@hooks.register("register_admin_urls")
def register_searches() -> list[URLPattern]:
    """Add the pickers' addresses; Wagtail lets only staff in."""
    return [
        path("dia-phuong/tim/", search, name="places_search"),
        path("don-vi/tim/", search_units, name="places_search_units"),
    ]
