"""Addresses of the counts, below /xem/."""

from django.urls import path, re_path

from visits.views import beacon

urlpatterns = [
    path("", beacon, name="beacon"),
    re_path(r"^(?P<page>-?[1-9][0-9]{0,9})\.gif$", beacon, name="beacon_picture"),
]
