"""The settings of the room as every story shows them, without a query a page."""

from core.sites import default_site, settings_of
from reactions.models import ReactionSettings


def site_settings() -> ReactionSettings:
    """Return the settings of the site (one a deployment)."""
    return settings_of(default_site(), ReactionSettings)
