"""Who answers for the site, as every page says it."""

from django.http import HttpRequest

from core.models import OrganSettings
from core.sites import settings_of, site_of


def organ_of(request: HttpRequest | None) -> OrganSettings:
    """Return the settings of the request's site; empty ones where there is no site yet."""
    return settings_of(site_of(request), OrganSettings)
