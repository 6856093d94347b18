"""Readers' search in the site's own database: what is the same on SQLite and PostgreSQL.

An index holds tokens without places (`search.analysis`), newest documents first. Whatever matches is known at once;
only which of many matches are the likeliest is worked out, from tokens that stand in the title, near it, or often.
"""

import math
import re
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from search.analysis import MARK, NEAR, OFTEN, TITLE
from search.backends.base import Index
from search.models import SearchDocument
from search.numbering import first_number, last_number
from search.public import Public, public_marks
from search.statistics import Statistics
from search.types import Conditions, Figures, Groups, Match

# Of more matches the newest are looked at, and those whose titles say it all.
MOST_RANKED = 3_000
_MOST_TITLES = 300
MOST_COUNTED = 1_000
# Documents that are not public any more, which the index may still know for a moment.
_SPARE = 20
# What it adds to a word's weight that it stands there.
_PLACES = ((TITLE, 1.0), (NEAR, 0.5), (OFTEN, 0.4))
_MOST_WEIGHED = 4
_SHORTEST_PREFIX = 3
_TOKEN = re.compile(r"[a-z0-9_]+")


class Expression(NamedTuple):
    """Which documents to fetch: one token of each group, one that begins so, numbers from `low` to `high`."""

    groups: Groups
    prefix: str
    low: int
    high: int

    def narrowed(self, *groups: tuple[str, ...], low: int | None = None) -> "Expression":
        """Return the same with more groups, or from a higher number on."""
        return self._replace(groups=(*self.groups, *groups), low=self.low if low is None else low)


class Weight(NamedTuple):
    """What a document of the expression gains; the token is all that it asks beyond what is known already."""

    expression: Expression
    token: str
    weight: float


class DatabaseIndex(Index):
    """The index in the database, for one request; subclasses know the tables."""

    def __init__(self, statistics: Statistics | None = None) -> None:
        if statistics is not None:
            self._statistics = statistics
        self._public = Public()
        # What was asked for, as far as it was: the highest numbers, and whether these are all.
        self._known: dict[Expression, tuple[list[int], bool]] = {}

    @cached_property
    def _statistics(self) -> Statistics:
        return Statistics.now()

    @abstractmethod
    def _newest(self, expression: Expression, limit: int) -> list[int]:
        """Return the numbers of matching documents, the highest first."""

    @abstractmethod
    def _weighed(self, weights: Sequence[Weight], limit: int, among: Sequence[int] | None = None) -> list[int]:
        """Return the documents of any expression by the sum of their weights, then the highest first.

        `among` are those, the highest first, that match what all expressions have in common.
        """

    @abstractmethod
    def store(self, rows: Sequence[SearchDocument], tokens: Sequence[str]) -> None:
        """Store new documents with their tokens, joined by spaces."""

    @abstractmethod
    def discard(self, rows: Sequence[SearchDocument]) -> None:
        """Remove documents as they were stored."""

    @abstractmethod
    def clear(self) -> None:
        """Remove all tokens."""

    @abstractmethod
    def tidy(self) -> None:
        """Join what was written at many times, in short transactions: a query looks into every part of it."""

    def best(self, matches: Sequence[tuple[Match, int]], conditions: Conditions) -> list[list[int]]:
        """Return for each match its likeliest documents, at most the number beside it."""
        likeliest = [self._likeliest(match, conditions, number) for match, number in matches]
        self._public.learn(number for found in likeliest for number in found)
        limits = (limit for _match, limit in matches)
        return [self._public.only(found, conditions)[:limit] for found, limit in zip(likeliest, limits, strict=True)]

    def newest(self, match: Match, conditions: Conditions, start: int, stop: int) -> list[int]:
        """Return the documents that match, newest first, from `start` up to `stop`."""
        expression = self._expression(match, conditions)
        if expression is None or stop <= start:
            return []
        return self._public_newest(expression, conditions, stop)[start:stop]

    def figures(self, match: Match, conditions: Conditions, names: Iterable[str]) -> Figures:
        """Count the documents that match, in all and by the marks of these letters; of many the newest alone."""
        expression = self._expression(match, conditions)
        numbers = self._highest(expression, MOST_COUNTED + 1) if expression else []
        total, marks = public_marks(numbers[:MOST_COUNTED], conditions)
        if total < MOST_COUNTED and len(numbers) > MOST_COUNTED:
            more, others = public_marks(numbers[MOST_COUNTED:], conditions)
            total, marks = total + more, f"{marks} {others}"
        counts: dict[str, dict[str, int]] = {name: {} for name in names}
        for mark, number in Counter(marks.split()).items():
            if mark[0] in counts:
                counts[mark[0]][mark[1:]] = number
        return Figures(total, counts, is_partial=len(numbers) > MOST_COUNTED)

    def _expression(self, match: Match, conditions: Conditions) -> Expression | None:
        return _expression(match, conditions, self._statistics)

    def _highest(self, expression: Expression, limit: int) -> list[int]:
        """Return the numbers of matching documents, the highest first; what was asked before is not asked again."""
        known, are_all = self._known.get(expression, ([], False))
        missing = limit - len(known)
        if missing > 0 and not are_all:
            # Figures will ask for so many.
            missing = max(missing, MOST_COUNTED + 1)
            rest = expression._replace(high=known[-1] - 1) if known else expression
            more = self._newest(rest, missing)
            known, are_all = known + more, len(more) < missing
            self._known[expression] = known, are_all
        return known[:limit]

    def _likeliest(self, match: Match, conditions: Conditions, number: int) -> list[int]:
        """Return the likeliest documents and some more, which need not be public."""
        expression = self._expression(match, conditions)
        if expression is None or number <= 0:
            return []
        if not match.groups:
            return self._public_newest(expression, conditions, number)
        if len(match.groups) == 1 and len(match.groups[0]) > 1 and not match.prefix:
            return self._any(expression, match, number)
        return self._all(expression, match, number)

    def _any(self, expression: Expression, match: Match, number: int) -> list[int]:
        """Return the documents of most and rarest words."""
        idf = _idf(match, self._statistics)
        rest = expression._replace(groups=expression.groups[1:])
        words = [(_where(match) + token, weight) for token, weight in idf.items()]
        weights = [Weight(rest.narrowed((token,)), token, weight) for token, weight in words]
        return self._weighed([*weights, *_gains(rest, idf)], number + _SPARE)

    def _all(self, expression: Expression, match: Match, number: int) -> list[int]:
        """Return the documents that say it in the title, near it, or often."""
        found = self._highest(expression, MOST_RANKED)
        if len(found) <= number + _SPARE:
            return found
        idf = _idf(match, self._statistics)
        is_cut = len(found) == MOST_RANKED
        titles = [(TITLE + token,) for token in idf] if is_cut else []
        full = self._highest(expression.narrowed(*titles), _MOST_TITLES) if titles else []
        ranked = self._weighed(_gains(expression.narrowed(low=found[-1]), idf), number + _SPARE, found)
        return list(dict.fromkeys([*full[: number // 2], *ranked, *full]))[: number + _SPARE]

    def _public_newest(self, expression: Expression, conditions: Conditions, number: int) -> list[int]:
        """Return at least so many public documents, if there are, the newest first."""
        limit = number + _SPARE
        while True:
            numbers = self._highest(expression, limit)
            found = self._public.only(numbers, conditions)
            if len(found) >= number or len(numbers) < limit:
                return self._public.newest_first(found)
            limit *= 4


def _expression(match: Match, conditions: Conditions, statistics: Statistics) -> Expression | None:
    """Return what to ask the index, None for what nothing can match."""
    where = _where(match)
    words = [tuple(where + token for token in group if _TOKEN.fullmatch(token)) for group in match.groups]
    marks = [
        tuple(MARK + mark for mark in group if _TOKEN.fullmatch(mark)) for group in (*match.marks, *conditions.marks)
    ]
    groups = (*words, *marks)
    if not all(groups) or (match.prefix and not _TOKEN.fullmatch(match.prefix)):
        return None
    low = first_number(conditions.since) if conditions.since else 0
    high = last_number(conditions.until, statistics.spill) if conditions.until else _HIGHEST
    return Expression(groups, _beginning(match) if match.prefix else "", low, high)


def _where(match: Match) -> str:
    return TITLE if match.in_title else ""


def _beginning(match: Match) -> str:
    """Return the beginning of a token; a letter or two would be that of half of all, so then only titles count."""
    return (TITLE if match.in_title or len(match.prefix) < _SHORTEST_PREFIX else "") + match.prefix


def _idf(match: Match, statistics: Statistics) -> dict[str, float]:
    """Return the weights of the words of a match, the rarest first."""
    numbers = statistics.numbers(token for group in match.groups for token in group)
    total = max(1, statistics.documents)
    idf = {token: math.log(1 + (total + 0.5) / (number + 0.5)) for token, number in numbers.items()}
    return dict(sorted(idf.items(), key=lambda pair: -pair[1]))


def _gains(expression: Expression, idf: dict[str, float]) -> list[Weight]:
    rarest = list(idf.items())[:_MOST_WEIGHED]
    return [
        Weight(expression.narrowed((place + token,)), place + token, weight * gain)
        for token, weight in rarest
        for place, gain in _PLACES
    ]


_HIGHEST = 2**62
