"""Search for readers: what was typed, under the filters chosen, becomes results, figures and suggestions."""

from functools import cached_property

from search.backends import reader_index
from search.highlighting import Marker
from search.instead import said_instead
from search.listing import ResultList, all_of, best_first, results_of
from search.packing import Zones, unpack
from search.place_names import other_names
from search.public import public_rows
from search.ranking import Question, Ranked, Row, Rows
from search.snippets import snippet
from search.statistics import Statistics
from search.suggesting import suggest
from search.types import LAST_PAGE, NEWEST, Conditions, Figures, Found, Hit, Understood, Wanted
from search.understanding import understand
from search.vocabulary import abbreviations

__all__ = ["Inquiry", "inquire", "search", "suggest"]


class Inquiry:
    """A query and all that is learned while answering it, for one request."""

    def __init__(self, understood: Understood, statistics: Statistics | None = None) -> None:
        self.understood = understood
        figures = statistics or Statistics.now()
        self._index = reader_index(figures)
        self._rows = Rows()
        self._question = Question(understood, figures)

    @cached_property
    def _marker(self) -> Marker:
        return Marker(self._question, abbreviations(), other_names(self.understood.places))

    def find(self, wanted: Wanted) -> Found:
        """Return a page of results, and the figures of all of them."""
        results = self._results(wanted.conditions)
        figures = results.figures()
        start = (min(wanted.page, LAST_PAGE) - 1) * wanted.size
        part = results.newest if wanted.sort == NEWEST else results.best
        hits = self._hits(part(start, start + wanted.size), results.ranked)
        near = self._hits([one.row.id for one in results.nearest], results.nearest)
        suggestion = self._suggestion(results)
        return Found(self.understood, hits, figures.total, figures.is_partial, near, figures, suggestion)

    def figures(self, conditions: Conditions) -> Figures:
        """Return the figures of all results under conditions."""
        return self._listed(conditions).figures()

    @property
    def _has_words(self) -> bool:
        return bool(self.understood.syllables or self.understood.phrases)

    @cached_property
    def _whole(self) -> ResultList:
        return results_of(self._question, self._index, self._rows) if self._has_words else all_of(self._index)

    def _listed(self, conditions: Conditions) -> ResultList:
        return self._whole.under(conditions) if conditions or self._has_words else ResultList(self._index)

    def _results(self, conditions: Conditions) -> ResultList:
        results = self._listed(conditions)
        return best_first(self._question, results, self._rows) if conditions and self._has_words else results

    def _hits(self, ids: list[int], ranked: list[Ranked]) -> tuple[Hit, ...]:
        worth = {one.row.id: one.score.worth for one in ranked}
        texts = _texts(ids)
        rows = (row for row in self._rows.of(ids) if row.id in texts)
        return tuple(self._hit(row, texts[row.id], worth.get(row.id, 0.0)) for row in rows)

    def _hit(self, row: Row, texts: Zones, worth: float) -> Hit:
        title = self._marker.highlighted(texts.title)
        return Hit(row.id, row.story, row.document, worth, title, snippet(self._marker, texts, row.keys))

    def _suggestion(self, results: ResultList) -> str:
        if not results.ranked or not any(one.alternatives for one in self.understood.syllables):
            return ""
        first = results.ranked[0].row
        texts = _texts([first.id])
        return said_instead(self._marker, first.keys, texts[first.id]) if texts else ""


def inquire(text: str) -> Inquiry:
    """Return `text`, whatever it is, understood and ready to be answered under several conditions."""
    statistics = Statistics.now()
    return Inquiry(understand(text, statistics), statistics)


def search(text: str, wanted: Wanted) -> Found:
    """Return what is found for `text`; without words all that the conditions leave, newest first."""
    return inquire(text).find(wanted)


def _texts(ids: list[int]) -> dict[int, Zones]:
    return {pk: unpack(bytes(texts)) for pk, texts in public_rows(ids, ("id", "texts"))}
