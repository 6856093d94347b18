"""The settings of the room as every story shows them, without a query a page."""

from typing import Any

from wagtail.models import Site

from core.caching import MINUTE, forget, remember
from reactions.models import ReactionSettings

_KEY = "reactions:settings"


def site_settings() -> ReactionSettings:
    """Return the settings of the site (one a deployment)."""
    return remember(_KEY, _stored, MINUTE)


def settings_saved(**_kwargs: Any) -> None:
    """Show changed settings at once."""
    forget(_KEY)


def _stored() -> ReactionSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return ReactionSettings.for_site(site) if site else ReactionSettings()
