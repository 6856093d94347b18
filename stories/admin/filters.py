"""What editors narrow the lists of stories by."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from places.models import Place
from places.widgets import PlacePicker
from stories.admin.states import State, in_state
from stories.choices import Grade, Kind, Level, SubjectType
from stories.models import ArticlePage, CampaignPage, ExemplarPage, Field, Section, Stream
from stories.widgets import FieldPicker, StoryPicker


class StoryFilterSet(WagtailFilterSet):
    """State, field, place: what all kinds have."""

    state = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=State.choices, method="filter_state")
    field = django_filters.ModelChoiceFilter(
        label=_("Lĩnh vực"), queryset=Field.objects.all(), field_name="fields", widget=FieldPicker()
    )
    place = django_filters.ModelChoiceFilter(
        label=_("Địa phương"),
        queryset=Place.objects.all(),
        widget=PlacePicker(),
        method="filter_place",
        help_text=_("Tên nay hoặc tên cũ; gồm cả các đơn vị bên dưới."),
    )

    def filter_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep stories in the state."""
        return in_state(queryset, value)

    def filter_place(self, queryset: QuerySet[Any], name: str, value: Place) -> QuerySet[Any]:
        """Keep stories of the place as it was or is, and of everything in it."""
        here = Q(place=value) | Q(place_now=value) | Q(province_now=value)
        return queryset.filter(here | Q(place__parent=value) | Q(place__parent__parent=value))


def _campaign_filter() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        label=_("Phong trào"),
        queryset=CampaignPage.objects.all(),
        field_name="campaigns",
        widget=StoryPicker(kind=Kind.CAMPAIGN),
    )


class ExemplarFilterSet(StoryFilterSet):
    """Exemplars, by whom they are about and when they were introduced."""

    subject_type = django_filters.ChoiceFilter(label=_("Đối tượng"), choices=SubjectType.choices)
    grade = django_filters.ChoiceFilter(label=_("Mức"), choices=Grade.choices)
    year = django_filters.NumberFilter(label=_("Năm giới thiệu"))
    campaign = _campaign_filter()

    class Meta:
        model = ExemplarPage
        fields: list[str] = []


class ArticleFilterSet(StoryFilterSet):
    """Articles, by section, running story and year."""

    section = django_filters.ModelChoiceFilter(label=_("Chuyên mục"), queryset=Section.objects.all())
    stream = django_filters.ModelChoiceFilter(label=_("Dòng sự kiện"), queryset=Stream.objects.all())
    year = django_filters.NumberFilter(label=_("Năm đăng"), method="filter_year")
    campaign = _campaign_filter()

    class Meta:
        model = ArticlePage
        fields: list[str] = []

    def filter_year(self, queryset: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep articles published in the year, here or where they come from."""
        if not 1000 <= value <= 9999:
            return queryset.none()
        here = Q(published_date=None, first_published_at__year=int(value))
        return queryset.filter(Q(published_date__year=int(value)) | here)


class CampaignFilterSet(StoryFilterSet):
    """Campaigns, by the level that launched them and a year they ran in."""

    level = django_filters.ChoiceFilter(label=_("Cấp phát động"), choices=Level.choices)
    year = django_filters.NumberFilter(label=_("Diễn ra trong năm"), method="filter_year")

    class Meta:
        model = CampaignPage
        fields: list[str] = []

    def filter_year(self, queryset: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep campaigns that began by the end of the year and did not end before it."""
        if not 1000 <= value <= 9999:
            return queryset.none()
        begun = Q(period_from=None) | Q(period_from__year__lte=int(value))
        return queryset.filter(begun, Q(period_to=None) | Q(period_to__year__gte=int(value))).exclude(
            period_from=None, period_to=None
        )
