"""Models of the room."""

from reactions.models.reaction import Reaction, ReactionTally
from reactions.models.settings import ReactionSettings

__all__ = ["Reaction", "ReactionSettings", "ReactionTally"]
