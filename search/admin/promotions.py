"""The screens of what stands first for a query."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.text import fold
from search.models import Promotion


class PromotionIndexView(generic.IndexView):
    """Promotions, found by their query without accents."""

    is_searchable = True

    def get_base_queryset(self) -> QuerySet[Any]:
        """Fetch the pages in the same query."""
        return super().get_base_queryset().select_related("page")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep rows with what was typed."""
        return queryset.filter(folded__contains=fold(self.search_query)) if self.is_searching else queryset


class PromotionViewSet(ModelViewSet):
    """A page for a query."""

    model = Promotion
    name = "promotions"
    url_prefix = "dua-len-dau"
    icon = "arrow-up"
    menu_label = _("Trang đưa lên đầu")
    index_view_class = PromotionIndexView
    copy_view_enabled = False
    list_display = ["query", "page", "note"]
    list_per_page = 50
    panels = [
        FieldPanel("query", help_text=_("Trang hiện đầu tiên khi bạn đọc tìm đúng câu này, có dấu hay không dấu.")),
        FieldPanel("page", help_text=_("Chỉ hiện với bạn đọc khi ai cũng xem được trang này.")),
        FieldPanel("note", help_text=_("Một câu nói vì sao; để trống thì lấy lời dẫn của trang.")),
    ]
