"""The models of the room."""

from home.models.day import DayChoice, DayRecord
from home.models.pages import HomePage, InformationPage

__all__ = ["DayChoice", "DayRecord", "HomePage", "InformationPage"]
