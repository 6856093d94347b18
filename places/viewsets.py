"""The screens of the admin for places, their successions and units."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from places.models import Kind, Level, Place, Succession, Unit
from places.names import words
from places.querysets import MAX_QUERY, MAX_WORDS, PlaceQuerySet
from places.widgets import PlacePicker, UnitPicker


class PlaceFilterSet(WagtailFilterSet):
    """Level, kind, province, and whether the place still exists."""

    level = django_filters.ChoiceFilter(label=_("Cấp"), choices=Level.choices)
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=Kind.choices)
    now = django_filters.ChoiceFilter(
        label=_("Hiệu lực"), choices=[("co", _("hiện nay")), ("khong", _("trước đây"))], method="filter_now"
    )
    province = django_filters.ModelChoiceFilter(
        label=_("Thuộc tỉnh, thành phố"),
        queryset=Place.objects.provinces(),
        widget=PlacePicker(level=1),
        method="filter_province",
    )

    class Meta:
        model = Place
        fields: list[str] = []

    def filter_now(self, queryset: PlaceQuerySet, name: str, value: str) -> PlaceQuerySet:
        """Keep what exists today or what no longer does."""
        return queryset.present() if value == "co" else queryset.past()

    def filter_province(self, queryset: PlaceQuerySet, name: str, value: Place) -> PlaceQuerySet:
        """Keep the province and everything in it."""
        return queryset.filter(Q(pk=value.pk) | Q(parent=value) | Q(parent__parent=value))


class PlaceIndexView(generic.IndexView):
    """Places, found without accents as in the picker."""

    def get_base_queryset(self) -> QuerySet[Place]:
        """Fetch full names in the same query."""
        return super().get_base_queryset().select_related("parent__parent")

    def search_queryset(self, queryset: PlaceQuerySet) -> PlaceQuerySet:
        """Search by words in any order."""
        return queryset.matching(self.search_query) if self.is_searching else queryset


class WordsIndexView(generic.IndexView):
    """A list that is searched in `search_paths`, by words in any order, without accents."""

    search_paths: tuple[str, ...] = ("search_key",)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep rows in which one of the paths has every word."""
        for word in words(self.search_query[:MAX_QUERY])[:MAX_WORDS]:
            query = Q()
            for path in self.search_paths:
                query |= Q(**{f"{path}__contains": f" {word}"})
            queryset = queryset.filter(query)
        return queryset


class SuccessionIndexView(WordsIndexView):
    """Successions, found by the old or the new name."""

    search_paths = ("old__search_key", "new__search_key")

    def get_base_queryset(self) -> QuerySet[Succession]:
        """Fetch both names in the same query."""
        return super().get_base_queryset().select_related("old__parent__parent", "new__parent__parent")


class PlaceViewSet(ModelViewSet):
    """Places."""

    model = Place
    name = "places"
    url_prefix = "dia-phuong"
    icon = "site"
    menu_label = _("Địa phương")
    index_view_class = PlaceIndexView
    list_display = [
        "full_name_with_province",
        "level",
        Column("valid_from", label=_("Có từ ngày"), sort_key="valid_from"),
        Column("valid_to", label=_("Không còn từ ngày"), sort_key="valid_to"),
        "code",
    ]
    filterset_class = PlaceFilterSet
    search_fields = ["search_key"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
        FieldPanel("parent", widget=PlacePicker()),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("aliases")]),
        FieldPanel("slug"),
        MultiFieldPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("Tâm địa phương")),
    ]


class SuccessionViewSet(ModelViewSet):
    """Successions."""

    model = Succession
    name = "successions"
    url_prefix = "thay-doi-dia-phuong"
    icon = "resubmit"
    menu_label = _("Thay đổi địa giới")
    index_view_class = SuccessionIndexView
    list_display = ["old", "new", "kind", "resolution"]
    list_filter = ["kind", "resolution"]
    search_fields = ["resolution"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [
        FieldPanel("old", widget=PlacePicker()),
        FieldPanel("new", widget=PlacePicker()),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("resolution")]),
    ]


class UnitFilterSet(WagtailFilterSet):
    """The place of a unit."""

    place = django_filters.ModelChoiceFilter(
        label=_("Địa phương"), queryset=Place.objects.all(), widget=PlacePicker()
    )

    class Meta:
        model = Unit
        fields = ["place"]


class UnitIndexView(WordsIndexView):
    """Units, with their places fetched in the same query."""

    def get_base_queryset(self) -> QuerySet[Unit]:
        """Fetch what the columns show."""
        return super().get_base_queryset().select_related("place__parent__parent", "parent")


class UnitViewSet(ModelViewSet):
    """Units."""

    model = Unit
    name = "units"
    url_prefix = "don-vi"
    icon = "group"
    menu_label = _("Đơn vị")
    index_view_class = UnitIndexView
    list_display = ["name", "short_name", "place", "parent", "responsible_post"]
    filterset_class = UnitFilterSet
    search_fields = ["search_key"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
        FieldPanel("place", widget=PlacePicker()),
        FieldPanel("parent", widget=UnitPicker()),
        FieldPanel("responsible_post"),
        FieldPanel("slug"),
    ]


class PlaceGroup(ModelViewSetGroup):
    """The menu of the room."""

    items = (PlaceViewSet, SuccessionViewSet, UnitViewSet)
    menu_label = _("Địa phương, đơn vị")
    menu_icon = "site"
    menu_order = 500
