"""Provinces, communes, former districts and the units that work in them."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Room `places`: administrative units past and present, their successions, and agencies."""

    name = "places"
    verbose_name = _("Địa phương, đơn vị")

    def ready(self) -> None:
        """Tell other rooms of every place and succession that is stored one by one; the loader tells of its own.

        And forget the kept scope of a site when it may have changed.
        """
        from places import scope, signals

        for signal in (post_save, post_delete):
            signal.connect(signals.announce_place, sender="places.Place", dispatch_uid="places_changed_place")
            signal.connect(signals.announce_succession, sender="places.Succession", dispatch_uid="places_changed_link")
            signal.connect(scope.settings_saved, sender="places.PlaceSettings", dispatch_uid="places_scope")
        signals.places_changed.connect(scope.units_changed, dispatch_uid="places_scope_units")
