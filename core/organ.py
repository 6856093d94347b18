"""The organ's settings as every page shows them, without a query a page."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

from core.caching import forget, remember
from core.models import OrganSettings

_KEPT_SECONDS = 3600


def organ_of(request: HttpRequest | None) -> OrganSettings:
    """Return the settings of the request's site; empty ones where there is no site yet."""
    site = Site.find_for_request(request) if request is not None else None
    if site is None:
        return OrganSettings()
    return remember(_key(site.pk), lambda: OrganSettings.for_site(site), _KEPT_SECONDS)


def settings_saved(instance: OrganSettings, **kwargs: Any) -> None:
    """Show changed settings at once."""
    forget(_key(instance.site_id))


def _key(site_id: int) -> str:
    return f"core:organ:{site_id}"
