"""The conditions of lists: read from the address, checked by one form, and shown as chips that can be taken off."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.models import Level, Place
from stories.choices import Grade, Kind, SubjectType
from stories.facets import Facet, count_options
from stories.filter_fields import FieldOfLifeField, Month, MonthField, OptionField, PlaceField, YearField
from stories.filter_forms import Filter
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
# Of each parameter its name, and what its control says while nothing is chosen.
LABELS = {
    KIND: (gettext_lazy("Loại bài"), gettext_lazy("Mọi loại bài")),
    FIELD: (gettext_lazy("Lĩnh vực"), gettext_lazy("Mọi lĩnh vực")),
    PLACE: (gettext_lazy("Địa phương"), gettext_lazy("Mọi địa phương")),
    SUBJECT: (gettext_lazy("Đối tượng"), gettext_lazy("Mọi đối tượng")),
    GRADE: (gettext_lazy("Mức"), gettext_lazy("Việc tốt và điển hình")),
    YEAR: (gettext_lazy("Năm giới thiệu"), gettext_lazy("Mọi năm")),
    CAMPAIGN: (gettext_lazy("Phong trào"), gettext_lazy("Mọi phong trào")),
    SECTION: (gettext_lazy("Chuyên mục"), gettext_lazy("Mọi chuyên mục")),
    STREAM: (gettext_lazy("Dòng sự kiện"), gettext_lazy("Mọi dòng sự kiện")),
    MONTH: (gettext_lazy("Tháng đăng"), gettext_lazy("Mọi tháng")),
}
_COLUMNS = {
    SUBJECT: "subject_type",
    GRADE: "grade",
    YEAR: "year",
    SECTION: "section_id",
    STREAM: "stream_id",
    KIND: "kind",
}
_LINKS = {FIELD: "field", CAMPAIGN: "campaign"}
# What options are counted by, where that is not the column or link by which they choose.
_COUNTED = {PLACE: "province_now_id", MONTH: "month"}
_FIELDS: dict[str, type[OptionField]] = {PLACE: PlaceField, MONTH: MonthField, FIELD: FieldOfLifeField, YEAR: YearField}


class StoryFilter(Filter):
    """The conditions of a list of stories."""

    labels = LABELS

    def __init__(self, params: QueryDict, kind: str = "", fixed: tuple[str, ...] = ()) -> None:
        self.kind = kind
        options = options_for(kind)
        self.counted = _COUNTED | ({PLACE: "place"} if options.has_communes else {})
        super().__init__(params, {name: option_field(name, options) for name in _BY_KIND[kind] if name not in fixed})

    def say(self, name: str, value: Any) -> str:
        """Return a condition in words: "Năm giới thiệu: 2024", "xã Chiềng La, tỉnh Sơn La"."""
        if name in (YEAR, MONTH):
            return f"{LABELS[name][0]}: {value}"
        return value.full_name_with_province if isinstance(value, Place) else str(value)

    def words_of(self, name: str) -> str:
        """Return a chosen option as it stands among the others: a month has no name beside its label."""
        return super().words_of(name) if name in (YEAR, MONTH) else self.say(name, self.active[name])

    def conditions(self, without: str = "") -> Conditions:
        """Return what the list asks for, or would ask for without one condition."""
        found = Conditions(kind=self.kind)
        for name, value in self.active.items():
            if name == without:
                continue
            if name in _LINKS:
                found.links[_LINKS[name]] = value.pk
            elif name == KIND:
                found.kind = value.pk
            elif name in _COLUMNS:
                found.columns[_COLUMNS[name]] = value.pk
            elif name == PLACE:
                found = found.within(place_conditions(value))
            elif name == MONTH:
                found.columns["sort_date__gte"], found.columns["sort_date__lt"] = value.span()
        return found

    def count(self, base: Conditions | None, *, is_empty: bool = True) -> None:
        """Count the options under the conditions that hold beside them, and offer those that lead somewhere.

        An empty list wants to know too what each condition holds back.
        """
        whole = self.conditions().within(base)
        asked = {
            name: (self._counted_by(name), self.conditions(without=name).within(base) if name in self.active else whole)
            for name in self.fields
        }
        self.offer(count_options(asked, None if is_empty else whole))

    def _counted_by(self, name: str) -> str:
        return self.counted.get(name) or _LINKS.get(name) or _COLUMNS[name]

    def options(self, name: str) -> Iterator[tuple[str, str, int | None]]:
        """Yield address form, words and number of the options of a parameter that lead somewhere."""
        if name == MONTH:
            return _month_options(self.facets[name], self.active.get(MONTH))
        return super().options(name)


def place_conditions(place: Place) -> Conditions:
    """Return how the stories of `place` are found: whatever belongs to it, in its own geography or today's."""
    if place.level == Level.PROVINCE and not place.is_past:
        # The index of provinces goes with kinds too.
        return Conditions(columns={"province_now_id": place.pk})
    return Conditions(links={"place": place.pk})


def names_for(kind: str) -> tuple[str, ...]:
    """Return the parameters that lists of `kind` (of all kinds, if empty) understand."""
    return _BY_KIND[kind]


def label_of(name: str) -> str:
    """Return the parameter in words: "Lĩnh vực"."""
    return str(LABELS[name][0])


def month_counts(facet: Facet) -> dict[int, dict[int, int]]:
    """Return the number of stories by year and month, both from the newest to the oldest."""
    found: dict[int, dict[int, int]] = {}
    for number in sorted(map(int, facet.numbers), reverse=True):
        found.setdefault(number // 100, {})[number % 100] = facet.numbers[str(number)]
    return found


def _month_options(facet: Facet, chosen: Month | None) -> Iterator[tuple[str, str, int | None]]:
    """Yield the years, and below the chosen one its months."""
    for year, months in month_counts(facet).items():
        yield str(year), _("Năm %s") % year, sum(months.values())
        if chosen is not None and chosen.year == year:
            for month, number in months.items():
                yield Month(year, month).slug, _("Tháng %(month)s/%(year)s") % {"month": month, "year": year}, number


def _fixed_choices(choices: Any) -> tuple[Choice, ...]:
    return tuple(Choice(slug=value, name=str(label), pk=value) for value, label in choices)


def _kinds() -> tuple[Choice, ...]:
    return tuple(Choice(slug=slug, name=str(kind.label), pk=kind.value) for slug, kind in KIND_SLUGS.items())


def option_field(name: str, options: Options) -> OptionField:
    """Return the field of a parameter, with the options that lists have."""
    label, empty = LABELS[name]
    fixed = {SUBJECT: SubjectType.choices, GRADE: Grade.choices}
    found = _kinds() if name == KIND else _fixed_choices(fixed.get(name, ())) or options.of(name)
    return _FIELDS.get(name, OptionField)(found, str(empty), label=label)
