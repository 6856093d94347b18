"""Puts candidates in order."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from search.ranking.question import Question
from search.ranking.rows import Row
from search.ranking.scoring import Score, score_document

# Documents whose worth differs by less than this share of the best are equal: the newer comes first.
_EQUAL = 0.015


class Ranked(NamedTuple):
    """A candidate and what it is worth."""

    row: Row
    score: Score


def rank(question: Question, rows: Iterable[Row], *, ignore_phrases: bool = False) -> list[Ranked]:
    """Return the rows that have all quotations and numbers, the best first, the newest of equals first."""
    phrases = () if ignore_phrases else question.phrases
    kept = [row for row in rows if _has_all(phrases, row)] if phrases else rows
    ranked = [Ranked(row, score_document(question, row.keys, row.marks, row.length)) for row in kept]
    step = _EQUAL * max((one.score.worth for one in ranked), default=0.0) or 1.0
    return sorted(ranked, key=lambda one: (round(one.score.worth / step), one.row.id), reverse=True)


def _has_all(phrases: Iterable[re.Pattern[str]], row: Row) -> bool:
    return all(any(phrase.search(zone) for zone in row.keys) for phrase in phrases)
