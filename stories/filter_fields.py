"""The fields of the forms that filter lists: choices that lead somewhere, places by their address, months."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import dates
from places.models import Place
from stories.options import Choice

LONGEST_VALUE = 200
_MONTH = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?", re.ASCII)


@dataclass(frozen=True)
class Month:
    """A month, or a whole year, of publication."""

    year: int
    month: int | None

    def __str__(self) -> str:
        return f"{self.month}/{self.year}" if self.month else str(self.year)

    @property
    def slug(self) -> str:
        """Return the form in an address: "2026-07" or "2026"."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    def span(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Return the first moment of it and the first moment after it."""
        first = datetime.date(self.year, self.month or 1, 1)
        if not self.month:
            after = datetime.date(self.year + 1, 1, 1)
        else:
            after = (first + datetime.timedelta(days=31)).replace(day=1)
        return dates.at(first), dates.at(after)


class OptionField(forms.ChoiceField):
    """A choice among options that some story has; cleans to the option."""

    def __init__(self, options: Iterable[Choice], empty_label: str, **kwargs: Any) -> None:
        self.by_slug = {option.slug: option for option in options}
        self.empty_label = empty_label
        choices = [("", empty_label), *((option.slug, option.name) for option in self.by_slug.values())]
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the option that `value` names."""
        return self.by_slug.get(super().clean(value))

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Show these options, each as its value and its words, and no others."""
        self.choices = [("", self.empty_label), *options]


class FieldOfLifeField(OptionField):
    """A field of life; one that no story has yet is understood too, and leads to an empty list."""

    def clean(self, value: Any) -> Any:
        """Return the option that `value` names."""
        from stories.models import Field

        text = str(value or "")[:LONGEST_VALUE]
        if text and text not in self.by_slug:
            found = Field.objects.filter(slug=text).values_list("slug", "name", "pk").first()
            if found:
                return Choice(*found)
        return super().clean(value)


class YearField(OptionField):
    """A year; one of which there is no story is understood too, and leads to an empty list."""

    def clean(self, value: Any) -> Any:
        """Return the option that `value` names."""
        text = str(value or "")
        match = _MONTH.fullmatch(text)
        if match and not match[2] and text not in self.by_slug:
            return Choice(text, text, int(text))
        return super().clean(value)


class PlaceField(OptionField):
    """A province from the list, or any other place by its address, past ones too."""

    def clean(self, value: Any) -> Any:
        """Return the place that `value` names."""
        if value in self.empty_values:
            return None
        place = Place.objects.with_province().filter(slug=str(value)[:LONGEST_VALUE]).first()
        if place is None:
            raise forms.ValidationError(_("Không có địa phương này."))
        return place


class MonthField(OptionField):
    """A month as "2026-07", or a year as "2026"."""

    def clean(self, value: Any) -> Month | None:
        """Return the month that `value` names."""
        text = str(value or "")
        if not text:
            return None
        match = _MONTH.fullmatch(text)
        if match is None:
            raise forms.ValidationError(_("Tháng ghi như 2026-07."))
        return Month(int(match[1]), int(match[2]) if match[2] else None)
