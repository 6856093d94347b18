"""The whole list of results of a query under conditions: what was ranked, then what else matches, newest first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from search.backends.base import Index
from search.candidates import ENOUGH, FULL, Asked, full_match, full_ones, last_steps, steps_among_few, steps_among_many
from search.marks import CAMPAIGN, FIELD, GRADE, KIND, PROVINCE, SUBJECT, YEAR
from search.public import public_rows
from search.ranking import Question, Ranked, Row, Rows, rank
from search.relevance import is_answered, relevant
from search.types import ANYTHING, Conditions, Figures, Match

# What figures are wanted of.
COUNTED = (KIND, FIELD, PROVINCE, SUBJECT, GRADE, YEAR, CAMPAIGN)
_MOST_NEAR = 5


@dataclass
class ResultList:
    """Results in order: `ranked` ones, then all others of `rest`, if there are too many to rank."""

    index: Index
    conditions: Conditions = ANYTHING
    ranked: list[Ranked] = field(default_factory=list)
    near: list[Ranked] = field(default_factory=list)
    rest: Match | None = None

    @property
    def nearest(self) -> list[Ranked]:
        """Return what to show of what comes near."""
        return self.near[:_MOST_NEAR]

    def under(self, conditions: Conditions) -> "ResultList":
        """Return those of all results that are under conditions; of too many to rank the newest first.

        What answers a query is decided once, among all: so every figure leads to as many results as it says.
        """
        if not conditions:
            return self
        if self.rest is not None:
            return ResultList(self.index, conditions, rest=self.rest)
        return ResultList(self.index, conditions, _within(self.ranked, conditions), _within(self.near, conditions))

    def figures(self) -> Figures:
        """Return how many results there are, by their marks."""
        rest = self.rest
        if rest is None:
            return _counted([one.row for one in self.ranked])
        return self.index.figures(rest, self.conditions, COUNTED)

    def best(self, start: int, stop: int) -> list[int]:
        """Return the documents from `start` up to `stop`, the best first."""
        ids = [one.row.id for one in self.ranked]
        rest = self.rest
        if rest is not None and stop > len(ids):
            known = set(ids)
            more = self.index.newest(rest, self.conditions, 0, stop)
            ids += [pk for pk in more if pk not in known]
        return ids[start:stop]

    def newest(self, start: int, stop: int) -> list[int]:
        """Return the documents from `start` up to `stop`, the newest first."""
        rest = self.rest
        if rest is not None:
            return self.index.newest(rest, self.conditions, start, stop)
        rows = sorted((one.row for one in self.ranked), key=lambda row: row.id, reverse=True)
        return [row.id for row in rows[start:stop]]


def results_of(question: Question, index: Index, rows: Rows) -> ResultList:
    """Return the results of a query."""
    full = full_match(question)
    matching = index.newest(full, ANYTHING, 0, FULL)
    are_few = len(matching) < FULL
    steps = steps_among_few(question, len(matching)) if are_few else steps_among_many(question, full)
    ids = _fetched(index, steps, ANYTHING)
    if are_few or len(ids) < ENOUGH:
        ids = dict.fromkeys(matching) | ids
    ids |= _fetched(index, last_steps(question, len(ids)), ANYTHING)
    candidates = rows.of(ids)
    ranked = rank(question, candidates)
    if not is_answered(question, ranked):
        near = rank(question, candidates, ignore_phrases=True) if question.phrases else ranked
        return ResultList(index, near=relevant(question, near))
    if are_few:
        return ResultList(index, ranked=relevant(question, ranked))
    # Pages, total and figures must agree: then all are full matches.
    return ResultList(index, ranked=full_ones(question, ranked), rest=full)


def best_first(question: Question, results: ResultList, rows: Rows) -> ResultList:
    """Return the same results, of too many to rank the likeliest first."""
    rest, conditions = results.rest, results.conditions
    if rest is None:
        return results
    ids = _fetched(results.index, steps_among_many(question, rest), conditions)
    if len(ids) < ENOUGH:
        ids = dict.fromkeys(results.newest(0, FULL)) | ids
    return replace(results, ranked=full_ones(question, rank(question, rows.of(ids))))


def _fetched(index: Index, steps: list[Asked], conditions: Conditions) -> dict[int, None]:
    """Return the documents of all steps, each once."""
    found = index.best(steps, conditions) if steps else []
    return dict.fromkeys(pk for part in found for pk in part)


def all_of(index: Index) -> ResultList:
    """Return all documents."""
    return ResultList(index, rest=Match())


def _within(ranked: Iterable[Ranked], conditions: Conditions) -> list[Ranked]:
    """Return those under conditions."""
    having = [one for one in ranked if all(one.row.marks.intersection(group) for group in conditions.marks)]
    if not (conditions.since or conditions.until):
        return having
    ids = {pk for (pk,) in public_rows([one.row.id for one in having], ("id",), conditions)}
    return [one for one in having if one.row.id in ids]


def _counted(rows: Sequence[Row]) -> Figures:
    by_mark = {name: dict(_values(rows, name)) for name in COUNTED}
    return Figures(len(rows), {name: numbers for name, numbers in by_mark.items() if numbers})


def _values(rows: Iterable[Row], name: str) -> Counter[str]:
    return Counter(one[1:] for row in rows for one in row.marks if one[0] == name)
