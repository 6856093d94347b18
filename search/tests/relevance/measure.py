"""Asks search the queries of the suite and says how well it answered them."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from places.models import Place
from search import marks
from search.engine import search
from search.tests.relevance.collection import ORIGIN, names
from search.tests.relevance.queries import NOTHING, THRESHOLDS, Query
from search.types import Conditions, Wanted
from stories.choices import Grade, Kind, SubjectType
from stories.models import CampaignPage, Field, Story

# Returns what is found for a query, best first: the documents' ids in the suite, at most ten.
Finder = Callable[[Query], list[str]]
_DEPTH = 10
_WORST = 4


@dataclass(frozen=True)
class Outcome:
    """A query, what was found for it, and how good that is: 0 to 1."""

    query: Query
    found: tuple[str, ...]
    worth: float

    def lines(self) -> str:
        """Return the query, what was wanted and what was found, each document with its grade."""
        judgements = self.query.judgements
        wanted = " ".join(f"{name}={grade}" for name, grade in sorted(judgements.items(), key=lambda one: -one[1]))
        found = " ".join(f"{name}={judgements[name]}" if name in judgements else name for name in self.found)
        filters = " ".join(f"{name}={value}" for name, value in self.query.filters.items())
        first = f"{self.worth:.3f} [{self.query.category}] {self.query.text} {filters}".rstrip()
        return f"{first}\n    wanted  {wanted or 'nothing'}\n    found   {found or 'nothing'}"


@dataclass(frozen=True)
class Category:
    """The outcomes of a category."""

    name: str
    outcomes: tuple[Outcome, ...]

    @property
    def worth(self) -> float:
        """Return the mean."""
        return sum(one.worth for one in self.outcomes) / len(self.outcomes)

    @property
    def is_reached(self) -> bool:
        """Say whether the category reaches its number."""
        return self.worth >= THRESHOLDS.get(self.name, 0)

    def line(self) -> str:
        """Return the category as a line of the table, with its worst queries."""
        threshold = THRESHOLDS.get(self.name)
        worst = sorted((one for one in self.outcomes if one.worth < 1), key=lambda one: one.worth)[:_WORST]
        said = " · ".join(f"{one.query.text} {one.worth:.2f}" for one in worst)
        must = f"{threshold:.2f}" if threshold else "  – "
        sign = " " if self.is_reached else "✗"
        return f"{sign} {self.name:<16} {len(self.outcomes):>4} {self.worth:.3f} {must}  {said}"


def ndcg(found: Sequence[str], judgements: Mapping[str, int]) -> float:
    """Return nDCG@10 of what was found, best first; a grade g gains 2^g - 1."""
    ideal = sorted(judgements.values(), reverse=True)[:_DEPTH]
    got = [judgements.get(name, 0) for name in found[:_DEPTH]]
    return _gain(got) / _gain(ideal)


def measure(queries: Iterable[Query], find: Finder) -> list[Category]:
    """Ask all queries and return the categories in the order of the thresholds."""
    by_category: dict[str, list[Outcome]] = {}
    for query in queries:
        by_category.setdefault(query.category, []).append(_outcome(query, tuple(find(query))))
    order = [*THRESHOLDS, *sorted(by_category.keys() - THRESHOLDS.keys())]
    return [Category(name, tuple(by_category[name])) for name in order if name in by_category]


def table(categories: Iterable[Category]) -> str:
    """Return the categories, one a line: name, queries, nDCG@10, what it must reach, the worst queries."""
    every = list(categories)
    outcomes = [one for category in every for one in category.outcomes if category.name != NOTHING]
    whole = f"  all but nothing  {len(outcomes):>4} {sum(one.worth for one in outcomes) / max(1, len(outcomes)):.3f}"
    return "\n".join([*(category.line() for category in every), whole])


def readers_search() -> Finder:
    """Return the search of the site's readers, first page."""
    stories, official = names()

    def find(query: Query) -> list[str]:
        found = search(query.text, Wanted(conditions(query.filters)))
        assert bool(found.hits) == bool(found.total)
        return [
            stories.get(hit.story, "?") if hit.story else official.get(hit.document or 0, "?") for hit in found.hits
        ]

    return find


def stock_search() -> Finder:
    """Return Wagtail's own search of pages, to compare with."""
    stories, _official = names()
    # What an empty query or a sign that the backend trips over finds is nothing.
    return lambda query: [stories.get(page.pk, "?") for page in _pages(query.text)]


def _pages(text: str) -> list[Page]:
    words = " ".join(re.findall(r"\w+", text))
    return list(Story.objects.live().search(words)[:_DEPTH])


def conditions(filters: Mapping[str, str]) -> Conditions:
    """Return the conditions that the names of filters and their values stand for."""
    groups = [(_mark(name, value),) for name, value in filters.items() if name not in ("since", "until")]
    return Conditions(tuple(groups), _moment(filters.get("since")), _moment(filters.get("until")))


def _mark(name: str, value: str) -> str:
    """Return the mark of a filter: kind, field, province (of today), subject, grade or campaign."""
    if name == "province":
        today = Place.objects.get(kind__in=("tinh", "thanh_pho"), name=value, valid_to=None)
        return marks.mark(marks.PROVINCE, today.pk)
    if name == "field":
        return marks.mark(marks.FIELD, Field.objects.get(name=value).pk)
    if name == "campaign":
        return marks.mark(marks.CAMPAIGN, CampaignPage.objects.get(origin=ORIGIN, origin_id=value).pk)
    letter, choices = {
        "kind": (marks.KIND, Kind),
        "subject": (marks.SUBJECT, SubjectType),
        "grade": (marks.GRADE, Grade),
    }[name]
    return marks.mark(letter, next(one.value for one in choices if value in (one.value, one.label.lower())))


def _moment(day: str | None) -> datetime | None:
    return timezone.make_aware(datetime.fromisoformat(day)) if day else None


def _outcome(query: Query, found: tuple[str, ...]) -> Outcome:
    worth = ndcg(found, query.judgements) if query.judgements else float(not found)
    return Outcome(query, found, worth)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
