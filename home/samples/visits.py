"""Figures of visits, and the stories read most."""

import datetime
from typing import Any

from core.dates import at
from home.samples.stories import stories
from stories.popular import Popular
from visits.figures import SiteFigures


def visits() -> dict[str, Any]:
    """Return figures of the length that they have after some years, and a ranking of four stories."""
    told, moment = stories(), at(datetime.date(2026, 7, 21), datetime.time(9, 40))
    ranked = [told[name] for name in ("plain", "long", "article", "uncovered")]
    for story, read in zip(ranked, (12_318, 1_904, 127, 6), strict=True):
        setattr(story, "read", read)  # noqa: B010
    return {
        "many": SiteFigures(38, 1_284, 13_076, 41_920, 386_411, 1_204_873, moment),
        "popular": Popular(7, ranked),
    }
