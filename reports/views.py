"""The screens of reports: everything at a glance, one table whole, and the files of both."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from places.scope import scope_of
from reports import exports, screen, sheets
from reports.access import ReaderMixin
from reports.breakdowns import lines
from reports.breakdowns.counting import SORTS
from reports.breakdowns.tables import TABLES, Table
from reports.figures import course_of, times_of_day
from reports.filters import ReportForm
from reports.question import Question
from visits.figures import site_figures

URL_NAME = "reports"
TABLE_URL_NAME = "reports_table"
EXPORT, PAGE, SORT = "export", "p", "sort"
# Lines of each table at a glance, and of a table on its own.
SIZE, PAGE_SIZE = 20, 50
_LAST_PAGE = 100_000


class ReportView(ReaderMixin, WagtailAdminTemplateMixin, TemplateView):
    """What both screens share: the form, and what it asks."""

    header_icon = "lt-chart"
    page_title: Any = gettext_lazy("Thống kê")

    @cached_property
    def form(self) -> ReportForm:
        """The form with what was typed."""
        return ReportForm(self.request.GET, user=self.request.user)

    @cached_property
    def question(self) -> Question:
        """What is asked."""
        return self.form.question()

    @cached_property
    def params(self) -> dict[str, str]:
        """What of the form stands in addresses: what was typed and could be read."""
        names = [name for name in self.form.fields if name not in self.form.errors]
        return {name: value for name in names if (value := self.request.GET.get(name, ""))}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the screen, or hand over the file that was asked for."""
        kind = request.GET.get(EXPORT, "")
        # The form says what is wrong with it; a file could not.
        if kind in exports.FORMATS and self.form.is_valid():
            return self.hand_out(kind)
        return super().get(request, *args, **kwargs)

    def hand_out(self, kind: str) -> HttpResponseBase:
        """Return the file."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, and what is chosen in it."""
        question, query = self.question, urlencode(self.params)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "question": question,
            "words": question.words(),
            "narrowed": screen.narrowed(question, self.params),
            "spans": screen.spans(self.params),
            "params": self.params,
            "query": query,
            "files": f"{query}&{EXPORT}=" if query else f"{EXPORT}=",
            "tabs": screen.tabs(query, self.kwargs.get("table", "")),
            "is_open": bool(self.form.errors),
        }


class OverviewView(ReportView):
    """The figures, how they went, and the first lines of each table."""

    template_name = "admin/reports/overview.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def wanted(self) -> list[Table]:
        """Return the tables that are shown."""
        return screen.tables_of(self.question, scope_of(self.request))

    def hand_out(self, kind: str) -> HttpResponseBase:
        """Return all of it: a workbook, or the course of the views, for a .csv has but one sheet."""
        name = sheets.file_name(self.question)
        if kind == exports.CSV:
            return exports.as_csv(sheets.course_sheet(self.question), name)
        points = [sheets.course_sheet(self.question), sheets.times_sheet(self.question)]
        user = self.request.user
        return exports.xlsx(
            [*points, *(sheets.table_sheet(self.question, one, user=user) for one in self.wanted())], name
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add figures, charts and tables."""
        question, user = self.question, self.request.user
        sums, shown = lines.tables(question, self.wanted(), user=user, size=SIZE)
        points = course_of(question)
        times = times_of_day(question)
        return super().get_context_data(**kwargs) | {
            "public": screen.public_spans(site_figures(), self.params),
            "figures": screen.figures(question, sums),
            "notes": screen.notes(question),
            "points": points,
            "course": screen.course_chart(question, points),
            "times": times,
            "times_chart": screen.times_chart(times),
            "times_note": screen.times_note(question),
            "tables": shown,
            "asked": screen.found_nothing(question, user),
            "sums": sums,
        }


class TableView(ReportView):
    """One table whole, in pages and in the order wanted."""

    template_name = "admin/reports/one.html"

    @cached_property
    def table(self) -> Table:
        """The table of the address.

        Raises:
            Http404: there is none of that name.
        """
        try:
            return TABLES[self.kwargs["table"]]
        except KeyError:
            raise Http404 from None

    @property
    def sort(self) -> str:
        """The order that was asked for; the usual one for what is none."""
        asked = self.request.GET.get(SORT, "")
        return asked if asked in SORTS or (asked == "name" and self.table.name) else "views"

    def get_page_title(self) -> str:
        """Return what the table is about."""
        return str(self.table.heading)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        overview = {"url": f"{reverse(URL_NAME)}?{urlencode(self.params)}", "label": self.page_title}
        return [*self.breadcrumbs_items, overview, {"url": "", "label": self.get_page_title()}]

    def hand_out(self, kind: str) -> HttpResponseBase:
        """Return the whole table."""
        sheet = sheets.table_sheet(self.question, self.table, user=self.request.user, sort=self.sort)
        name = sheets.file_name(self.question, self.get_page_title())
        return exports.xlsx([sheet], name) if kind == exports.XLSX else exports.as_csv(sheet, name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a page of the table."""
        page = _page(self.request.GET.get(PAGE, ""))
        sums, shown = self._lines(page)
        if page > 1 and not shown.lines:
            page = 1
            sums, shown = self._lines(page)
        return super().get_context_data(**kwargs) | {
            "shown": shown,
            "sums": sums,
            "sort": self.sort,
            "sorts": {name: self._address(sort=name) for name in (*SORTS, "name")},
            "first": (page - 1) * PAGE_SIZE + 1,
            "last": (page - 1) * PAGE_SIZE + len(shown.lines),
            "previous_page": self._address(page=page - 1) if page > 1 else "",
            "next_page": self._address(page=page + 1) if page * PAGE_SIZE < shown.number else "",
        }

    def _lines(self, page: int) -> tuple[Any, lines.Shown]:
        start = (page - 1) * PAGE_SIZE
        user = self.request.user
        sums, (shown,) = lines.tables(
            self.question, [self.table], user=user, size=PAGE_SIZE, start=start, sort=self.sort
        )
        return sums, shown

    def _address(self, *, sort: str = "", page: int = 1) -> str:
        sort = sort or self.sort
        own = ({SORT: sort} if sort != "views" else {}) | ({PAGE: str(page)} if page > 1 else {})
        return f"?{urlencode(self.params | own)}"


def _page(text: str) -> int:
    """Return the number of a page; the first for what is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return min(max(number, 1), _LAST_PAGE)
