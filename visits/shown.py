"""Which figures readers see on a page."""

from typing import Any

from core.sites import settings_of, site_of
from visits.models import VisitSettings

# Of EMC, the counter that the State asks portals to carry; static/js/emc.js calls it.
STATE_COUNTER = "https://f-emc.ngsp.gov.vn"
_KEPT = "_visit_settings"


def settings_for(request: Any) -> VisitSettings:
    """Return the settings of the request's site, those of a new one for what comes from no request (None)."""
    if request is None:
        return VisitSettings()
    found = getattr(request, _KEPT, None) or settings_of(site_of(request), VisitSettings)
    setattr(request, _KEPT, found)
    return found


def state_counter(request: Any) -> str:
    """Return the origin of the state's counter, "" for a site that has no number there."""
    return STATE_COUNTER if settings_for(request).emc_site else ""
