"""What the forms that filter lists have in common: reading the address, chips, options with their numbers."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from core.templatetags.shell import number as in_words
from core.text import shorten
from stories.facets import Facet
from stories.filter_fields import LONGEST_VALUE, OptionField


class Filter(forms.Form):
    """The conditions of one list. Values that say nothing are named in `ignored`, and the list goes on without them."""

    # The name of each parameter, and what its control says while nothing is chosen.
    labels: ClassVar[Mapping[str, tuple[str | Promise, str | Promise]]] = {}

    def __init__(self, params: QueryDict, fields: Mapping[str, OptionField]) -> None:
        # One value a condition; the address keeps no more than the page needs.
        data = {name: params.get(name, "")[: LONGEST_VALUE + 1].strip() for name in fields}
        super().__init__(data, auto_id="loc-%s")
        self.fields.update(fields)
        self.facets: Mapping[str, Facet] = {}
        self.full_clean()

    @property
    def controls(self) -> Mapping[str, OptionField]:
        """Return the fields by parameter."""
        return cast("Mapping[str, OptionField]", self.fields)

    @property
    def ignored(self) -> list[str]:
        """Return the conditions that were not understood, as "Năm giới thiệu: 20x6"."""
        return [f"{self.labels[name][0]}: {shorten(self.data[name], 40)}" for name in self.errors]

    @property
    def active(self) -> dict[str, Any]:
        """Return the conditions that hold, by parameter."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self, without: str = "", **changed: str) -> str:
        """Return the query string of the active conditions, less one or with others; the order is fixed."""
        params = QueryDict(mutable=True)
        for name in self.fields:
            if name != without and (name in changed or name in self.active):
                params[name] = changed.get(name) or str(self.data[name])
        return params.urlencode()

    def chips(self) -> list[tuple[str, str]]:
        """Return each active condition in words with the query string of the list without it."""
        return [(self.say(name, value), self.query(without=name)) for name, value in self.active.items()]

    def say(self, name: str, value: Any) -> str:
        """Return a condition in words."""
        return str(value)

    def offer(self, facets: Mapping[str, Facet]) -> None:
        """Offer the options that lead somewhere, with their numbers, and those that are chosen."""
        self.facets = facets
        for name, field in self.controls.items():
            field.offer(self._offered(name))

    def options(self, name: str) -> Iterator[tuple[str, str, int | None]]:
        """Yield address form, words and number of the options of a parameter that lead somewhere.

        The number is None where only a part was counted and the option does not occur in it.
        """
        facet = self.facets[name]
        for option in self.controls[name].by_slug.values():
            number = facet.numbers.get(str(option.pk))
            if number or facet.is_partial:
                yield option.slug, option.name, number

    def _offered(self, name: str) -> Iterator[tuple[str, str]]:
        facet, chosen = self.facets[name], self.data[name] if name in self.active else ""
        for slug, words, number in self.options(name):
            chosen = "" if slug == chosen else chosen
            yield slug, f"{words} ({number_words(number, facet)})" if number else words
        if chosen:
            yield chosen, self.words_of(name)

    def words_of(self, name: str) -> str:
        """Return a chosen option as it stands among the others."""
        return str(self.active[name])


def number_words(number: int, facet: Facet) -> str:
    """Return a number as people read it: "1.284", or "1.284+" if there may be more."""
    return in_words(number) + ("+" if facet.is_partial else "")
