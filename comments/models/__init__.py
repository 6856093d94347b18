"""Models of the room."""

from comments.models.comment import Comment, CommentTally
from comments.models.decision import Decision
from comments.models.report import Report
from comments.models.request import DataRequest
from comments.models.settings import CommentSettings, ScopeMode
from comments.models.words import ShippedWatchedWord, WatchedWord

__all__ = [
    "Comment",
    "CommentSettings",
    "CommentTally",
    "DataRequest",
    "Decision",
    "Report",
    "ScopeMode",
    "ShippedWatchedWord",
    "WatchedWord",
]
