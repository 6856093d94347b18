"""The list of official documents: by kind, year and issuer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateField, QuerySet, Value
from django.db.models.functions import Coalesce, ExtractYear, Greatest
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import dates
from core.caching import remember
from core.paging import cursor_page
from core.text import slugify_vietnamese, sort_key
from stories.choices import DocumentKind
from stories.facets import Facet
from stories.filter_fields import OptionField
from stories.filter_forms import Filter
from stories.models import OfficialDocument
from stories.options import Choice
from stories.pages.filtered import FilteredList, place_in_list

KIND, YEAR, ISSUER = "loai", "nam", "co-quan"
PAGE_SIZE = 30
_COLUMNS = {KIND: "kind", YEAR: "date__year", ISSUER: "issuer"}
_LABELS = {
    KIND: (gettext_lazy("Loại văn bản"), gettext_lazy("Mọi loại văn bản")),
    YEAR: (gettext_lazy("Năm ban hành"), gettext_lazy("Mọi năm")),
    ISSUER: (gettext_lazy("Cơ quan ban hành"), gettext_lazy("Mọi cơ quan")),
}


@dataclass(frozen=True)
class Alike:
    """How many documents are of one kind, year and issuer."""

    values: Mapping[str, Any]
    number: int


class DocumentFilter(Filter):
    """The conditions of the list of documents."""

    labels = _LABELS

    def __init__(self, params: QueryDict) -> None:
        self.groups = remember("stories:documents", _groups)
        fields = {name: OptionField(_options(self.groups, name), str(_LABELS[name][1])) for name in _COLUMNS}
        for name, field in fields.items():
            field.label = str(_LABELS[name][0])
        super().__init__(params, fields)
        self.offer({name: self._facet(name) for name in fields})

    def say(self, name: str, value: Any) -> str:
        """Return a condition in words."""
        return f"{_LABELS[name][0]}: {value}" if name == YEAR else str(value)

    def columns(self) -> dict[str, Any]:
        """Return what the list asks of the columns of a document."""
        return {_COLUMNS[name]: value.pk for name, value in self.active.items()}

    def _facet(self, name: str) -> Facet:
        others = {other: value.pk for other, value in self.active.items() if other != name}
        alike = [group for group in self.groups if all(group.values[other] == pk for other, pk in others.items())]
        numbers: dict[str, int] = {}
        for group in alike:
            value = str(group.values[name] or "")
            numbers[value] = numbers.get(value, 0) + group.number
        return Facet(numbers, sum(group.number for group in alike))


@dataclass(kw_only=True)
class DocumentList(FilteredList):
    """A page of the list of official documents."""

    rows: list[OfficialDocument]


def document_list(request: HttpRequest) -> DocumentList:
    """Return the page of the official documents that the address asks for, the latest first, undated ones last."""
    form = DocumentFilter(request.GET)
    rows = documents_of(form)
    page = cursor_page(rows, request.GET, size=PAGE_SIZE, moment="day", pk="pk")
    return DocumentList(
        path="/van-ban/",
        form=form,
        rows=list(page.rows),
        page=page,
        count=rows.count(),
        noun=_("văn bản"),
        at=place_in_list(request.GET, page),
    )


def documents_of(form: DocumentFilter) -> QuerySet[OfficialDocument]:
    """Return the documents, in no order, for which all conditions hold.

    Each has a `day`, as a cursor needs: one that no time zone leads out of.
    """
    unknown = Value(dates.UNKNOWN.date(), output_field=DateField())
    day = Greatest(Coalesce("date", unknown), unknown, output_field=DateField())
    return OfficialDocument.objects.annotate(day=day).filter(**form.columns()).order_by()


def _groups() -> list[Alike]:
    rows = OfficialDocument.objects.order_by().annotate(year=ExtractYear("date"))
    found = rows.values_list("kind", "year", "issuer").annotate(number=Count("pk"))
    return [Alike({KIND: kind, YEAR: year, ISSUER: issuer}, number) for kind, year, issuer, number in found]


def _options(groups: Iterable[Alike], name: str) -> Iterator[Choice]:
    values = {group.values[name] for group in groups} - {None, ""}
    if name == YEAR:
        yield from (Choice(str(year), str(year), year) for year in sorted(values, reverse=True))
    elif name == KIND:
        yield from (Choice(kind.value, str(kind.label), kind.value) for kind in DocumentKind if kind.value in values)
    else:
        yield from (Choice(slugify_vietnamese(value), value, value) for value in sorted(values, key=sort_key))
