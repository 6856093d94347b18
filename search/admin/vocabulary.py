"""The screens of abbreviations and of words that mean the same."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput

from core.text import clean_line, fold
from search.models import Abbreviation, SynonymGroup


class WordsIndexView(generic.IndexView):
    """A list of hundreds, found without accents by anything its rows say."""

    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep rows with words that begin as typed."""
        wanted = fold(clean_line(self.search_query or ""))
        if not wanted:
            return queryset
        return queryset.filter(pk__in=[row.pk for row in queryset if f" {wanted}" in f" {fold(str(row))}"])


class WordsViewSet(ModelViewSet):
    """What both screens share."""

    index_view_class = WordsIndexView
    copy_view_enabled = False
    list_per_page = 50


class AbbreviationViewSet(WordsViewSet):
    """Abbreviations."""

    model = Abbreviation
    name = "abbreviations"
    url_prefix = "viet-tat"
    icon = "title"
    menu_label = _("Chữ viết tắt")
    list_display = ["short", Column("full", label=_("Viết đầy đủ"))]
    panels = [
        FieldPanel("short"),
        FieldPanel("full", help_text=_("Bài viết tắt hay viết đầy đủ đều được tìm thấy bằng cả hai cách.")),
    ]


class SynonymGroupViewSet(WordsViewSet):
    """Words that mean the same."""

    model = SynonymGroup
    name = "synonyms"
    url_prefix = "dong-nghia"
    icon = "group"
    menu_label = _("Từ đồng nghĩa")
    list_display = ["words"]
    # Groups are longer than a line.
    panels = [FieldPanel("words", widget=AdminAutoHeightTextInput())]
