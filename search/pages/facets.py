"""How the results spread over the options of each filter, and what a filter holds back."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.templatetags.shell import number as in_words
from search.engine import Inquiry
from search.pages.asking import Asked
from search.pages.filters import FROM, TO, facet_names
from search.types import Figures, Found
from stories.filter_forms import number_words
from stories.filters import YEAR
from stories.pages.filtered import Way

# So many options are seen at once.
SHOWN = 7


@dataclass(frozen=True)
class Option:
    """An option of a filter: its form in an address, its words, how many results it leads to, and where they are."""

    value: str
    label: str
    count: int
    number: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Box:
    """A filter with its options, the fullest first."""

    name: str
    label: str
    options: list[Option]

    @property
    def first(self) -> list[Option]:
        """Return the options seen at once; a single one more is seen too."""
        return self.options if len(self.options) <= SHOWN + 1 else self.options[:SHOWN]

    @property
    def more(self) -> list[Option]:
        """Return the options behind them."""
        return self.options[len(self.first) :]


@dataclass(frozen=True)
class Spread:
    """The figures of a search without each of its filters."""

    asked: Asked
    found: Found
    without: dict[str, Figures]

    def boxes(self) -> list[Box]:
        """Return the filters that have an option to offer."""
        form = self.asked.form
        figures = {name: self.without.get(name, self.found.figures) for name in facet_names()}
        form.facets = {name: form.facet(name, figures[name]) for name in facet_names()}
        found = [Box(name, str(form.labels[name][0]), list(self._options(name))) for name in facet_names()]
        return [box for box in found if box.options]

    def loosened(self) -> list[Way]:
        """Return for an empty result which filters to drop, with what that would show; the most first."""
        form = self.asked.form
        ways = [(self.without[name], name, value) for name, value in form.active.items() if name in self.without]
        ways = sorted((way for way in ways if way[0].total), key=lambda way: way[0].total, reverse=True)
        return [
            Way(form.say(name, value), self.asked.url(filters=form.query(without=name)), total_words(figures))
            for figures, name, value in ways
        ]

    def _options(self, name: str) -> Iterator[Option]:
        form, facet = self.asked.form, self.asked.form.facets[name]
        chosen = str(form.data[name]) if name in form.active else ""
        offered = [(slug, words, number) for slug, words, number in form.options(name) if number]
        if name != YEAR:
            offered.sort(key=lambda option: option[2] or 0, reverse=True)
        for slug, words, number in offered:
            is_chosen = slug == chosen
            query = form.query(without=name) if is_chosen else form.query(**{name: slug})
            url = self.asked.url(filters=query)
            yield Option(slug, words, number or 0, number_words(number or 0, facet), url, is_chosen)


def spread_of(asked: Asked, found: Found, inquiry: Inquiry) -> Spread:
    """Return how the results spread; of an empty result also what each day holds back."""
    counted = (*facet_names(), *(() if found.total else (FROM, TO)))
    form = asked.form
    without = {name: inquiry.figures(form.conditions(without=name)) for name in form.active if name in counted}
    return Spread(asked, found, without)


def total_words(figures: Figures) -> str:
    """Return how many there are: "13", "1.000+"."""
    return in_words(figures.total) + ("+" if figures.is_partial else "")
