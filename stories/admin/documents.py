"""The screens and the chooser of official documents."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from stories.admin.lookup import documents_about
from stories.models import OfficialDocument


class DocumentIndexView(IndexView):
    """Documents, found by number or by words of their subject, in whatever spelling."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was asked for; Wagtail's index would refuse the list's filters."""
        return documents_about(queryset, self.search_query) if self.is_searching else queryset


class DocumentFilterForm(BaseFilterForm):
    """The chooser's search box."""

    q = forms.CharField(
        label=_("Tìm văn bản"),
        widget=forms.TextInput(attrs={"placeholder": _("Số, ký hiệu hoặc trích yếu, ví dụ 18/KH-UBND")}),
        required=False,
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Keep documents with the number or the words."""
        query = self.cleaned_data.get("q")
        if not query:
            return super().filter(objects)
        self.is_searching, self.search_query = True, query
        return documents_about(super().filter(objects), query)


class _DocumentChooseMixin:
    filter_form_class = DocumentFilterForm

    @property
    def columns(self) -> list[Any]:
        """Show number, subject, issuer and day."""
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("issuer", label=_("Cơ quan ban hành")),
            Column("date", label=_("Ngày")),
        ]


class DocumentChooseView(_DocumentChooseMixin, ChooseView):
    """The chooser."""


class DocumentChooseResultsView(_DocumentChooseMixin, ChooseResultsView):
    """Its results."""


class DocumentChooserViewSet(SnippetChooserViewSet):
    """Chooses a document by number or subject."""

    choose_view_class = DocumentChooseView
    choose_results_view_class = DocumentChooseResultsView

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses; none makes a document, for the chooser has no form for that."""
        return [address for address in super().get_urlpatterns() if address.name != "create"]


class DocumentViewSet(SnippetViewSet):
    """Official documents: a snippet, because texts cite them through Wagtail's chooser."""

    model = OfficialDocument
    icon = "doc-full-inverse"
    menu_label = _("Văn bản")
    menu_name = "van-ban"
    menu_order = 410
    add_to_admin_menu = True
    admin_url_namespace = "official_documents"
    base_url_path = "van-ban"
    chooser_admin_url_namespace = "official_document_chooser"
    chooser_base_url_path = "van-ban/chon"
    index_view_class = DocumentIndexView
    chooser_viewset_class = DocumentChooserViewSet
    list_display = [
        "display_number",
        Column("get_kind_display", label=_("Loại"), sort_key="kind"),
        Column("subject", label=_("Trích yếu")),
        Column("issuer", label=_("Cơ quan ban hành"), sort_key="issuer"),
        Column("date", label=_("Ngày"), sort_key="date"),
    ]
    list_filter = ["kind", "date"]
    list_per_page = 50
    copy_view_enabled = False
