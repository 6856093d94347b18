"""Models of the room: administrative units, how one became another, agencies, and the site's scope."""

from places.models.kinds import Kind, Level
from places.models.place import Place
from places.models.settings import PlaceSettings
from places.models.succession import Succession
from places.models.unit import Unit

__all__ = ["Kind", "Level", "Place", "PlaceSettings", "Succession", "Unit"]
