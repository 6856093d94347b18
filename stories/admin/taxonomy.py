"""The screens for what stories are sorted by."""

from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from stories.admin.lookup import authors_named, find_fields, slug_words, typed, with_words
from stories.models import Author, Field, Section, Stream, Tag
from stories.widgets import VietnameseSlugInput


class NamedIndexView(generic.IndexView):
    """A list searched by name without accents; the address holds the name so."""

    is_searchable = True
    counted: ClassVar[str] = ""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Count the stories of every row in the same query."""
        queryset = super().get_base_queryset()
        return queryset.annotate(story_count=Count(self.counted, distinct=True)) if self.counted else queryset

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep rows with the words typed."""
        if not self.is_searching:
            return queryset
        words = slug_words(self.search_query)
        by_address = with_words(words, "slug") if words else Q()
        return queryset.filter(by_address | Q(name__icontains=typed(self.search_query)))


class FieldIndexView(NamedIndexView):
    """Fields, found by their other names too."""

    counted = "stories"

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep fields with the words typed in one of their names."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=[field.pk for field in find_fields(self.search_query)])


class ArticlesIndexView(NamedIndexView):
    """Sections and running stories, with their articles counted."""

    counted = "articles"


class TagIndexView(NamedIndexView):
    """Tags, with their stories counted."""

    counted = "tagged_stories"


class AuthorIndexView(NamedIndexView):
    """Authors, found by name or unit."""

    counted = "stories"

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep authors whose name or unit has what was typed."""
        return authors_named(queryset, self.search_query) if self.is_searching else queryset


STORY_COUNT = Column("story_count", label=_("Số bài"), sort_key="story_count")


class NamedViewSet(ModelViewSet):
    """What all screens of the group share."""

    index_view_class = NamedIndexView
    copy_view_enabled = False
    list_per_page = 50


class FieldViewSet(NamedViewSet):
    """Fields of life."""

    model = Field
    name = "fields"
    url_prefix = "linh-vuc"
    icon = "tag"
    menu_label = _("Lĩnh vực")
    index_view_class = FieldIndexView
    list_display = ["name", "position", "colour", "icon", STORY_COUNT]


class SectionViewSet(NamedViewSet):
    """Sections of the paper."""

    model = Section
    name = "sections"
    url_prefix = "chuyen-muc"
    icon = "list-ul"
    menu_label = _("Chuyên mục")
    index_view_class = ArticlesIndexView
    list_display = ["name", "position", STORY_COUNT]


class StreamViewSet(NamedViewSet):
    """Running stories."""

    model = Stream
    name = "streams"
    url_prefix = "dong-su-kien"
    icon = "history"
    menu_label = _("Dòng sự kiện")
    index_view_class = ArticlesIndexView
    list_display = ["name", "description", STORY_COUNT]


class TagViewSet(NamedViewSet):
    """Free tags."""

    model = Tag
    name = "tags"
    url_prefix = "the"
    icon = "tag"
    menu_label = _("Thẻ")
    index_view_class = TagIndexView
    list_display = ["name", STORY_COUNT]
    ordering = "name"
    panels = [FieldPanel("name"), FieldPanel("slug", widget=VietnameseSlugInput())]


class AuthorViewSet(NamedViewSet):
    """Authors."""

    model = Author
    name = "authors"
    url_prefix = "tac-gia"
    icon = "user"
    menu_label = _("Tác giả")
    index_view_class = AuthorIndexView
    list_display = ["name", "unit_name", STORY_COUNT]


class TaxonomyGroup(ModelViewSetGroup):
    """The menu of what stories are sorted by."""

    items = (FieldViewSet, SectionViewSet, StreamViewSet, TagViewSet, AuthorViewSet)
    menu_label = _("Phân loại")
    menu_icon = "tag"
    menu_order = 400
