"""The filters of search, in the words of the lists: read from the address, handed on as marks, counted by marks."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import dates
from places.models import Level, Place
from search import marks, types
from stories.facets import Facet
from stories.filter_fields import OptionField
from stories.filter_forms import Filter
from stories.filters import CAMPAIGN, FIELD, KIND, KIND_SLUGS, LABELS, PLACE, SUBJECT, YEAR, option_field
from stories.options import Choice, options_for

FROM, TO = "tu", "den"
DOCUMENTS = "van-ban"
_OPTIONS = (KIND, FIELD, PLACE, YEAR, SUBJECT, CAMPAIGN)
_LETTERS = {FIELD: marks.FIELD, KIND: marks.KIND, SUBJECT: marks.SUBJECT, YEAR: marks.YEAR, CAMPAIGN: marks.CAMPAIGN}
_NUMBER = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


class DayField(OptionField):
    """A day, as Vietnamese readers write it ("1/7/2025") or as forms send it ("2025-07-01")."""

    def clean(self, value: Any) -> datetime.date | None:
        """Return the day that `value` names."""
        text = str(value or "")
        return read_day(text) if text else None


class SearchFilter(Filter):
    """The conditions of a search."""

    labels = {
        **LABELS,
        KIND: (gettext_lazy("Loại"), gettext_lazy("Mọi loại")),
        YEAR: (gettext_lazy("Năm"), gettext_lazy("Mọi năm")),
        FROM: (gettext_lazy("Từ ngày"), ""),
        TO: (gettext_lazy("Đến ngày"), ""),
    }

    def __init__(self, params: QueryDict) -> None:
        options = options_for("")
        # On a site of one province its communes stand for the provinces.
        self.place_letters = (marks.WRITTEN, marks.MAPPED) if options.has_communes else (marks.PROVINCE,)
        # The two days that were asked for stood the wrong way round.
        self.is_swapped = False
        fields = {name: option_field(name, options) for name in _OPTIONS}
        fields[KIND] = OptionField(_kinds(), str(self.labels[KIND][1]), label=self.labels[KIND][0])
        days = {name: DayField((), "", label=self.labels[name][0]) for name in (FROM, TO)}
        super().__init__(params, {**fields, **days})

    def clean(self) -> dict[str, Any]:
        """Put two days in order, and keep them in the form in which addresses have them."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get(FROM), cleaned.get(TO)
        if first and last and first > last:
            self.is_swapped = True
            cleaned[FROM], cleaned[TO] = last, first
        days = {name: cleaned[name].isoformat() for name in (FROM, TO) if cleaned.get(name)}
        self.data = {**self.data, **days}
        return cleaned

    def say(self, name: str, value: Any) -> str:
        """Return a condition in words: "Từ ngày 01/07/2025", "xã Chiềng La, tỉnh Sơn La"."""
        if name in (FROM, TO):
            return f"{self.labels[name][0]} {value:%d/%m/%Y}"
        if name == YEAR:
            return f"{self.labels[name][0]}: {value}"
        return value.full_name_with_province if isinstance(value, Place) else str(value)

    def conditions(self, without: str = "") -> types.Conditions:
        """Return what search is asked for, or would be without one condition."""
        active = {name: value for name, value in self.active.items() if name != without}
        since, until = active.pop(FROM, None), active.pop(TO, None)
        if until and not since:
            # Stories of which no date is known stand before all others.
            since = datetime.date(dates.FIRST_YEAR, 1, 1)
        return types.Conditions(
            marks=tuple(_marks(name, value) for name, value in active.items()),
            since=dates.at(since) if since else None,
            until=dates.at(until + datetime.timedelta(days=1)) if until else None,
        )

    def facet(self, name: str, figures: types.Figures) -> Facet:
        """Return the numbers of a filter's options, by the key of each option."""
        letters = self.place_letters if name == PLACE else (_LETTERS[name],)
        found = [figures.by_mark.get(letter, {}) for letter in letters]
        keys = self._years(found) if name == YEAR else [option.pk for option in self.controls[name].by_slug.values()]
        numbers = {str(key): sum(by.get(marks.mark("", key), 0) for by in found) for key in keys}
        return Facet(numbers, figures.total, figures.is_partial)

    def options(self, name: str) -> Iterator[tuple[str, str, int | None]]:
        """Yield address form, words and number of the options that lead somewhere, years first to last."""
        if name != YEAR:
            yield from super().options(name)
            return
        for year, number in sorted(self.facets[name].numbers.items(), reverse=True):
            yield year, year, number

    @staticmethod
    def _years(found: list[Mapping[str, int]]) -> list[str]:
        return [year for year in found[0] if len(year) == 4 and year.isdigit()]


def facet_names() -> tuple[str, ...]:
    """Return the parameters whose options are counted, in the order to show them."""
    return _OPTIONS


def read_day(text: str) -> datetime.date:
    """Return the day that `text` names.

    Raises:
        ValidationError: it names none, or one that no story can have.
    """
    match = _NUMBER.fullmatch(text)
    if match:
        year, month, day = map(int, match.group(1, 2, 3) if match[1] else match.group(6, 5, 4))
        try:
            found = datetime.date(year, month, day)
        except ValueError:
            found = None
        if found and dates.FIRST_YEAR <= found.year <= dates.LAST_YEAR:
            return found
    raise ValidationError(_("Ngày ghi như 01/07/2025."))


def _marks(name: str, value: Any) -> tuple[str, ...]:
    if name != PLACE:
        return (marks.mark(_LETTERS[name], value.pk),)
    if value.level == Level.PROVINCE and not value.is_past:
        return (marks.mark(marks.PROVINCE, value.pk),)
    return marks.place_marks(value.pk)


def _kinds() -> list[Choice]:
    kinds = [Choice(slug, str(kind.label), kind.value) for slug, kind in KIND_SLUGS.items()]
    return [*kinds, Choice(DOCUMENTS, _("Văn bản"), types.DOCUMENT)]
