"""What readers have given a story: nothing yet, something, and much."""

from typing import Any

from reactions.models import ReactionTally
from stories.pages.thanks import Thanks


def thanks() -> dict[str, Any]:
    """Return tallies, the scores there are, and the invitation on a story without and with a number."""
    return {
        "none": ReactionTally(),
        "some": ReactionTally(thanks=214, scores=12, score_sum=55),
        "scores": range(1, 6),
        "first": Thanks(True, True, 0),
        "many": Thanks(True, True, 12_840),
        "scores_only": Thanks(False, True, 0),
    }
