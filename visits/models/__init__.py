"""Models of the room."""

from visits.models.counts import DayViews, HourViews, MostRead, PageViews, SiteDay, Totals
from visits.models.journal import FoldedFile
from visits.models.settings import VisitSettings

__all__ = ["DayViews", "FoldedFile", "HourViews", "MostRead", "PageViews", "SiteDay", "Totals", "VisitSettings"]
