"""The screens of the admin for places, their successions and units."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusFlagColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from places.correcting import (
    ChangesView,
    CorrectingView,
    PlaceDeleteView,
    PlaceEditView,
    SafeDeleteView,
    SuccessionDeleteView,
)
from places.forms import CorrectableForm, SuccessionForm
from places.models import Place, Succession, Unit
from places.screens import (
    PlaceFilterSet,
    PlaceIndexView,
    SuccessionFilterSet,
    SuccessionIndexView,
    UnitFilterSet,
    UnitIndexView,
)
from places.widgets import PlacePicker, UnitPicker


def _above(place: Place) -> str:
    """Name what a place belongs to so that it is told apart from others of that name."""
    return place.parent.full_name_with_province if place.parent else ""


class PlaceViewSet(ModelViewSet):
    """Places."""

    model = Place
    name = "places"
    url_prefix = "dia-phuong"
    icon = "site"
    menu_label = _("Địa phương")
    edit_view_class = PlaceEditView
    history_view_class = ChangesView
    delete_view_class = PlaceDeleteView
    index_view_class = PlaceIndexView
    list_display = [
        "__str__",
        Column("parent", label=_("Thuộc"), accessor=_above),
        "level",
        Column("valid_from", label=_("Có từ ngày"), sort_key="valid_from"),
        Column("valid_to", label=_("Không còn từ ngày"), sort_key="valid_to"),
        "code",
        StatusFlagColumn("is_edited", label=_("Đã sửa"), true_label=_("đã sửa")),
    ]
    filterset_class = PlaceFilterSet
    search_fields = ["search_key"]
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("take_back"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
            FieldPanel("parent", widget=PlacePicker(anywhere=True)),
            FieldPanel("former_parent", widget=PlacePicker(level=2, anywhere=True)),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
            FieldRowPanel([FieldPanel("code"), FieldPanel("aliases")]),
            FieldPanel("slug"),
            MultiFieldPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("Tâm địa phương")),
        ],
        base_form_class=CorrectableForm,
    )


class SuccessionViewSet(ModelViewSet):
    """Successions."""

    model = Succession
    name = "successions"
    url_prefix = "thay-doi-dia-phuong"
    icon = "resubmit"
    menu_label = _("Thay đổi địa giới")
    edit_view_class = CorrectingView
    history_view_class = ChangesView
    delete_view_class = SuccessionDeleteView
    index_view_class = SuccessionIndexView
    list_display = [
        "__str__",
        "kind",
        "resolution",
        StatusFlagColumn("is_withdrawn", label=_("Bỏ qua"), true_label=_("bỏ qua")),
        StatusFlagColumn("is_edited", label=_("Đã sửa"), true_label=_("đã sửa")),
    ]
    filterset_class = SuccessionFilterSet
    search_fields = ["resolution"]
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("take_back"),
            FieldPanel("old", widget=PlacePicker(anywhere=True)),
            FieldPanel("new", widget=PlacePicker(anywhere=True)),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("resolution")]),
            FieldPanel("is_withdrawn"),
        ],
        base_form_class=SuccessionForm,
    )


class UnitViewSet(ModelViewSet):
    """Units."""

    model = Unit
    name = "units"
    url_prefix = "don-vi"
    icon = "group"
    menu_label = _("Đơn vị")
    delete_view_class = SafeDeleteView
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
