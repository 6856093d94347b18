"""What readers searched for, and what they did not find."""

import datetime
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from core.dates import today
from core.exporting import SafeExportMixin
from core.text import fold
from search.models import AskedQuery

DAYS = {"7": 7, "30": 30, "365": 365}
USUAL_DAYS = 30
NOTHING = "khong"
_ACTIONS = ("view", "change")


class AskedFilterSet(WagtailFilterSet):
    """The span of time, and whether anything was found."""

    days = ChoiceFilter(
        label=_("Trong"),
        choices=[("7", _("7 ngày qua")), ("30", _("30 ngày qua")), ("365", _("365 ngày qua"))],
        empty_label=None,
        initial=str(USUAL_DAYS),
        method="kept",
    )
    found = ChoiceFilter(
        label=_("Kết quả"), choices=[(NOTHING, _("Không tìm thấy gì"))], empty_label=_("Mọi câu tìm"), method="kept"
    )

    class Meta:
        model = AskedQuery
        fields: list[str] = []

    def kept(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Leave the rows: `asked_since` reads the values itself, before rows are put together."""
        return rows


def asked_since(first: datetime.date, *, found_nothing: bool = False, words: str = "") -> QuerySet[Any, Any]:
    """Return queries asked on `first` or later: each with how often, the last day, and what was found the last time."""
    last_time = AskedQuery.objects.filter(query=OuterRef("query")).order_by("-day").values("results")[:1]
    rows = AskedQuery.objects.filter(day__gte=first, query__contains=fold(words))
    asked = rows.order_by().values("query").annotate(number=Sum("times"), last=Max("day"), found=Subquery(last_time))
    return asked.filter(found=0) if found_nothing else asked


class AskedView(SafeExportMixin, ReportView):
    """The report: the most asked first."""

    page_title = _("Bạn đọc tìm gì")
    header_icon = "search"
    model = AskedQuery
    any_permission_required = _ACTIONS
    index_url_name = "search_asked:index"
    index_results_url_name = "search_asked:results"
    filterset_class = AskedFilterSet
    is_searchable = True
    default_ordering = ("-number", "query")
    columns = [
        TitleColumn(
            "query",
            label=_("Câu tìm (không dấu)"),
            sort_key="query",
            get_url=lambda row: f"{reverse('search')}?{urlencode({'q': row['query']})}",
        ),
        NumberColumn("number", label=_("Số lần"), sort_key="number"),
        NumberColumn("found", label=_("Kết quả lần cuối"), sort_key="found"),
        DateColumn("last", label=_("Lần cuối"), sort_key="last"),
    ]
    export_filename = "ban-doc-tim-gi"
    list_export = ["query", "number", "found", "last"]
    export_headings = {
        "query": _("Câu tìm (không dấu)"),
        "number": _("Số lần"),
        "found": _("Kết quả lần cuối"),
        "last": _("Lần cuối"),
    }

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Return the queries of the chosen span."""
        chosen = self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}
        days = DAYS.get(chosen.get("days", ""), USUAL_DAYS)
        first = today() - datetime.timedelta(days=days - 1)
        return asked_since(first, found_nothing=chosen.get("found") == NOTHING, words=self.search_query)

    def filter_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Leave what is filtered already."""
        return queryset

    def search_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Leave what is searched already."""
        return queryset


class AskedItem(MenuItem):
    """Leads those to the report who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user may see what was asked."""
        return bool(policy_registry.get_by_type(AskedQuery).user_has_any_permission(request.user, _ACTIONS))


class AskedViewSet(ViewSet):
    """The report in the menu of search."""

    name = "search_asked"
    url_prefix = "ban-doc-tim-gi"
    icon = "search"
    menu_label = _("Bạn đọc tìm gì")
    menu_item_class = AskedItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the page and its rows alone."""
        return [
            path("", AskedView.as_view(), name="index"),
            path("results/", AskedView.as_view(results_only=True), name="results"),
        ]
