"""Provinces, communes, former districts and the units that work in them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Room `places`: administrative units past and present, their successions, and agencies."""

    name = "places"
    verbose_name = _("Địa phương, đơn vị")
