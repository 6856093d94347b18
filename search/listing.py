"""The whole list of results of a query under conditions: what was ranked, then what else matches, newest first."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from search.backends import database_index
from search.backends.base import Index, IndexAway
from search.candidates import ENOUGH, FULL, Asked, full_match, is_full, last_steps, steps_among_few, steps_among_many
from search.marks import CAMPAIGN, FIELD, GRADE, KIND, PROVINCE, SUBJECT, YEAR
from search.ranking import Question, Ranked, Row, Rows, rank
from search.relevance import is_answered, relevant
from search.types import Conditions, Figures, Match

# What figures are wanted of.
COUNTED = (KIND, FIELD, PROVINCE, SUBJECT, GRADE, YEAR, CAMPAIGN)
_MOST_NEAR = 5

T = TypeVar("T")


class Asking:
    """An index; when it does not answer, the database's own is asked from then on."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __call__(self, question: Callable[[Index], T]) -> T:
        """Return what the index answers."""
        try:
            return question(self._index)
        except IndexAway:
            self._index = database_index()
            return question(self._index)


@dataclass
class ResultList:
    """Results in order: `ranked` ones, then all others of `rest`, if there are too many to rank."""

    ask: Asking
    conditions: Conditions
    ranked: list[Ranked] = field(default_factory=list)
    near: list[Ranked] = field(default_factory=list)
    rest: Match | None = None

    def figures(self) -> Figures:
        """Return how many results there are, by their marks."""
        rest = self.rest
        if rest is None:
            return _counted([one.row for one in self.ranked])
        return self.ask(lambda index: index.figures(rest, self.conditions, COUNTED))

    def best(self, start: int, stop: int) -> list[int]:
        """Return the documents from `start` up to `stop`, the best first."""
        ids = [one.row.id for one in self.ranked]
        rest = self.rest
        if rest is not None and stop > len(ids):
            known = set(ids)
            more = self.ask(lambda index: index.newest(rest, self.conditions, 0, stop))
            ids += [pk for pk in more if pk not in known]
        return ids[start:stop]

    def newest(self, start: int, stop: int) -> list[int]:
        """Return the documents from `start` up to `stop`, the newest first."""
        rest = self.rest
        if rest is not None:
            return self.ask(lambda index: index.newest(rest, self.conditions, start, stop))
        rows = sorted((one.row for one in self.ranked), key=lambda row: row.id, reverse=True)
        return [row.id for row in rows[start:stop]]


def results_of(question: Question, conditions: Conditions, ask: Asking, rows: Rows) -> ResultList:
    """Return the results of a query under conditions."""
    full = full_match(question)
    matching = ask(lambda index: index.newest(full, conditions, 0, FULL))
    are_few = len(matching) < FULL
    steps = steps_among_few(question, len(matching)) if are_few else steps_among_many(question, full)
    ids = _fetched(ask, steps, conditions)
    if are_few or len(ids) < ENOUGH:
        ids = dict.fromkeys(matching) | ids
    ids |= _fetched(ask, last_steps(question, len(ids)), conditions)
    candidates = rows.of(ids)
    ranked = rank(question, candidates)
    if not is_answered(question, ranked):
        near = rank(question, candidates, ignore_phrases=True)
        return ResultList(ask, conditions, near=relevant(question, near)[:_MOST_NEAR])
    if are_few:
        return ResultList(ask, conditions, relevant(question, ranked))
    # Pages, total and figures must agree: then all are full matches.
    return ResultList(ask, conditions, [one for one in ranked if is_full(question, one.row)], rest=full)


def _fetched(ask: Asking, steps: list[Asked], conditions: Conditions) -> dict[int, None]:
    """Return the documents of all steps, each once."""
    found = ask(lambda index: index.best(steps, conditions)) if steps else []
    return dict.fromkeys(pk for part in found for pk in part)


def all_of(conditions: Conditions, ask: Asking) -> ResultList:
    """Return all documents under conditions."""
    return ResultList(ask, conditions, rest=Match())


def _counted(rows: Sequence[Row]) -> Figures:
    by_mark = {name: dict(_values(rows, name)) for name in COUNTED}
    return Figures(len(rows), {name: numbers for name, numbers in by_mark.items() if numbers})


def _values(rows: Iterable[Row], name: str) -> Counter[str]:
    return Counter(one[1:] for row in rows for one in row.marks if one[0] == name)
