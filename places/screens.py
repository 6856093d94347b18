"""Lists, filters and deleting in the admin's screens of the room."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic

from places.models import Kind, Level, Place, Succession, Unit
from places.names import query_words
from places.querysets import PlaceQuerySet
from places.widgets import PlacePicker

_YES_NO = [("True", _("có")), ("False", _("không"))]


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
        widget=PlacePicker(level=1, anywhere=True),
        method="filter_province",
    )
    is_edited = django_filters.ChoiceFilter(label=_("Đã sửa"), choices=_YES_NO)

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

    def get_delete_url(self, instance: Place) -> str | None:
        """A place that came with the site is not deleted."""
        return None if instance.shipped else super().get_delete_url(instance)


class WordsIndexView(generic.IndexView):
    """A list that is searched in `search_paths`, by words in any order, without accents."""

    search_paths: tuple[str, ...] = ("search_key",)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep rows in which one of the paths has every word."""
        for word in query_words(self.search_query):
            query = Q()
            for path in self.search_paths:
                query |= Q(**{f"{path}__contains": f" {word}"})
            queryset = queryset.filter(query)
        return queryset


class SuccessionFilterSet(WagtailFilterSet):
    """What happened, and what administrators made of it."""

    is_withdrawn = django_filters.ChoiceFilter(label=_("Bỏ qua"), choices=_YES_NO)
    is_edited = django_filters.ChoiceFilter(label=_("Đã sửa"), choices=_YES_NO)

    class Meta:
        model = Succession
        fields = ["kind"]


class SuccessionIndexView(WordsIndexView):
    """Successions, found by the old or the new name."""

    search_paths = ("old__search_key", "new__search_key")

    def get_base_queryset(self) -> QuerySet[Succession]:
        """Fetch both names in the same query."""
        return super().get_base_queryset().select_related("old__parent__parent", "new__parent__parent")


class UnitFilterSet(WagtailFilterSet):
    """The place of a unit."""

    place = django_filters.ModelChoiceFilter(label=_("Địa phương"), queryset=Place.objects.all(), widget=PlacePicker())

    class Meta:
        model = Unit
        fields = ["place"]


class UnitIndexView(WordsIndexView):
    """Units, with their places fetched in the same query."""

    def get_base_queryset(self) -> QuerySet[Unit]:
        """Fetch what the columns show."""
        return super().get_base_queryset().select_related("place__parent__parent", "parent")
