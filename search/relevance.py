"""Which candidates answer a query at all, and whether anything does."""

from collections.abc import Sequence

from search.ranking import Question, Ranked
from search.ranking.scoring import Score, stands_at

# How far the best ten must be what was asked; of what stands at the place asked for less is enough.
_FIT, _FIT_AT_PLACE = 0.5, 0.3
# Or what its words must be worth: a third of all, where words that are nowhere leave so much of the others.
_WORDS = 9.0
_LOOKED_AT = 10
# A longer question is never met whole.
_LONGEST_JUDGED = 6
# What is listed: a share of the best worth, and of the content. Less than this is common words alone.
_WORTH, _LISTED_FIT, _SHARE_OF_FIT = 0.35, 0.3, 0.6


def is_answered(question: Question, ranked: Sequence[Ranked]) -> bool:
    """Say whether one of the best fits what was asked."""
    best = ranked[:_LOOKED_AT]
    if question.is_only_place:
        return any(one.score.place for one in best)
    if question.phrases or len(question.content) > _LONGEST_JUDGED:
        # All candidates have the phrases.
        return bool(best)
    return any(_fits(one.score) for one in best)


def _fits(score: Score) -> bool:
    return score.fit >= (_FIT_AT_PLACE if stands_at(score) else _FIT) or score.words >= _WORDS


def relevant(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return those that are worth listing, in their order."""
    least = _WORTH * max((one.score.worth for one in ranked), default=0.0)
    if question.is_only_place:
        return [one for one in ranked if one.score.place]
    # Of a long question even the best may fit little.
    best = max((one.score.fit for one in ranked[:_LOOKED_AT]), default=0.0)
    fit = 0.0 if question.phrases else min(_LISTED_FIT, _SHARE_OF_FIT * best)
    return [one for one in ranked if one.score.worth >= least and one.score.fit >= fit]
