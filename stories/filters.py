"""The conditions of lists: read from the address, checked by one form, and shown as chips that can be taken off."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core import dates
from core.text import shorten
from places.models import Level, Place
from stories.choices import Grade, Kind, SubjectType
from stories.options import Choice, Options, options_for
from stories.querysets import Conditions

FIELD, PLACE, SUBJECT, GRADE, YEAR = "linh-vuc", "dia-phuong", "doi-tuong", "muc", "nam"
CAMPAIGN, SECTION, STREAM, MONTH, KIND = "phong-trao", "chuyen-muc", "dong-su-kien", "thang", "loai"
KIND_SLUGS = {"guong": Kind.EXEMPLAR, "tin-tuc": Kind.ARTICLE, "phong-trao": Kind.CAMPAIGN}

_BY_KIND = {
    "": (KIND, FIELD, PLACE, CAMPAIGN, MONTH),
    Kind.EXEMPLAR: (GRADE, FIELD, PLACE, SUBJECT, YEAR, CAMPAIGN, MONTH),
    Kind.ARTICLE: (SECTION, FIELD, PLACE, CAMPAIGN, STREAM, MONTH),
    Kind.CAMPAIGN: (FIELD, PLACE, MONTH),
}
_LABELS = {
    KIND: (_("Loại bài"), _("Mọi loại bài")),
    FIELD: (_("Lĩnh vực"), _("Mọi lĩnh vực")),
    PLACE: (_("Địa phương"), _("Mọi địa phương")),
    SUBJECT: (_("Đối tượng"), _("Mọi đối tượng")),
    GRADE: (_("Mức"), _("Việc tốt và điển hình")),
    YEAR: (_("Năm giới thiệu"), _("Mọi năm")),
    CAMPAIGN: (_("Phong trào"), _("Mọi phong trào")),
    SECTION: (_("Chuyên mục"), _("Mọi chuyên mục")),
    STREAM: (_("Dòng sự kiện"), _("Mọi dòng sự kiện")),
    MONTH: (_("Tháng đăng"), ""),
}
_COLUMNS = {SUBJECT: "subject_type", GRADE: "grade", YEAR: "year", SECTION: "section_id", STREAM: "stream_id"}
_LINKS = {FIELD: "field", CAMPAIGN: "campaign"}
_MONTH = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?", re.ASCII)
_LONGEST_VALUE = 200


@dataclass(frozen=True)
class Month:
    """A month, or a whole year, of publication."""

    year: int
    month: int | None

    def __str__(self) -> str:
        return f"{self.month}/{self.year}" if self.month else str(self.year)

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

    def __init__(self, options: tuple[Choice, ...], empty_label: str, **kwargs: Any) -> None:
        self.by_slug = {option.slug: option for option in options}
        choices = [("", empty_label), *((option.slug, option.name) for option in options)]
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the option that `value` names."""
        return self.by_slug.get(super().clean(value))


class PlaceField(OptionField):
    """A province from the list, or any other place by its address, past ones too."""

    def clean(self, value: Any) -> Any:
        """Return the place that `value` names."""
        if value in self.empty_values:
            return None
        place = Place.objects.with_province().filter(slug=str(value)[:_LONGEST_VALUE]).first()
        if place is None:
            raise forms.ValidationError(_("Không có địa phương này."))
        if place.slug not in self.by_slug:
            shown: Any = self.choices
            self.choices = [*shown, (place.slug, place.full_name_with_province)]
        return place


class MonthField(forms.CharField):
    """A month as "2026-07", or a year as "2026"."""

    def clean(self, value: Any) -> Month | None:
        """Return the month that `value` names."""
        text = super().clean(value)
        if not text:
            return None
        match = _MONTH.fullmatch(text)
        if match is None:
            raise forms.ValidationError(_("Tháng ghi như 2026-07."))
        return Month(int(match[1]), int(match[2]) if match[2] else None)


class StoryFilter(forms.Form):
    """The conditions of one list. Values that say nothing are named in `ignored`, and the list goes on without them."""

    def __init__(self, params: QueryDict, kind: str = "", fixed: tuple[str, ...] = ()) -> None:
        # One value a condition; the address keeps no more than the page needs.
        data = {name: params.get(name, "")[: _LONGEST_VALUE + 1].strip() for name in _LABELS}
        super().__init__(data, auto_id="loc-%s")
        self.kind = kind
        options = options_for(kind)
        for name in _BY_KIND[kind]:
            if name not in fixed:
                self.fields[name] = _FIELDS[name](name, options)
        self.full_clean()

    @property
    def ignored(self) -> list[str]:
        """Return the conditions that were not understood, as "Năm giới thiệu: 20x6"."""
        return [f"{_LABELS[name][0]}: {shorten(self.data[name], 40)}" for name in self.errors]

    @property
    def active(self) -> dict[str, Any]:
        """Return the conditions that hold, by parameter."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self, without: str = "") -> str:
        """Return the query string of the active conditions, less one; parameters stand in a fixed order."""
        params = QueryDict(mutable=True)
        for name in self.active:
            if name != without:
                params[name] = self.data[name]
        return params.urlencode()

    def chips(self) -> list[tuple[str, str]]:
        """Return each active condition in words with the query string of the list without it."""
        return [(self._say(name, value), self.query(without=name)) for name, value in self.active.items()]

    def conditions(self) -> Conditions:
        """Return what the list asks for."""
        found = Conditions(kind=self.kind)
        for name, value in self.active.items():
            if name in _LINKS:
                found.links[_LINKS[name]] = value.pk
            elif name in _COLUMNS:
                found.columns[_COLUMNS[name]] = value.pk
            elif name == PLACE:
                found.columns.update(place_conditions(value))
            elif name == MONTH:
                found.columns["sort_date__gte"], found.columns["sort_date__lt"] = value.span()
            else:
                found.kind = value.pk
        return found

    @staticmethod
    def _say(name: str, value: Any) -> str:
        if name in (YEAR, MONTH):
            return f"{_LABELS[name][0]}: {value}"
        return value.full_name_with_province if isinstance(value, Place) else str(value)


def place_conditions(place: Place) -> dict[str, Any]:
    """Return the columns by which stories of `place` are found: by what their place is now, or was then."""
    if place.is_past:
        within = Place.objects.filter(pk=place.pk) | Place.objects.filter(parent=place)
        within |= Place.objects.filter(parent__parent=place)
        return {"place_id__in": within.values("pk")}
    return {"province_now_id" if place.level == Level.PROVINCE else "place_now_id": place.pk}


def _fixed_choices(choices: Any) -> tuple[Choice, ...]:
    return tuple(Choice(slug=value, name=str(label), pk=value) for value, label in choices)


def _kinds() -> tuple[Choice, ...]:
    return tuple(Choice(slug=slug, name=str(kind.label), pk=kind.value) for slug, kind in KIND_SLUGS.items())


def _option_field(name: str, options: Options) -> forms.Field:
    label, empty = _LABELS[name]
    fixed = {SUBJECT: SubjectType.choices, GRADE: Grade.choices}
    found = _kinds() if name == KIND else _fixed_choices(fixed.get(name, ())) or options.of(name)
    field_class = PlaceField if name == PLACE else OptionField
    return field_class(found, str(empty), label=label)


def _month_field(name: str, options: Options) -> forms.Field:
    hint = {"placeholder": "2026-07", "inputmode": "numeric", "autocomplete": "off"}
    return MonthField(label=_LABELS[name][0], required=False, widget=forms.TextInput(attrs=hint))


_FIELDS: dict[str, Callable[[str, Options], forms.Field]] = {
    name: _month_field if name == MONTH else _option_field for name in _LABELS
}
